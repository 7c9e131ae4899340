// Correcting an idea's words, and naming a group. If the words moved meanwhile, both texts are shown: nobody's are lost.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";

export function EditDialog({ act, idea, onClose }) {
  const [body, setBody] = useState(idea.body);
  const [base, setBase] = useState(idea.version);
  const [theirs, setTheirs] = useState(null);
  const save = async (event) => {
    event.preventDefault();
    const answer = await act("idea.edit", { idea: idea.id, body, base, ...(idea.title && { title: idea.title }) });
    if (answer.ok) return onClose();
    if (answer.refused !== "conflict") return;
    setTheirs(answer.now?.body ?? answer.now?.text ?? idea.body);
    setBase(answer.now?.version ?? idea.version);
  };
  return html`<${Dialog} title=${t("Corriger l’idée")} narrow onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      ${theirs !== null && html`<div class="conflict"><p><strong>${t("Ce texte vient d’être changé ailleurs :")}</strong></p>
        <p class="as-typed">${theirs}</p><p class="choices"><button class="button" type="button"
          onClick=${() => { setBody(theirs); setTheirs(null); }}>${t("Reprendre ce texte")}</button></p></div>`}
      <${TextField} id="edited" label=${theirs === null ? t("Le texte") : t("Le vôtre")} rows=${8}
        limit=${Math.max(2000, idea.body.length)}
        value=${body} onInput=${setBody} />
      ${act.refusal.value && theirs === null && html`<p class="banner small">${act.refusal.value.text}</p>`}
      <p class="choices"><button class="button" type="button" onClick=${onClose}>${t("Ne rien changer")}</button>
        <button class="button is-main" type="submit" disabled=${!body.trim()}>${t("Enregistrer")}</button></p>
    </form><//>`;
}

/** Names a group, or creates one where `group` is null. */
export function RenameDialog({ act, group, onClose }) {
  const [title, setTitle] = useState(group?.title ?? "");
  const save = async (event) => {
    event.preventDefault();
    if (!title.trim()) return;
    const answer = await (group ? act("group.rename", { group: group.id, title }) : act("group.create", { title }));
    if (answer.ok) onClose();
  };
  return html`<${Dialog} title=${group ? t("Renommer le groupe") : t("Nouveau groupe")} narrow onClose=${onClose}>
    <form class="stack" onSubmit=${save}><div class="field"><label for="group-title">${t("Son nom")}</label>
        <input class="input" id="group-title" maxlength="120" value=${title} onInput=${(event) => setTitle(event.target.value)} />
          </div>
      ${act.refusal.value && html`<p class="banner small">${act.refusal.value.text}</p>`}
      <p class="choices"><button class="button is-main" type="submit">${group ? t("Renommer") : t("Créer")}</button></p>
    </form><//>`;
}
