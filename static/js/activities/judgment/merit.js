// Merit profiles: an option's ballots by grade as one bar, the best on the left, half of the votes marked. Tall and in the
// theme's hue is support, low and grey is reserve, so that it reads in black and white.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { typeset } from "../../typeset.js";

const SHADES = { // by how many grades there are, worst first: reserve, neither, support
  3: ["r3", "n", "s3"],
  4: ["r3", "r1", "s2", "s3"],
  5: ["r3", "r1", "n", "s2", "s3"],
  6: ["r3", "r2", "r1", "s1", "s2", "s3"],
  7: ["r3", "r2", "r1", "n", "s1", "s2", "s3"],
};
const LOW = 0.18;   // of the bar's height that a bar of reserve leaves at each side
const DIGIT = 0.62; // how wide a digit is, of its size

/** The grades of a rule, best first: `[{name, shade, grade}]`. */
export const best = ({ mentions }) => mentions.map((name, grade) => ({ name, grade, shade: SHADES[mentions.length][grade] })).reverse();

/** The bar of a row; `wide` and `tall` are its units, `size` that of its digits. */
export function Merit({ result, row, wide = 360, tall = 30, size = 15 }) {
  const { grade, tally } = row.figures;
  const all = tally.reduce((sum, n) => sum + n, 0);
  let x = 0;
  const parts = best(result.rule).filter((one) => tally[one.grade]).map((one) => {
    const part = { ...one, x, width: (wide * tally[one.grade]) / all, n: tally[one.grade] };
    x += part.width;
    return part;
  });
  return html`<svg class="merit" viewBox=${`0 0 ${wide} ${tall}`} role="img" aria-label=${said(result.rule, tally, grade)}>
    ${parts.map((part) => html`<${Part} key=${part.grade} ...${part} tall=${tall} size=${size} half=${wide / 2} />`)}
    ${all > 0 && html`<path class="half" d=${`M${wide / 2} 0V${tall}`} />`}</svg>`;
}

function Part({ shade, x, width, n, tall, size, half }) {
  const top = tall * (shade[0] === "r" ? LOW : 0.06);
  const text = DIGIT * size * String(n).length;
  const at = beside(x, width, text, half);
  return html`<rect class=${shade} x=${x + 0.75} y=${top} width=${Math.max(width - 1.5, 0.5)} height=${tall - 2 * top} rx="2.5" />
    ${at && html`<text class=${`on-${shade}`} x=${at} y=${tall / 2 + 0.36 * size} font-size=${size}>${n}</text>`}`;
}

function said(rule, tally, grade) {
  const counts = best(rule).map(({ name, grade: at }) => `${name} ${tally[at]}`).join(", ");
  return `${t("Mention : {grade}.", { grade: rule.mentions[grade] })} ${counts}`;
}

/** Where the middle of a text stands in a part, beside the mark of half where they would meet; 0 where it has no room. */
function beside(x, width, text, half) {
  const middle = x + width / 2;
  const spot = Math.abs(middle - half) > text ? middle : [half + text, half - text].find((one) => Math.abs(one - middle) + text / 2 < width / 2 - 1);
  return spot && width - 2 > text ? spot : 0;
}

/** What each shade stands for; in a theme's hue where there is one only. */
export function Legend({ rule, theme }) {
  return html`<ul class="merit-legend" data-theme=${theme}>${best(rule).map(({ name, shade }) => html`<li key=${name}>
    <svg class="merit" viewBox="0 0 20 14" aria-hidden="true"><rect class=${shade} x="1" y=${shade[0] === "r" ? 3 : 1} width="18"
      height=${shade[0] === "r" ? 8 : 12} rx="2" /></svg>${name}</li>`)}</ul>`;
}

/** The same as numbers. */
export function Table({ result }) {
  return html`<table class="merit-table"><caption class="only-read-aloud">${t("Bulletins par mention, idée par idée")}</caption>
    <thead><tr><th scope="col">${t("Idée")}</th>${best(result.rule).map(({ name }) => html`<th key=${name} scope="col">${name}</th>`)}</tr></thead>
    <tbody>${result.rows.map((row) => html`<tr key=${row.id}><th scope="row">${row.rank}. ${row.gone ? t("Contribution retirée") : typeset(row.title)}</th>
      ${best(result.rule).map(({ grade }) => html`<td key=${grade} class=${grade === row.figures.grade ? "is-grade" : ""}>${row.figures.tally[grade]}</td>`)}
    </tr>`)}</tbody></table>`;
}

/** Under the rows of a phone and a desk: what the shades are, and the numbers on demand. */
export function Picture({ view: { result, step, table } }) {
  const theme = step.scope === "table" ? table?.theme.id : undefined;
  return html`<section class="merit-key"><${Legend} rule=${result.rule} theme=${theme} /><p class="small soft">${t("Le trait marque la moitié des voix.")}</p>
    <details><summary>${t("Le tableau des mentions")}</summary><div class="merit-scroll" tabindex="0" role="region"
      aria-label=${t("Le tableau des mentions")}><${Table} result=${result} /></div></details></section>`;
}
