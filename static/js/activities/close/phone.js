// The end: thanks, what was kept, one's own ideas to read again, and where to take back what one agreed to.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { LookUp, Page } from "../../phone/page.js";
import { countMine, MyIdeas } from "../ideas/mine.js";
import { typeset } from "../../typeset.js";

export default function Close(room) {
  const foot = html`<${LookUp}>${t("Accords et effacement : touchez « Moi », en haut à gauche.")}<//>`;
  const next = room.view.step.prompt || t("Ce que la salle a retenu sera repris dans le mémento remis par l’organisation.");
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight"><h1 tabindex="-1">${t("Merci.")}</h1><p>${next}</p></div>
    <${Retained} ...${room} />
    ${countMine(room) > 0 && html`<section class="stack"><h2>${t("Vos idées")}</h2><${MyIdeas} ...${room} /></section>`}
  <//>`;
}

/** The table's own proposals by title, and how many the room has. */
function Retained({ view, own }) {
  const all = (view.proposals ?? []).map((id) => view[`sheet/${id}`]).filter(Boolean);
  const ours = all.filter((sheet) => sheet.table === own.me.table);
  if (!ours.length) return null;
  return html`<section class="stack-tight">
    <h2>${t("Retenu à votre table")}</h2>
    <ul class="stack-tight">
      ${ours.map((sheet) => html`<li class="card" key=${sheet.id}><strong>${typeset(sheet.title)}</strong></li>`)}
    </ul>
    ${all.length > ours.length && html`<p class="soft small">
      ${t("{n} propositions dans toute la salle.", { n: all.length })}</p>`}
  </section>`;
}
