// Imagine: each writes alone and sees only their own ideas; once revealed, the whole table's.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Page } from "../../phone/page.js";
import { Composer, Send, useDraft } from "./composer.js";
import { countMine, MyIdeas } from "./mine.js";
import { Groups } from "./table.js";

export default function Ideas(room) {
  const draft = useDraft(`tablee/${room.code}/${room.own.me.id}/draft/${room.view.step.id}`);
  return room.view.step.phase === "writing" ? html`<${Writing} ...${room} draft=${draft} />`
    : html`<${Revealed} ...${room} draft=${draft} />`;
}

function Writing(room) {
  const { view, draft } = room;
  return html`<${Page} notices=${room.notices} foot=${html`<${Send} ...${room} />`}>
    <h1 tabindex="-1" class="question">${view.step.prompt || view.session.question}</h1>
    <${Composer} draft=${draft} />
    <section class="stack"><div class="row-between"><h2>${t("Vos idées")}</h2>
      <span class="small soft">${t("personne d’autre ne les voit")}</span></div>
      ${countMine(room) ? html`<${MyIdeas} ...${room} />`
        : html`<p class="soft">${t("Vos idées se rangeront ici. Une idée à la fois, autant que vous voulez.")}</p>`}</section>
  <//>`;
}

function Revealed(room) {
  const { view, own, draft } = room;
  return html`<${Page} notices=${room.notices} foot=${draft.text && html`<${Send} ...${room} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${t("Les idées de la table")}</h1>
      <p class="soft small">${t("Toute la table les voit maintenant, sans nom sauf accord.")}</p></div>
    <${Groups} view=${view} own=${own} />
    ${!view.ideas.length && html`<p class="soft">${t("La table n’a pas encore d’idée.")}</p>`}
    <section class="stack"><h2>${t("Vos idées")}</h2>
      <${Composer} draft=${draft} label=${t("Une idée de plus")} /><${MyIdeas} ...${room} /></section>
  <//>`;
}
