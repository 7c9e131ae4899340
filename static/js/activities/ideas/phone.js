// Imagine: each writes alone and sees only their own ideas; once revealed, the whole table's.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Page } from "../../phone/page.js";
import { Composer, Send, useIdea } from "./composer.js";
import { countMine, MyIdeas } from "./mine.js";
import { Revealed } from "./revealed.js";

export default function Ideas(room) {
  if (room.view.step.phase === "writing") return html`<${Writing} ...${room} />`;
  return html`<${Revealed} ...${room} lead=${t("Toute la table les voit maintenant, sans nom sauf accord.")} />`;
}

function Writing(room) {
  const { view, own } = room;
  const seen = own.mine.filter((id) => own[`my/${id}`].seen === "table");
  const unseen = own.mine.filter((id) => !seen.includes(id));
  const draft = useIdea(room);
  return html`<${Page} notices=${room.notices} foot=${html`<${Send} ...${room} draft=${draft} />`}>
    <div class="stack-tight"><h1 tabindex="-1" class="question">${view.session.question}</h1>
      ${view.step.prompt && html`<p class="soft">${view.step.prompt}</p>`}</div>
    <${Composer} draft=${draft} />
    <section class="stack"><div class="row-between"><h2>${t("Vos idées")}</h2>
      <span class="small soft">${t("personne d’autre ne les voit")}</span></div>
      ${countMine(room) > seen.length ? html`<${MyIdeas} ...${room} ids=${unseen} />`
        : html`<p class="soft">${t("Vos idées se rangeront ici. Une idée à la fois, autant que vous voulez.")}</p>`}</section>
    ${seen.length > 0 && html`<section class="stack"><h2>${t("Vos idées à une autre table")}</h2>
      <${MyIdeas} ...${room} ids=${seen} gone /></section>`}
  <//>`;
}
