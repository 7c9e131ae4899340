// Bringing two ideas together: first which one, then both side by side, then which text is kept. The other stays under it.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Dialog } from "./panel.js";
import { called, ideas } from "./reading.js";
import { typeset } from "../typeset.js";

/** `other` is an idea's id when it is already known. */
export function MergeDialog({ view, act, idea, other, onClose }) {
  const [second, setSecond] = useState(other ?? null);
  const twin = view[`idea/${second}`];
  if (!twin) return html`<${ChooseOther} view=${view} idea=${idea} onChoose=${setSecond} onClose=${onClose} />`;
  const merge = async (into, from) => { if ((await act("idea.merge", { into: into.id, ideas: [from.id] })).ok) onClose(); };
  return html`<${Dialog} title=${t("Réunir ces deux idées ?")} onClose=${onClose}>
    <p class="soft">${t("Choisissez le texte qui reste en vue. L’autre est gardé dessous et peut ressortir.")}</p>
    <div class="side-by-side">
      <${Side} idea=${idea} onKeep=${() => merge(idea, twin)} /><${Side} idea=${twin} onKeep=${() => merge(twin, idea)} /></div>
    ${act.refusal.value && html`<p class="banner small">${act.refusal.value.text}</p>`}
    <p class="choices"><button class="button" type="button" onClick=${onClose}>${t("Les laisser séparées")}</button></p>
  <//>`;
}

function Side({ idea, onKeep }) {
  return html`<article class="side"><div class="side-text">${idea.title && html`<h3>${typeset(idea.title)}</h3>`}<p class="as-typed">
    ${typeset(idea.body)}</p></div>
    <p class="small soft">${idea.by ?? ""}</p>
    <button class="button is-main" type="button" onClick=${onKeep}>${t("Garder ce texte")}</button></article>`;
}

function ChooseOther({ view, idea, onChoose, onClose }) {
  const [sought, setSought] = useState("");
  const wanted = sought.trim().toLocaleLowerCase();
  const others = ideas(view).filter((each) => each.id !== idea.id && !each.parked
    && `${each.title} ${each.body}`.toLocaleLowerCase().includes(wanted));
  return html`<${Dialog} title=${t("Réunir avec quelle idée ?")} onClose=${onClose}>
    <p class="card quoted-idea">${called(idea, 200)}</p>
    <div class="field"><label for="sought">${t("Chercher un mot")}</label>
      <input class="input" id="sought" type="search" value=${sought} onInput=${(event) => setSought(event.target.value)} /></div>
    <ul class="pick-list">${others.map((each) => html`<li key=${each.id}>
      <button type="button" onClick=${() => onChoose(each.id)}>${called(each, 160)}</button></li>`)}</ul>
    ${others.length === 0 && html`<p class="soft">${t("Aucune idée avec ces mots.")}</p>`}
  <//>`;
}
