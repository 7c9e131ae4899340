// One thing to do and the time left: the ring of sixty seats on the left, the words on the right.
import { html } from "../h.js";
import { CountdownRing } from "../components/countdown-ring.js";
import { seatsAround, TableCircle } from "../components/table-circle.js";
import { useSecondsLeft } from "../components/clock.js";
import { Fit } from "./fit.js";
import { Frame, ThemeAside } from "./frame.js";

/** `title` is what to do, `also` how; without a timer the table stands where the ring would. */
export function BigClock({ view, link, title, also, foot, minutes = view.step.minutes }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  return html`<${Frame} view=${view} link=${link} foot=${foot}><div class="big-clock">
    <div class="ring">${seconds === null ? html`<${Seats} view=${view} connected=${link.presence.value?.connected ?? 0} />`
      : html`<${CountdownRing} seconds=${seconds} total=${Math.max(60 * minutes, seconds)} />`}</div>
    <div class="big-words"><${ThemeAside} view=${view} /><${Fit}>${title}<//>${also && html`<p class="do">${also}</p>`}</div></div>
      <//>`;
}

function Seats({ view, connected }) {
  if (!view.table) return null;
  const { number, places, seats } = view.table;
  const contributed = view.step.scope === "plenary" ? 0 : Math.min(view.contributed, seats);
  return html`<${TableCircle} number=${number} seats=${seatsAround({ places, connected: Math.min(connected, seats), contributed })} />`;
}
