// What the count gives each option, whatever the kind: read from the result's figures, the first in front.
import { html } from "../h.js";
import { t } from "../t.js";
import { figureSaid } from "../kinds.js";
import { DotPlot } from "../components/dot-plot.js";
import { ShareBar } from "../components/share-bar.js";

/** A row's figures in words, the first in front; those that count ballots say of how many where `of` asks it. */
export function figuresSaid(result, row, of = false) {
  return result.figures.map(({ key, counts }) => {
    const said = figureSaid(result.kind, key, row.figures[key], result.rule);
    return of && counts === "ballots" ? t("{figure} sur {ballots}", { figure: said, ballots: result.ballots }) : said;
  }).filter(Boolean);
}

/** The first figure as a number, 0 where it is none. */
export const lead = (result, row) => (typeof row.figures[result.figures[0]?.key] === "number" ? row.figures[result.figures[0].key] : 0);

/** Whether the first figure is drawn as dots, one for each point. */
export const isDotted = (result) => result.figures[0]?.counts === "points";

/** The highest first figure of a result, 1 at least: what drawings are scaled by. */
export const highest = (result) => Math.max(...result.rows.map((row) => lead(result, row)), 1);

/** The first figure drawn: points as dots, ballots as their share; nothing for what is neither. */
export function Plot({ result, row, dots, stretch }) {
  const counts = result.figures[0]?.counts;
  if (counts === "points") return html`<${DotPlot} points=${lead(result, row)} most=${highest(result)} dots=${dots} stretch=${stretch} />`;
  if (counts === "ballots") return html`<${ShareBar} part=${lead(result, row)} whole=${result.ballots} />`;
  return null;
}
