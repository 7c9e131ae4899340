// A table's result on the wall: five rows a page, each with its rank, its dots, its points and voters; a line where the cut is.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { DotPlot } from "../../components/dot-plot.js";
import { Frame } from "../../screen/frame.js";
import { paged, useTurning } from "../../screen/pages.js";

const ROWS = 5;
const DOTS = 15; // more than that on one line would be too small for the room: blocks of ten

export function Ranks({ view, link }) {
  const { result } = view;
  const kept = new Set(result.selected ?? result.proposed);
  const pages = paged(result.rows, ROWS);
  const page = useTurning(pages.length);
  const most = Math.max(...result.rows.map((row) => row.points), 1);
  const title = view.step.scope === "table" ? (result.selected ? t("Table {number} a choisi", view.table) : t("Table {number} a voté", view.table)) : t("La salle a voté");
  return html`<${Frame} view=${view} link=${link} title=${title} foot=${footOf(result, page, pages.length, most)}>
    <ol class="score">${pages[page].map((row, at) => html`<${Row} key=${row.id} row=${row} most=${most} kept=${kept.has(row.id)} settled=${Boolean(result.selected)}
      cut=${kept.has(row.id) && pages[page][at + 1] && !kept.has(pages[page][at + 1].id)} />`)}</ol><//>`;
}

function footOf(result, page, pages, most) {
  const ballots = tn("{n} bulletin", "{n} bulletins", result.ballots);
  const said = result.selected ? tn("{n} idée gardée", "{n} idées gardées", result.selected.length)
    : result.tie === "table" && result.tied.length ? t("égalité à départager") : tn("{n} gardée", "{n} gardées", result.proposed.length);
  const paging = pages > 1 ? t("page {page}/{pages}", { page: page + 1, pages }) : "";
  const unit = most > DOTS ? t("un bloc, 10 points") : "";
  return [ballots, said, unit, paging].filter(Boolean).join(" · ");
}

function Row({ row, most, kept, cut, settled }) {
  const tied = row.state === "tied" && !settled;
  return html`<li class=${`${kept || tied ? "" : "is-out"} ${cut ? "is-cut" : ""}`}><span class="rank number">${row.rank}</span>
    <span class="title">${row.title || t("Idée masquée")}</span>
    <span class="points"><b class="number">${tn("{n} point", "{n} points", row.points)}</b>${tied ? t(", à égalité") : tn(", {n} votant", ", {n} votants", row.voters)}</span>
    <div class="plot"><${DotPlot} points=${row.points} most=${most} dots=${DOTS} stretch /></div></li>`;
}
