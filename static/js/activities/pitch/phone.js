// Pitch: who speaks, until when, who comes next, and what they defend.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { CountdownRing } from "../../components/countdown-ring.js";
import { useSecondsLeft } from "../../components/clock.js";
import { ThemeName } from "../../components/gommette.js";
import { LookUp, Page } from "../../phone/page.js";
import { typeset } from "../../typeset.js";

export default function Pitch(room) {
  const { turns, turn } = room.view.pitch ?? { turns: [], turn: -1 };
  return turns[turn] ? html`<${Speaking} ...${room} now=${turns[turn]} next=${turns[turn + 1]} />`
    : html`<${Order} ...${room} turns=${turns} />`;
}

function Order({ own, view, turns, notices }) {
  const mine = turns.findIndex((turn) => turn.table === own.me.table);
  return html`<${Page} notices=${notices} foot=${html`<${LookUp}>${t("La suite s’affichera ici.")}<//>`}>
    <div class="stack-tight">
      <h1 tabindex="-1">${t("Chaque table présente ses propositions")}</h1>
      ${view.step.prompt && html`<p class="soft">${view.step.prompt}</p>`}
      ${mine >= 0 && html`<p>${position(mine)}</p>`}
    </div>
    <ol class="stack">${turns.map((turn) => html`
      <li class="turn" key=${turn.table} aria-current=${turn.table === own.me.table ? "true" : null}>
        <b>${t("Table {number}", turn)}</b><${Theme} view=${view} id=${turn.theme} /></li>`)}</ol>
  <//>`;
}

function position(mine) {
  return mine === 0 ? t("Votre table ouvre les présentations.")
    : t("Votre table passe en position {n}.", { n: mine + 1 });
}

function Theme({ view, id }) {
  const theme = view.themes.find((each) => each.id === id);
  return theme ? html`<${ThemeName} theme=${theme} />` : null;
}

function Speaking({ view, own, link, now, next, notices }) {
  const ours = now.table === own.me.table;
  return html`<${Page} notices=${notices} foot=${html`<${Next} next=${next} own=${own} />`}>
    <div class="stack-tight">
      <${Theme} view=${view} id=${now.theme} />
      <h1 tabindex="-1">${ours ? t("C’est à votre table") : t("La table {number} présente", now)}</h1>
    </div>
    <${Ring} view=${view} link=${link} theme=${now.theme} />
    ${now.proposals.length > 0 && html`<section class="stack-tight">
      <h2>${t("Ses propositions")}</h2>
      <ul class="stack">
        ${now.proposals.map(({ id, title }) => html`<li class="card" key=${id}><strong>${typeset(title)}</strong></li>`)}
      </ul></section>`}
  <//>`;
}

function Ring({ view, link, theme }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  if (seconds === null) return null;
  return html`<div class="ring" data-theme=${theme}>
    <${CountdownRing} seconds=${seconds} total=${60 * view.step.settings.minutes_each} /></div>`;
}

function Next({ next, own }) {
  return html`<p class="small">
    ${next ? t("Ensuite : table {number}.", next) : t("C’est la dernière présentation.")}
    ${next?.table === own.me.table && html` <strong class="marker">${t("Préparez-vous, c’est la vôtre.")}</strong>`}</p>`;
}
