// The facilitator's words to say aloud, in « », above what the activity shows.
import { html } from "../h.js";
import { useSecondsLeft } from "../components/clock.js";
import { DESKS } from "../kinds.desk.js";
import { quoted } from "./reading.js";

/** The step's own prompt if the organiser wrote one, else the kind's words for the time left. */
export function Spoken({ view, link }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  const words = view.step.prompt || DESKS[view.step.kind]?.words?.(view, seconds);
  return words ? html`<p class="spoken">${quoted(words)}</p>` : null;
}
