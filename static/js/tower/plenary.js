// The plenary, when the room is in it: what a desk of all would show, in the tower's hand.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { deskOf } from "../kinds.desk.js";
import { OpenPanel } from "../desk/open-panel.js";
import { DeskClock } from "../desk/head.js";
import { Way } from "../desk/bar.js";
import { backward, forward } from "../desk/next-step.js";
import { pauseOrResume } from "../desk/time-panel.js";

export function Plenary({ view, act, link, presence }) {
  const [opened, setOpened] = useState(null);
  const place = placeView(view);
  if (!place) return null;
  const toggle = (name) => setOpened(opened === name ? null : name);
  const Activity = place.step.driven ? deskOf(place.step.kind)?.default : null;
  const running = place.timer && !("left" in place.timer);
  return html`<section class="plenary-box" aria-label=${t("La plénière")}><header class="plenary-head"><h2>${place.step.title}</h2>
      <${DeskClock} timer=${place.timer} now=${link.now} />
      <button class="button is-quiet" type="button" onClick=${() => pauseOrResume(place, act)}>
        <${Icon} name=${running ? "pause" : "play"} /> ${running ? t("Suspendre") : t("Lancer le temps")}</button>
      <${Way} way=${backward(place)} back onClick=${() => toggle("back")} /><${Way} way=${forward(place)}
        onClick=${() => toggle("forward")} /></header>
    ${Activity && html`<div class="plenary-activity"><${Activity} key=${place.step.id} view=${place} act=${act} link=${link}
      presence=${presence} /></div>`}
    <${OpenPanel} opened=${opened} view=${place} act=${act} link=${link} presence=${presence} onClose=${() => setOpened(null)}
      toggle=${toggle} /></section>`;
}

/** The tower's view as the desk of all would have it, or null while the room is at its tables. */
function placeView(view) {
  const step = view.agenda.find((each) => each.id === view.plenary.step);
  if (!step || step.scope !== "plenary") return null;
  const { version, phase, timer } = view.plenary;
  const index = view.agenda.indexOf(step);
  const way = (at) => (view.agenda[at] ? { ...view.agenda[at], refused: null } : null);
  return {
    ...view, table: null, timer, next: way(index + 1), back: way(index - 1), people: [], pending: { people: 0 },
    step: { prompt: "", ...step, settings: view.plenary.settings, index, count: view.agenda.length, version, phase },
  };
}
