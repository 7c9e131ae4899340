// A majority judgment on the wall: four profiles a page, each under its title and beside its grade; the shades in the foot.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";
import { Legend, Merit, Table } from "./merit.js";

const ROWS = 4;

export function Result({ view, link }) {
  const { result, step } = view;
  const room = step.scope === "plenary";
  const kept = new Set(result.selected ?? result.proposed);
  const pages = paged(result.rows, ROWS);
  const page = useTurning(pages.length);
  const title = room ? t("La mention de la salle") : t("La mention de la table {number}", view.table);
  const foot = joined(tn("{n} bulletin", "{n} bulletins", result.ballots), t("trait : moitié des voix"), pageWords(page, pages.length));
  return html`<${Frame} view=${view} link=${link} title=${title} foot=${foot}>
    <div class="merit-wall"><ol class="merits">${pages[page].map((row) => html`<${Row} key=${row.id} row=${row} result=${result} room=${room}
      kept=${kept.has(row.id)} />`)}</ol>
    <${Legend} rule=${result.rule} theme=${room ? undefined : view.table.theme.id} /><div class="only-read-aloud"><${Table} result=${result} /></div></div><//>`;
}

function Row({ row, result, room, kept }) {
  const tied = row.state === "tied" && !result.selected;
  return html`<li data-theme=${row.theme} class=${kept || tied ? "" : "is-out"}><span class="rank number">${row.rank}</span>
    ${room && html`<${Gommette} theme=${row.theme} />`}
    <span class="title">${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</span>
    <span class="verdict">${result.rule.mentions[row.figures.grade]}${tied && t(", à égalité")}</span>
    <${Merit} result=${result} row=${row} wide=${1800} tall=${84} size=${50} /></li>`;
}
