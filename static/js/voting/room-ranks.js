// The plenary's result on the wall, by theme: three themes a page, three proposals each, blocks of ten.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { figuresSaid, highest, isDotted, lead, Plot } from "./figures.js";
import { Gommette } from "../components/gommette.js";
import { Frame } from "../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../screen/pages.js";
import { typeset } from "../typeset.js";

const FIRST = 3;
const DOTS = 15;

export function RoomRanks({ view, link, Figure = Plot }) {
  const { result } = view;
  const pages = paged(view.themes, 3);
  const page = useTurning(pages.length);
  const most = isDotted(result) ? highest(result) : 0;
  const ballots = tn("{n} bulletin", "{n} bulletins", result.ballots);
  const turnout = t("{ballots} sur {seats}", { ballots, seats: view.vote?.seats ?? result.ballots });
  const equals = t("À égalité, même rang.");
  const unit = !most ? equals : `${most > DOTS ? t("Un bloc, 10 points.") : t("Un rond, un point.")} ${equals}`;
  return html`<${Frame} view=${view} link=${link} title=${t("La salle a voté")} aside=${html`<p>${turnout}</p>`} foot=${joined(unit, pageWords(page, pages.length))}>
    <div class=${`plenary of-${pages[page].length}`}>${pages[page].map((theme) => html`<${OfTheme} key=${theme.id} theme=${theme}
      result=${result} Figure=${Figure}
      rows=${result.rows.filter((row) => row.theme === theme.id).slice(0, FIRST)} />`)}</div><//>`;
}

function OfTheme({ theme, rows, result, Figure }) {
  const best = rows[0]?.rank;
  return html`<section data-theme=${theme.id}><h2><${Gommette} theme=${theme.id} /><span>${theme.title}</span></h2>
    <ol>${rows.map((row) => html`<li key=${row.id} class=${row.rank === best ? "first" : ""}><p class="title">
      ${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</p>
      <p class="line"><${Figure} result=${result} row=${row} dots=${DOTS} stretch /><span class="votes number">
        ${lead(result, row) || figuresSaid(result, row)[0]}</span></p></li>`)}</ol></section>`;
}
