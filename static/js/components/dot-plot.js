// Votes as dots: one dot is one vote, counted by fives, fifteen a row; beyond forty, one block is ten votes and the
// last block is as long as what it holds.
import { html } from "../h.js";
import { tn } from "../t.js";

const ROW = 15, STEP = 23, GAP = 9, TALL = 24;
const BLOCK = 48.5, BLOCK_STEP = 52.5, BLOCKS_TALL = 40;

/**
 * `points` as a drawing; `most` (the longest row's points) keeps several plots at one scale; beyond `dots` points
 * blocks replace the dots; `stretch` lets blocks fill whatever height the page gives.
 */
export function DotPlot({ points, most = points, dots = 40, stretch = false }) {
  return most > dots ? Blocks({ points, most, stretch }) : Dots({ points });
}

function Dots({ points }) {
  const rows = Math.max(1, Math.ceil(points / ROW));
  return html`<svg class="dot-plot" viewBox=${`0 0 362 ${TALL * rows}`} role="img" aria-label=${said(points)}>
    ${Array.from({ length: points }, (_, at) => {
      const place = at % ROW;
      const cx = 11 + STEP * place + GAP * Math.floor(place / 5);
      return html`<circle class="dot" cx=${cx} cy=${12 + TALL * Math.floor(at / ROW)} r="9" />`;
    })}</svg>`;
}

function Blocks({ points, most, stretch }) {
  const wide = Math.max(stretch ? 0 : 420, Math.ceil(most / 10) * BLOCK_STEP);
  const blocks = Math.ceil(points / 10);
  return html`<svg class="dot-plot" viewBox=${`0 0 ${wide} ${BLOCKS_TALL}`} role="img" aria-label=${said(points)}
      preserveAspectRatio=${stretch ? "none" : null}>
    ${Array.from({ length: blocks }, (_, at) => {
      const held = Math.min(10, points - 10 * at);
      return html`<rect class="bar" x=${BLOCK_STEP * at} width=${(BLOCK * held) / 10} height=${BLOCKS_TALL} rx=${stretch ? 2 : 7} />`;
    })}</svg>`;
}

function said(points) {
  return tn("{n} point", "{n} points", points);
}
