// What came out of the urn: ranks, points as dots, voters, what is kept and where the cut is.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { DotPlot } from "../../components/dot-plot.js";
import { Gommette } from "../../components/gommette.js";

/** The rows of a result, with the cut after the last one kept. */
export function Results({ view }) {
  const { rows, ballots, selected } = view.result;
  const kept = new Set(selected ?? rows.filter((row) => row.state === "kept").map((row) => row.id));
  const most = Math.max(1, ...rows.map((row) => row.points));
  const above = rows.filter((row) => kept.has(row.id) || row.state === "tied");
  const below = rows.filter((row) => !above.includes(row));
  const undecided = !selected && rows.some((row) => row.state === "tied");
  const shown = selected ? [rows.filter((row) => kept.has(row.id)), rows.filter((row) => !kept.has(row.id))] : [above, below];
  const draw = (row) => html`<${Row} key=${row.id} row=${row} ballots=${ballots} most=${most} view=${view} decided=${Boolean(selected)} />`;
  return html`<ol class="stack results">${shown[0].map(draw)}
    ${shown[1].length > 0 && shown[0].length > 0 && html`<li class="cut">${undecided ? t("retenues ou à égalité ci-dessus") : t("retenues ci-dessus")}</li>`}
    ${shown[1].map(draw)}</ol>`;
}

function Row({ row, ballots, most, view, decided }) {
  const tied = row.state === "tied" && !decided;
  return html`<li class="result" data-theme=${row.theme}>
    <p class="result-head"><span class="rank"><span class="only-read-aloud">${t("Rang")} </span>${row.rank}</span>
      <strong>${row.title}</strong></p>
    <div class="result-figure stack-tight">
      ${view.step.scope === "plenary" && html`<p class="theme-name small"><${Gommette} theme=${row.theme} /> ${t("Table {number}", { number: row.table.slice(1) })}</p>`}
      ${row.points > 0 && html`<${DotPlot} points=${row.points} most=${most} />`}
      <p class="small soft">${[tn("{n} point", "{n} points", row.points),
        tn("{n} votant sur {ballots}", "{n} votants sur {ballots}", row.voters, { ballots }),
        tied && t("à égalité")].filter(Boolean).join(" · ")}</p></div></li>`;
}

/** The title and the figures over the rows. */
export function resultTitle({ result }) {
  if (!result.rows.length) return t("Aucune idée au vote");
  if (result.selected) return tn("{n} proposition retenue", "{n} propositions retenues", result.selected.length);
  return result.tied.length ? t("Une égalité à départager") : t("Les résultats");
}

export function resultFigures({ result, vote }) {
  const stuck = result.rows.reduce((sum, row) => sum + row.points, 0);
  const spared = vote ? vote.rule.budget * result.ballots - stuck : 0;
  return [tn("{n} bulletin", "{n} bulletins", result.ballots), tn("{n} gommette collée", "{n} gommettes collées", stuck),
    spared > 0 && tn("{n} gardée", "{n} gardées", spared)].filter(Boolean).join(", ") + ".";
}
