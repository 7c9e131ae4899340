// The plenary's result on the wall, by theme: three themes a page, three proposals each, blocks of ten.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { DotPlot } from "../../components/dot-plot.js";
import { Gommette } from "../../components/gommette.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";

const FIRST = 3;
const DOTS = 15;

export function RoomRanks({ view, link }) {
  const { result } = view;
  const pages = paged(view.themes, 3);
  const page = useTurning(pages.length);
  const most = Math.max(...result.rows.map((row) => row.figures.points), 1);
  const ballots = tn("{n} bulletin", "{n} bulletins", result.ballots);
  const turnout = t("{ballots} sur {seats}", { ballots, seats: view.vote?.seats ?? result.ballots });
  const unit = most > DOTS ? t("Un bloc, 10 points. À égalité, même rang.") : t("Un rond, un point. À égalité, même rang.");
  return html`<${Frame} view=${view} link=${link} title=${t("La salle a voté")} aside=${html`<p>${turnout}</p>`} foot=${joined(unit, pageWords(page, pages.length))}>
    <div class=${`plenary of-${pages[page].length}`}>${pages[page].map((theme) => html`<${OfTheme} key=${theme.id} theme=${theme}
      most=${most}
      rows=${result.rows.filter((row) => row.theme === theme.id).slice(0, FIRST)} />`)}</div><//>`;
}

function OfTheme({ theme, rows, most }) {
  const best = rows[0]?.figures.points;
  return html`<section data-theme=${theme.id}><h2><${Gommette} theme=${theme.id} /><span>${theme.title}</span></h2>
    <ol>${rows.map((row) => html`<li key=${row.id} class=${row.figures.points === best ? "first" : ""}><p class="title">
      ${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</p>
      <p class="line"><${DotPlot} points=${row.figures.points} most=${most} dots=${DOTS} stretch /><span class="votes number">
        ${row.figures.points}</span></p></li>`)}</ol></section>`;
}
