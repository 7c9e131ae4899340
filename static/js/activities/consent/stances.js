// The three stances, and how many took each, as one bar: full and tall is consent, hatched is a reservation, outlined is
// an objection; so it reads in black and white. The numbers stand inside.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { figuresSaid } from "../../voting/figures.js";

export const CONSENT = 1, RESERVATION = 2, OBJECTION = 3;

/** What a stance is called beside who took it. */
export const stanceSaid = (mark) => ({ [RESERVATION]: t("Réserve"), [OBJECTION]: t("Objection") })[mark] ?? t("Consentent");

const PARTS = [["consents", "is-consent"], ["reservations", "is-reservation"], ["objections", "is-objection"]];
const WIDE = 362, TALL = 30, LEAST = 22, GAP = 3; // a part is never narrower than its number

export function StanceBar({ result, row }) {
  const told = PARTS.map(([key, look]) => ({ look, n: row.figures[key] })).filter(({ n }) => n > 0);
  const whole = told.reduce((sum, { n }) => sum + n, 0);
  if (!whole) return null;
  const free = WIDE - GAP * (told.length - 1) - LEAST * told.length;
  let x = 0;
  const parts = told.map(({ look, n }) => {
    const part = { look, n, x, width: LEAST + (free * n) / whole };
    x += part.width + GAP;
    return part;
  });
  return html`<svg class="stance-bar" viewBox=${`0 0 ${WIDE} ${TALL}`} role="img" aria-label=${figuresSaid(result, row).join(", ")}>
    <defs><pattern id="reserve" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2.2" height="7" /></pattern></defs>
    ${parts.map((part) => html`<${Part} ...${part} key=${part.look} />`)}</svg>`;
}

function Part({ look, n, x, width }) {
  return html`<g class=${look}><rect class="ground" x=${x + 1} y="1" width=${width - 2} height=${TALL - 2} rx="4" />
    ${look === "is-reservation" && html`<rect class="over" x=${x + 1} y="1" width=${width - 2} height=${TALL - 2} rx="4" fill="url(#reserve)" />
      <rect class="plate" x=${x + width / 2 - 8} y="6" width="16" height=${TALL - 12} rx="3" />`}
    <text x=${x + width / 2} y=${TALL / 2 + 5.5} text-anchor="middle">${n}</text></g>`;
}
