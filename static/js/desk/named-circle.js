// The round table drawn large, with the first names that were given and a number in the middle.
import { html } from "../h.js";

const AROUND = 43;
const NAMES = 49.2;           // above and below a seat
const ASIDE = [49.6, 51.5];   // beside one: further up than across, so that no letter touches it
const SIZE = { connected: 3.2, free: 2.5 };

/** `seats` is `[{state, name}]`; `number` and `word` stand in the middle; `label` says it all to who does not see. */
export function NamedCircle({ number, word, seats, label }) {
  return html`<svg class="table-circle is-big" viewBox="-15 -8 130 116" role="img" aria-label=${label}>
    <circle class="top" cx="50" cy="50" r="31" />
    <text class="label" x="50" y="54">${number}</text><text class="sublabel" x="50" y="66">${word}</text>
    ${seats.map((seat, at) => Seat(seat, (2 * Math.PI * at) / seats.length, seats.length))}</svg>`;
}

function Seat({ state, name }, angle, count) {
  const [x, y] = [Math.sin(angle), -Math.cos(angle)];
  const size = SIZE[state] * Math.min(1, 14 / count);
  const anchor = Math.abs(x) < 0.3 ? "middle" : x > 0 ? "start" : "end";
  const [across, up] = anchor === "middle" ? [NAMES, NAMES] : ASIDE;
  const line = 50 + up * y + (anchor !== "middle" ? 1.4 : y > 0 ? 3.6 : 0.4);
  return html`<circle class=${state} cx=${at(x, AROUND)} cy=${at(y, AROUND)} r=${size.toFixed(2)} />
    ${name && html`<text class="name" text-anchor=${anchor} x=${at(x, across)} y=${line.toFixed(2)}>${name}</text>`}`;
}

const at = (part, radius) => (50 + radius * part).toFixed(2);

/** The seats of a desk's table: who is there, who is not, then the free places. None says who has contributed. */
export function namedSeats(view, people, presence) {
  const here = new Set(presence?.people ?? []);
  const seats = people.flatMap((person) => {
    const state = here.has(person.id) ? "connected" : "free";
    return Array.from({ length: person.seats }, (_, seat) => ({ state, name: seat ? "" : trimmed(person.name) }));
  });
  const free = Math.max(view.table.places - seats.length, 0);
  return [...seats, ...Array.from({ length: free }, () => ({ state: "free", name: "" }))];
}

const trimmed = (name) => (name && name.length > 11 ? `${name.slice(0, 10)}…` : name);
