// Writing for somebody without a phone: the idea joins the others, marked as taken down at the table.
import { html, useRef, useState } from "../h.js";
import { t } from "../t.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";
import { Status } from "../components/status.js";

export function WriteDialog({ view, act, onClose }) {
  const [body, setBody] = useState("");
  const [state, setState] = useState(null);
  const field = useRef(null);
  const write = async (event) => {
    event.preventDefault();
    if (!body.trim() || state === "sending") return;
    setState("sending");
    const answer = await act("idea.write", { body, table: view.table.id });
    setState(answer.ok ? "saved" : "refused");
    if (answer.ok) setBody("");
    field.current?.querySelector("textarea")?.focus();
  };
  return html`<${Dialog} title=${t("Écrire pour quelqu’un")} narrow onClose=${onClose}>
    <p class="soft">${t("Pour une personne sans téléphone, ou qui dicte. L’idée rejoint celles de la table, sans signature.")}</p>
    <form class="stack" onSubmit=${write} ref=${field}>
      <${TextField} id="scribe" label=${t("L’idée")} value=${body} limit=${2000}
        onInput=${(text) => { setBody(text); setState(null); }} />
      <p role="status"><${Status} state=${state} />${state === "refused" && html` ${act.refusal.value?.text}`}</p>
      <p class="choices"><button class="button" type="button" onClick=${onClose}>${t("Fermer")}</button>
        <button class="button is-main" type="submit">${t("Ajouter l’idée")}</button></p>
    </form><//>`;
}
