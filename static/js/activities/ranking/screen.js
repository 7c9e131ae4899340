// A ranking on the wall: four rows a page with their points and duels, and under them whether the two counts agree.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { figuresSaid } from "../../voting/figures.js";
import { Points, titleOf, verdict } from "./duels.js";

const ROWS = 4;

export function Result({ view, link }) {
  const { result, step } = view;
  const room = step.scope === "plenary";
  const kept = new Set(result.selected ?? result.proposed);
  const pages = paged(result.rows, ROWS);
  const page = useTurning(pages.length);
  const title = room ? t("La salle a voté") : t("La table {number} a voté", view.table);
  return html`<${Frame} view=${view} link=${link} title=${title} foot=${joined(tn("{n} bulletin", "{n} bulletins", result.ballots), pageWords(page, pages.length))}>
    <div class="rank-wall"><ol class="score">${pages[page].map((row) => html`<${Row} key=${row.id} row=${row} result=${result} room=${room} kept=${kept.has(row.id)} />`)}</ol>
    <p class="rank-verdict">${verdict(result)}</p></div><//>`;
}

function Row({ row, result, room, kept }) {
  const [points, duels] = figuresSaid(result, row);
  const tied = row.state === "tied" && !result.selected;
  return html`<li data-theme=${row.theme} class=${kept || tied ? "" : "is-out"}><span class="rank number">${row.rank}</span>
    <span class="title">${room && html`<${Gommette} theme=${row.theme} /> `}${titleOf(row)}</span>
    <span class="points"><b class="number">${points}</b>${tied ? t(", à égalité") : `, ${duels}`}</span>
    <div class="plot"><${Points} result=${result} row=${row} /></div></li>`;
}
