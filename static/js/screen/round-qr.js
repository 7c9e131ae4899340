// The code to scan, framed by the round table: each person seated is a dot of their theme's hue, each free place a small grey one.
import { html } from "../h.js";

const SEATS = 47;

/** `seats` is `[{theme, state}]`; `src` draws the code with its four clear modules, which the table's edge rounds off. */
export function RoundQr({ src, seats, label }) {
  const size = Math.min(3.4, (0.8 * Math.PI * SEATS) / Math.max(seats.length, 1));
  return html`<svg class="round-qr" viewBox="0 0 100 100" role="img" aria-label=${label}>
    <circle class="top" cx="50" cy="50" r="41" /><clipPath id="table-top"><circle cx="50" cy="50" r="40.4" /></clipPath>
    <image href=${src} x="19.5" y="19.5" width="61" height="61" clip-path="url(#table-top)" />
    ${seats.map(({ theme, state }, at) => {
      const angle = (2 * Math.PI * (at + 0.5)) / seats.length;
      return html`<circle class=${state} data-theme=${theme} cx=${(50 + SEATS * Math.sin(angle)).toFixed(2)}
        cy=${(50 - SEATS * Math.cos(angle)).toFixed(2)}
        r=${(state === "free" ? size * 0.5 : size).toFixed(2)} />`;
    })}</svg>`;
}
