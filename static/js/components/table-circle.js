// The round table: as many seats as places, and for each what its size says before its colour does
// (free is small, connected is hollow, contributed is full).
import { html } from "../h.js";
import { t } from "../t.js";

const SEAT = { contributed: 5.2, connected: 4.2, free: 3.2 };
const AROUND = 43;

/** The state of each of `places` seats, `people` of them taken: `[{state, you}]`, the reader's own first. */
export function seatsAround({ places, connected = 0, contributed = 0, own = null }) {
  const taken = Math.max(connected, contributed);
  const around = Math.max(places, taken, 1);
  const seats = [];
  if (own) seats.push({ state: own, you: true });
  let full = contributed - (own === "contributed" ? 1 : 0);
  let hollow = taken - contributed - (own === "connected" ? 1 : 0);
  while (seats.length < around) {
    seats.push({ state: full-- > 0 ? "contributed" : hollow-- > 0 ? "connected" : "free" });
  }
  return seats;
}

/**
 * `number` in the middle, `seats` as `seatsAround` gives them, `label` for who does not see it (null: only a drawing).
 * `big`, `late`, `calling` change its look; `sublabel` is a word under the number.
 */
export function TableCircle({ number, seats = [], label = null, sublabel, big, late, calling }) {
  const look = ["table-circle", big && "is-big", late && "is-late", calling && "is-calling"].filter(Boolean).join(" ");
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class=${look} viewBox="0 0 100 100" ...${name}>
    <circle class="top" cx="50" cy="50" r="31" />
    <text class="label" x="50" y=${sublabel ? 54 : 59}>${number}</text>
    ${sublabel && html`<text class="sublabel" x="50" y="66">${sublabel}</text>`}
    ${seats.map((seat, at) => Seat(seat, at, seats.length))}
  </svg>`;
}

function Seat({ state, you }, at, count) {
  const angle = (2 * Math.PI * at) / count;
  const cx = (50 + AROUND * Math.sin(angle)).toFixed(2);
  const cy = (50 - AROUND * Math.cos(angle)).toFixed(2);
  const size = SEAT[state] * Math.min(1, 13 / count);
  return html`${you && html`<circle class="you" cx=${cx} cy=${cy} r=${(size + 3.9).toFixed(2)} />`}
    <circle class=${state} cx=${cx} cy=${cy} r=${size.toFixed(2)} />`;
}

/** What a table's circle shows, in words. */
export function saidOf({ number, people, contributed, you = false }) {
  const seat = you ? t("votre place est entourée, ") : "";
  return t("Table {number} : {seat}{contributed} sur {people} ont participé à cette étape",
    { number, seat, contributed, people });
}
