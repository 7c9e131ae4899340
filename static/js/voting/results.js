// What came out of the urn: ranks, figures drawn and said, what is kept and where the cut is.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { figuresSaid, lead, Plot } from "./figures.js";
import { Gommette } from "../components/gommette.js";
import { typeset } from "../typeset.js";

/** The rows of a result, with the cut after the last one kept: what was confirmed, else what the rule proposes. */
export function Results({ view, Figure = Plot }) {
  const { rows, selected } = view.result;
  const undecided = !selected && rows.some((row) => row.state === "tied");
  const isAbove = (row) => (selected ? selected.includes(row.id) : row.state !== "out");
  const above = rows.filter(isAbove);
  const below = rows.filter((row) => !isAbove(row));
  const shared = { result: view.result, undecided, plenary: view.step.scope === "plenary", Figure };
  const draw = (row) => html`<${Row} key=${row.id} row=${row} ...${shared} />`;
  return html`<ol class="stack results">
    ${above.map(draw)}
    ${above.length > 0 && below.length > 0 && html`<li class="cut">
      ${undecided ? t("retenues ou à égalité ci-dessus") : t("retenues ci-dessus")}</li>`}
    ${below.map(draw)}
  </ol>`;
}

function Row({ row, result, undecided, plenary, Figure }) {
  return html`<li class="result" data-theme=${row.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${t("Rang")} </span>${row.rank}</span>
      <strong>${row.gone ? t("Contribution retirée") : typeset(row.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${plenary && html`<p class="theme-name small">
        <${Gommette} theme=${row.theme} /> ${t("Table {number}", { number: row.table.slice(1) })}</p>`}
      ${(Figure !== Plot || lead(result, row) > 0) && html`<${Figure} result=${result} row=${row} />`}
      <p class="small soft">${said(result, row, undecided)}</p>
    </div>
  </li>`;
}

function said(result, row, undecided) {
  return [...figuresSaid(result, row, true), undecided && row.state === "tied" && t("à égalité")].filter(Boolean).join(" · ");
}

/** The title over the rows. */
export function resultTitle({ result }) {
  if (!result.rule.keep) return t("Les réponses");
  if (!result.rows.length) return t("Aucune idée au vote");
  if (result.selected) return tn("{n} proposition retenue", "{n} propositions retenues", result.selected.length);
  return result.tied.length ? t("Une égalité à départager") : t("Les résultats");
}

/** Ballots; of points also how many were stuck and kept, in one line. */
export function resultFigures({ result, vote }) {
  const stuck = result.rows.reduce((sum, row) => sum + lead(result, row), 0);
  const spread = vote?.ballot.shape === "spread";
  const spared = spread ? vote.ballot.budget * result.ballots - stuck : 0;
  const figures = [
    tn("{n} bulletin", "{n} bulletins", result.ballots),
    spread && tn("{n} gommette collée", "{n} gommettes collées", stuck),
    spared > 0 && tn("{n} gardée", "{n} gardées", spared),
  ];
  return `${figures.filter(Boolean).join(", ")}.`;
}
