// A part of a whole as a bar: the outline is everybody.
import { html } from "../h.js";
import { t } from "../t.js";

const WIDE = 362, TALL = 24;

export function ShareBar({ part, whole }) {
  const width = whole ? (WIDE * Math.min(part, whole)) / whole : 0;
  return html`<svg class="dot-plot share-bar" viewBox=${`0 0 ${WIDE} ${TALL}`} role="img" aria-label=${t("{part} sur {whole}", { part, whole })}>
    <rect class="whole" x="1" y="1" width=${WIDE - 2} height=${TALL - 2} rx="4" /><rect class="bar" width=${width} height=${TALL} rx="4" /></svg>`;
}
