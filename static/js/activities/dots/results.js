// What came out of the urn: ranks, points as dots, voters, what is kept and where the cut is.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { DotPlot } from "../../components/dot-plot.js";
import { Gommette } from "../../components/gommette.js";
import { typeset } from "../../typeset.js";

/** The rows of a result, with the cut after the last one kept: what was confirmed, else what the rule proposes. */
export function Results({ view }) {
  const { rows, ballots, selected } = view.result;
  const undecided = !selected && rows.some((row) => row.state === "tied");
  const isAbove = (row) => (selected ? selected.includes(row.id) : row.state !== "out");
  const above = rows.filter(isAbove);
  const below = rows.filter((row) => !isAbove(row));
  const shared = { ballots, most: Math.max(1, ...rows.map((row) => row.figures.points)), undecided,
    plenary: view.step.scope === "plenary" };
  const draw = (row) => html`<${Row} key=${row.id} row=${row} ...${shared} />`;
  return html`<ol class="stack results">
    ${above.map(draw)}
    ${above.length > 0 && below.length > 0 && html`<li class="cut">
      ${undecided ? t("retenues ou à égalité ci-dessus") : t("retenues ci-dessus")}</li>`}
    ${below.map(draw)}
  </ol>`;
}

function Row({ row, ballots, most, undecided, plenary }) {
  return html`<li class="result" data-theme=${row.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${t("Rang")} </span>${row.rank}</span>
      <strong>${row.gone ? t("Contribution retirée") : typeset(row.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${plenary && html`<p class="theme-name small">
        <${Gommette} theme=${row.theme} /> ${t("Table {number}", { number: row.table.slice(1) })}</p>`}
      ${row.figures.points > 0 && html`<${DotPlot} points=${row.figures.points} most=${most} />`}
      <p class="small soft">${figures(row, ballots, undecided)}</p>
    </div>
  </li>`;
}

function figures({ figures: { points, voters }, state }, ballots, undecided) {
  return [
    tn("{n} point", "{n} points", points),
    tn("{n} votant sur {ballots}", "{n} votants sur {ballots}", voters, { ballots }),
    undecided && state === "tied" && t("à égalité"),
  ].filter(Boolean).join(" · ");
}

/** The title over the rows. */
export function resultTitle({ result }) {
  if (!result.rows.length) return t("Aucune idée au vote");
  if (result.selected) return tn("{n} proposition retenue", "{n} propositions retenues", result.selected.length);
  return result.tied.length ? t("Une égalité à départager") : t("Les résultats");
}

/** Ballots, dots stuck and dots kept, in one line. */
export function resultFigures({ result, vote }) {
  const stuck = result.rows.reduce((sum, row) => sum + row.figures.points, 0);
  const spared = vote ? vote.rule.budget * result.ballots - stuck : 0;
  const figures = [
    tn("{n} bulletin", "{n} bulletins", result.ballots),
    tn("{n} gommette collée", "{n} gommettes collées", stuck),
    spared > 0 && tn("{n} gardée", "{n} gardées", spared),
  ];
  return `${figures.filter(Boolean).join(", ")}.`;
}
