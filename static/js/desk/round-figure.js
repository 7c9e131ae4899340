// The round table of a desk with its people around, from a view and who is connected.
import { html } from "../h.js";
import { saidOf } from "../components/table-circle.js";
import { NamedCircle, namedSeats } from "./named-circle.js";
import { contributedSeats, people } from "./reading.js";

/** `number` and `word` stand in the middle of the table. */
export function RoundFigure({ view, presence, number, word }) {
  const said = saidOf({ number: view.table.number, people: view.table.seats, contributed: contributedSeats(view) });
  return html`<${NamedCircle} number=${number} word=${word} label=${`${said}. ${number} ${word}`}
    seats=${namedSeats(view, people(view), presence)} />`;
}
