// A table's result on the wall: five rows a page, each with its rank, its dots, its points and voters; a line where the cut is.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { DotPlot } from "../../components/dot-plot.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";

const ROWS = 5;
const DOTS = 15; // more than that on one line would be too small for the room: blocks of ten

export function Ranks({ view, link }) {
  const { result } = view;
  const kept = new Set(result.selected ?? result.proposed);
  const pages = paged(result.rows, ROWS);
  const page = useTurning(pages.length);
  const most = Math.max(...result.rows.map((row) => row.figures.points), 1);
  return html`<${Frame} view=${view} link=${link} title=${titleOf(view)} foot=${footOf(result, page, pages.length, most)}>
    <ol class="score">${pages[page].map((row, at) => html`<${Row} key=${row.id} row=${row} most=${most} kept=${kept.has(row.id)}
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

function Row({ row, most, kept, cut, settled }) {
  const tied = row.state === "tied" && !settled;
  return html`<li class=${`${kept || tied ? "" : "is-out"} ${cut ? "is-cut" : ""}`}><span class="rank number">${row.rank}</span>
    <span class="title">${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</span>
    <span class="points"><b class="number">${tn("{n} point", "{n} points", row.figures.points)}</b>
      ${tied ? t(", à égalité") : tn(", {n} votant", ", {n} votants", row.figures.voters)}</span>
    <div class="plot"><${DotPlot} points=${row.figures.points} most=${most} dots=${DOTS} stretch /></div></li>`;
}
