// The pitch, on the wall: who speaks, of what, the time left, and who comes next.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { CountdownRing } from "../../components/countdown-ring.js";
import { useSecondsLeft } from "../../components/clock.js";
import { Fit } from "../../screen/fit.js";
import { Frame } from "../../screen/frame.js";
import { pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";

export default function Pitch({ view, link }) {
  const { pitch } = view;
  const turn = pitch?.turns[pitch.turn];
  if (!turn) return html`<${Order} view=${view} link=${link} />`;
  const next = pitch.turns[pitch.turn + 1];
  return html`<${Speaking} view=${view} link=${link} turn=${turn} next=${next} />`;
}

function Speaking({ view, link, turn, next }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  const theme = view.themes.find((each) => each.id === turn.theme);
  const following = next && html`<span class="next-up" data-theme=${next.theme}><span>${t("Ensuite")}</span>
    <${Gommette} theme=${next.theme} /><b>${t("Table {number}", next)}</b></span>`;
  return html`<${Frame} view=${view} link=${link} foot=${following || t("Dernier passage")}><div class="pitch"
    data-theme=${turn.theme}>
    <div class="pitch-words"><p class="from"><${Gommette} theme=${turn.theme} /> <span>${theme?.title}</span></p><h1>
      ${t("Table {number}", turn)}</h1>
      <${Fit} tag="ol" className="pitch-titles">${turn.proposals.slice(0, 5).map((proposal) => html`<li key=${proposal.id}>
        ${typeset(proposal.title) || t("Idée masquée")}</li>`)}<//></div>
    <div class="ring">${seconds !== null && html`<${CountdownRing} seconds=${seconds}
      total=${60 * (view.step.settings?.minutes_each ?? 3)} />`}</div></div><//>`;
}

function Order({ view, link }) {
  const turns = view.pitch?.turns ?? [];
  const pages = paged(turns, 10);
  const page = useTurning(pages.length);
  return html`<${Frame} view=${view} link=${link} title=${t("L’ordre de passage")} clock aside=${html`<p></p>`}
    foot=${pageWords(page, pages.length)}>
    ${turns.length ? html`<ol class="order">${pages[page].map((turn) => html`<li key=${turn.table} data-theme=${turn.theme}>
      <${Gommette} theme=${turn.theme} /> ${t("Table {number}", turn)}</li>`)}</ol>`
      : html`<${Fit}>${view.step.title}<//>`}<//>`;
}
