// The clock in the facilitator's hand: more, less, pause, start again, and the sound at the end.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { Panel } from "./panel.js";
import { DeskClock } from "./head.js";
import { setSound, sounding } from "./sound.js";

/** Pauses or resumes: also the space bar's act. */
export function pauseOrResume(view, act) {
  if (!view.timer) return act("timer.set", { left: 60 * (view.step.minutes || 5) });
  return act("left" in view.timer ? "timer.resume" : "timer.pause");
}

export function TimePanel({ view, act, link, onClose }) {
  const running = view.timer && !("left" in view.timer);
  const minutes = view.step.minutes;
  const add = (seconds) => () => act("timer.add", { seconds });
  return html`<${Panel} title=${t("Temps")} at="middle" onClose=${onClose}>
    <${DeskClock} timer=${view.timer} now=${link.now} />
    <p class="choices"><button class="button" type="button" data-first onClick=${add(60)}>${t("+ 1 min")}</button>
      <button class="button" type="button" onClick=${add(300)}>${t("+ 5 min")}</button>
      <button class="button" type="button" onClick=${add(-60)}>${t("− 1 min")}</button></p>
    <p class="choices"><button class="button is-main" type="button" onClick=${() => pauseOrResume(view, act)}>
      <${Icon} name=${running ? "pause" : "play"} /> ${running ? t("Suspendre") : t("Lancer")}</button>
      ${minutes > 0 && html`<button class="button" type="button" onClick=${() => act("timer.set", { left: 60 * minutes })}>
        ${tn("Repartir à {n} min", "Repartir à {n} min", minutes)}</button>`}</p>
    <p class="small soft">${t("À la fin du temps, rien ne se ferme tout seul : vous décidez.")}</p>
    <label class="check"><input type="checkbox" checked=${sounding.value}
      onChange=${(event) => setSound(event.target.checked)} /> ${t("Sonner à la fin, sur cet appareil")}</label>
  <//>`;
}
