// Writing for somebody without a phone: the idea joins the others, marked as taken down at the table. It leaves by the
// outbox, so that the field is free for the next one at once; refused, it comes back to it.
import { html, useEffect, useRef, useState } from "../h.js";
import { t } from "../t.js";
import { fits } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { Saved } from "../phone/saved.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";

const LIMIT = 2000;

export function WriteDialog({ view, act, link, onClose }) {
  const draft = useDraft(act.draft("idea"));
  const [last, setLast] = useState(null); // the outbox's id of the last one
  const [why, setWhy] = useState(null);
  const field = useRef(null);
  const { outbox } = act;
  const item = outbox.items.value.find((each) => each.id === last);
  const write = (event) => {
    event.preventDefault();
    if (!fits(draft.value, LIMIT)) return;
    setWhy(null);
    setLast(outbox.add("idea.write", { body: draft.value, table: view.table.id }));
    draft.clear();
    field.current?.querySelector("textarea")?.focus();
  };
  useEffect(() => {
    if (item?.state !== "refused" || draft.value) return;
    setWhy(item.refusal.text);
    draft.set(item.body.body);
    outbox.drop(item.id);
  }, [item?.state]);
  return html`<${Dialog} title=${t("Écrire pour quelqu’un")} narrow onClose=${onClose}>
    <p class="soft">${t("Pour une personne sans téléphone, ou qui dicte. L’idée rejoint celles de la table, sans signature.")}</p>
    <form class="stack" onSubmit=${write} ref=${field}>
      <${TextField} id="scribe" label=${t("L’idée")} value=${draft.value} limit=${LIMIT} onInput=${draft.set} />
      <p role="status">${why ? html`<span class="wrong">${why}</span>` : html`<${Saved} item=${item} brief
        online=${link.status.value === "online"} before=${last && !item ? t("Enregistré") : null} />`}</p>
      <p class="choices"><button class="button" type="button" onClick=${onClose}>${t("Fermer")}</button>
        <button class="button is-main" type="submit" disabled=${!fits(draft.value, LIMIT)}>${t("Ajouter l’idée")}</button></p>
    </form><//>`;
}
