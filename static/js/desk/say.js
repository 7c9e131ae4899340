// The facilitator's words to say aloud, in « », above what the activity shows.
import { html } from "../h.js";
import { useSecondsLeft } from "../components/clock.js";
import { quoted } from "./reading.js";

/** The step's own prompt if the organiser wrote one, else what `words(view, seconds)` says for the time left. */
export function Spoken({ view, link, words }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  const said = view.step.prompt || words?.(view, seconds);
  return said ? html`<p class="spoken">${quoted(said)}</p>` : null;
}
