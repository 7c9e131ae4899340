// The emblem: the round table and its guests.
import { html } from "../h.js";

const GUESTS = ["B", null, null, "C", null, null, "A", null, null];

export function Emblem() {
  return html`<svg class="emblem" viewBox="0 0 100 100" aria-hidden="true"><circle class="board" cx="50" cy="50" r="18.5" />
    ${GUESTS.map((theme, at) => {
      const angle = (2 * Math.PI * at) / GUESTS.length;
      return html`<circle class=${theme ? "guest" : "seat"} data-theme=${theme} cx=${(50 + 38 * Math.sin(angle)).toFixed(2)}
        cy=${(50 - 38 * Math.cos(angle)).toFixed(2)} r=${theme ? 10.5 : 7.2} />`;
    })}</svg>`;
}
