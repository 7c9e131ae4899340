// The clock as the round table: sixty seats that empty clockwise, by steps, never sweeping.
import { html } from "../h.js";
import { t } from "../t.js";
import { asClock } from "./clock.js";

/** `seconds` left (may be negative) of `total` seconds. */
export function CountdownRing({ seconds, total }) {
  const filled = Math.max(0, Math.min(60, Math.ceil((60 * seconds) / Math.max(1, total))));
  const digits = asClock(seconds * 1000);
  return html`<svg class="countdown-ring" viewBox="0 0 100 100" role="img"
      aria-label=${t("Il reste {time}", { time: digits })}>
    ${Array.from({ length: 60 }, (_, at) => Seat(at, at >= 60 - filled))}
    <text class="digits number" x="50" y="58.5">${digits}</text>
  </svg>`;
}

function Seat(at, left) {
  const angle = (2 * Math.PI * (at + 0.5)) / 60;
  const cx = (50 + 46 * Math.sin(angle)).toFixed(2);
  const cy = (50 - 46 * Math.cos(angle)).toFixed(2);
  return html`<circle class=${left ? "left" : "spent"} cx=${cx} cy=${cy} r=${left ? 1.7 : 0.9} />`;
}
