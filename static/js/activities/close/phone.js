// The end: thanks, what was kept, one's own ideas to read again, and where to take back what one agreed to.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { LookUp, Page } from "../../phone/page.js";
import { countMine, MyIdeas } from "../ideas/mine.js";

export default function Close(room) {
  const { view } = room;
  const kept = (view.proposals ?? []).map((id) => view[`sheet/${id}`]).filter(Boolean);
  const ours = kept.filter((sheet) => sheet.table === room.own.me.table);
  return html`<${Page} notices=${room.notices} foot=${html`<${LookUp}>${t("Accords et effacement : touchez « Moi », en haut à gauche.")}<//>`}>
    <div class="stack-tight"><h1 tabindex="-1">${t("Merci.")}</h1>
      <p>${view.step.prompt || t("Ce que la salle a retenu sera repris dans le mémento remis par l’organisation.")}</p></div>
    ${ours.length > 0 && html`<section class="stack-tight"><h2>${t("Retenu à votre table")}</h2><ul class="stack-tight">${ours.map((sheet) => html`
      <li class="card" key=${sheet.id}><strong>${sheet.title}</strong></li>`)}</ul>
      ${kept.length > ours.length && html`<p class="soft small">${t("{n} propositions dans toute la salle.", { n: kept.length })}</p>`}</section>`}
    ${countMine(room) > 0 && html`<section class="stack"><h2>${t("Vos idées")}</h2><${MyIdeas} ...${room} /></section>`}
  <//>`;
}
