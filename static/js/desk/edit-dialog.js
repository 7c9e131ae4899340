// Correcting an idea's words, and naming a group. If the words moved meanwhile, both texts are shown: nobody's are lost.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { fits, lengthOf } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";

export const LONGEST_TITLE = 120; // of a group
const LONGEST_IDEA = 2000;

export function EditDialog({ act, idea, onClose }) {
  const draft = useDraft(act.draft(`idea/${idea.id}`), null); // {body, base} once something was changed
  const [theirs, setTheirs] = useState(null);
  const { body, base } = draft.value ?? { body: idea.body, base: idea.version };
  const limit = Math.max(LONGEST_IDEA, lengthOf(idea.body));
  const leave = () => { draft.clear(); onClose(); };
  const save = async (event) => {
    event.preventDefault();
    if (!fits(body, limit)) return;
    const answer = await act("idea.edit", { idea: idea.id, body, base, ...(idea.title && { title: idea.title }) },
      { slot: `idea/${idea.id}`, draft: draft.key });
    if (answer.ok) return onClose();
    if (answer.refused !== "conflict") return;
    setTheirs(answer.now?.body ?? answer.now?.text ?? idea.body);
    draft.set({ body, base: answer.now?.version ?? idea.version });
  };
  return html`<${Dialog} title=${t("Corriger l’idée")} narrow onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      ${theirs !== null && html`<div class="conflict"><p><strong>${t("Ce texte vient d’être changé ailleurs :")}</strong></p>
        <p class="as-typed">${theirs}</p><p class="choices"><button class="button" type="button"
          onClick=${() => { draft.set({ body: theirs, base }); setTheirs(null); }}>${t("Reprendre ce texte")}</button></p></div>`}
      <${TextField} id="edited" label=${theirs === null ? t("Le texte") : t("Le vôtre")} rows=${8} limit=${limit}
        value=${body} onInput=${(text) => draft.set({ body: text, base })} />
      ${act.refusal.value && theirs === null && html`<p class="banner small">${act.refusal.value.text}</p>`}
      <p class="choices"><button class="button" type="button" onClick=${leave}>${t("Ne rien changer")}</button>
        <button class="button is-main" type="submit" disabled=${!fits(body, limit)}>${t("Enregistrer")}</button></p>
    </form><//>`;
}

/** Names a group, or creates one where `group` is null. */
export function RenameDialog({ act, group, onClose }) {
  const draft = useDraft(act.draft(`group/${group?.id ?? "new"}`), null);
  const title = draft.value ?? group?.title ?? "";
  const save = async (event) => {
    event.preventDefault();
    if (!fits(title, LONGEST_TITLE)) return;
    const how = { draft: draft.key };
    const answer = await (group ? act("group.rename", { group: group.id, title }, how) : act("group.create", { title }, how));
    if (answer.ok) onClose();
  };
  return html`<${Dialog} title=${group ? t("Renommer le groupe") : t("Nouveau groupe")} narrow onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      <${TextField} id="group-title" label=${t("Son nom")} rows=${1} limit=${LONGEST_TITLE} value=${title} onInput=${draft.set} />
      ${act.refusal.value && html`<p class="banner small">${act.refusal.value.text}</p>`}
      <p class="choices"><button class="button is-main" type="submit" disabled=${!fits(title, LONGEST_TITLE)}>
        ${group ? t("Renommer") : t("Créer")}</button></p>
    </form><//>`;
}
