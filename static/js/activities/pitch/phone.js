// Pitch: who speaks, until when, who comes next, and what they defend.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { CountdownRing } from "../../components/countdown-ring.js";
import { useSecondsLeft } from "../../components/clock.js";
import { ThemeName } from "../../components/gommette.js";
import { LookUp, Page } from "../../phone/page.js";

export default function Pitch(room) {
  const { view } = room;
  const turns = view.pitch?.turns ?? [];
  const turn = view.pitch?.turn ?? -1;
  return turn >= 0 && turns[turn] ? html`<${Speaking} ...${room} now=${turns[turn]} next=${turns[turn + 1]} />`
    : html`<${Order} ...${room} turns=${turns} />`;
}

function Order({ own, view, turns, notices }) {
  const mine = turns.findIndex((turn) => turn.table === own.me.table);
  return html`<${Page} notices=${notices} foot=${html`<${LookUp}>${t("La suite s’affichera ici.")}<//>`}>
    <div class="stack-tight"><h1 tabindex="-1">${t("Chaque table présente ses propositions")}</h1>
      ${view.step.prompt && html`<p class="soft">${view.step.prompt}</p>`}
      ${mine >= 0 && html`<p>${mine === 0 ? t("Votre table ouvre les présentations.") : t("Votre table passe en position {n}.", { n: mine + 1 })}</p>`}</div>
    <ol class="stack">${turns.map((turn) => html`<li class="turn" key=${turn.table} data-theme=${turn.theme.id ?? turn.theme} aria-current=${turn.table === own.me.table ? "true" : null}>
      <b>${t("Table {number}", turn)}</b>${theme(view, turn)}</li>`)}</ol><//>`;
}

/** A turn's theme, given by its id or whole. */
function theme(view, turn) {
  const found = view.themes.find((each) => each.id === (turn.theme.id ?? turn.theme));
  return found && html`<${ThemeName} theme=${found} />`;
}

function Speaking({ view, own, link, now, next, notices }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  const ours = now.table === own.me.table;
  return html`<${Page} notices=${notices} foot=${html`<p class="small">${next ? t("Ensuite : table {number}.", next) : t("C’est la dernière présentation.")}
      ${next?.table === own.me.table && html` <strong class="marker">${t("Préparez-vous, c’est la vôtre.")}</strong>`}</p>`}>
    <div class="stack-tight" data-theme=${now.theme.id ?? now.theme}>${theme(view, now)}
      <h1 tabindex="-1">${ours ? t("C’est à votre table") : t("La table {number} présente", now)}</h1></div>
    ${seconds !== null && html`<div class="ring" data-theme=${now.theme.id ?? now.theme}><${CountdownRing} seconds=${seconds} total=${60 * (view.step.settings.minutes_each ?? 3)} /></div>`}
    ${now.proposals.length > 0 && html`<section class="stack-tight"><h2>${t("Ses propositions")}</h2>
      <ul class="stack">${now.proposals.map((proposal) => html`<li class="card" key=${proposal.id}><strong>${proposal.title}</strong></li>`)}</ul></section>`}
  <//>`;
}
