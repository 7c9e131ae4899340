// A table's result on the wall: five rows a page, each with its rank and its figures, drawn and said; a line where the cut is.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { figuresSaid, highest, isDotted, Plot } from "./figures.js";
import { Frame } from "../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../screen/pages.js";
import { typeset } from "../typeset.js";

const ROWS = 5;
const DOTS = 15; // more than that on one line would be too small for the room: blocks of ten

export function Ranks({ view, link, Figure = Plot }) {
  const { result } = view;
  const kept = new Set(result.selected ?? result.proposed);
  const pages = paged(result.rows, ROWS);
  const page = useTurning(pages.length);
  const most = isDotted(result) ? highest(result) : 0;
  return html`<${Frame} view=${view} link=${link} title=${titleOf(view)} foot=${footOf(result, page, pages.length, most)}>
    <ol class="score">${pages[page].map((row, at) => html`<${Row} key=${row.id} row=${row} result=${result} Figure=${Figure} kept=${kept.has(row.id)}
      settled=${Boolean(result.selected)}
      cut=${kept.has(row.id) && pages[page][at + 1] && !kept.has(pages[page][at + 1].id)} />`)}</ol><//>`;
}

function titleOf({ step, table, result }) {
  if (step.scope === "plenary") return t("La salle a voté");
  return result.selected ? t("La table {number} a choisi", table) : t("La table {number} a voté", table);
}

function footOf(result, page, pages, most) {
  const ballots = tn("{n} bulletin", "{n} bulletins", result.ballots);
  return joined(ballots, keptWords(result), most > DOTS && t("un bloc, 10 points"), pageWords(page, pages));
}

function keptWords({ selected, proposed, tied, tie }) {
  if (selected) return tn("{n} idée gardée", "{n} idées gardées", selected.length);
  if (tie === "table" && tied.length) return t("égalité à départager");
  return tn("{n} gardée", "{n} gardées", proposed.length);
}

function Row({ row, result, Figure, kept, cut, settled }) {
  const [first, ...others] = figuresSaid(result, row);
  const tied = row.state === "tied" && !settled;
  return html`<li class=${`${kept || tied ? "" : "is-out"} ${cut ? "is-cut" : ""}`}><span class="rank number">${row.rank}</span>
    <span class="title">${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</span>
    <span class="points"><b class="number">${first}</b>
      ${tied ? t(", à égalité") : others.map((said) => `, ${said}`)}</span>
    <div class="plot"><${Figure} result=${result} row=${row} dots=${DOTS} stretch /></div></li>`;
}
