// An open or closed vote: how many ballots, never what they say.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { Facts } from "../desk/facts.js";
import { RoundFigure } from "../desk/round-figure.js";
import { countWaiting, inPlenary } from "../desk/reading.js";
import { promise } from "./promise.js";
import { ruleLines } from "./rule-lines.js";

export function Turnout({ view, act, presence }) {
  const { vote } = view;
  const word = tn("bulletin", "bulletins", vote.ballots);
  return html`<div class="silent-table"><div class="figure">
      ${view.table && !inPlenary(view) ? html`<${RoundFigure} view=${view} presence=${presence} number=${vote.ballots}
        word=${word} />`
        : html`<p class="big-count"><b class="number">${vote.ballots}</b> ${word}</p>`}</div>
    <div class="beside"><${Facts} facts=${facts(view)} />
      ${vote.waiting > 0 && html`<button class="button is-main" type="button" onClick=${() => act("vote.admit", { vote: vote.id })}>
        <${Icon} name="user-plus" /> ${t("Faire entrer dans le vote")}</button>`}
      ${vote.phase === "closed" && html`<${Reopen} vote=${vote} act=${act} />`}
      <details class="rule-again"><summary>${t("La règle")}</summary><ol class="rule-lines">
        ${ruleLines(view.step.kind, vote.rule, inPlenary(view)).map((line) => html`<li key=${line}>${line}</li>`)}</ol></details></div></div>`;
}

export function Reopen({ vote, act }) {
  return html`<button class="button" type="button" onClick=${() => act("vote.reopen", { vote: vote.id })}>
    <${Icon} name="undo-2" /> ${t("Rouvrir le vote")}</button>`;
}

function facts(view) {
  const { vote } = view;
  const missing = view.table ? countWaiting(view) : 0;
  return [
    ["vote", tn("{n} bulletin sur {seats} places occupées", "{n} bulletins sur {seats} places occupées", vote.ballots, vote)],
    ["clock", vote.phase === "open" && missing > 0 && tn("On attend {n} personne", "On attend {n} personnes", missing)],
    ["users", vote.waiting > 0 && tn("{n} personne arrivée depuis l’ouverture attend", "{n} personnes arrivées depuis l’ouverture attendent", vote.waiting)],
    [vote.secret ? "eye-off" : "eye", vote.phase === "open" && !vote.secret ? promise(view) : vote.phase === "open" ? t("Résultats cachés jusqu’au dépouillement") : t("Clos : plus aucun bulletin n’entre")],
  ];
}
