// What is always where: title top left, theme top right, counts bottom left, time and emblem bottom right.
import { html, useRef } from "../h.js";
import { t } from "../t.js";
import { Gommette } from "../components/gommette.js";
import { asClock, timeOfDay, useSecondsLeft } from "../components/clock.js";
import { Emblem } from "./emblem.js";

/** `title` and `aside` make the head (none: no head); `foot` is a sentence; `clock` shows the time left in the foot. */
export function Frame({ view, link, title, aside, foot, clock = false, children }) {
  return html`${title && html`<header class="screen-head"><h1>${title}</h1>
    ${aside ?? html`<${ThemeAside} view=${view} />`}</header>`}
    <main id="main" class="screen-main">${children}</main>
    <footer class="screen-foot"><p class="foot-words">${foot}</p>
      <${Away} link=${link} />
      ${view.session.rehearsal && html`<p class="screen-rehearsal">${t("RÉPÉTITION")}</p>`}
      ${clock && html`<${FootClock} view=${view} link=${link} />`}
      <span class="wordmark"><${Emblem} />Tablée</span></footer>`;
}

export function ThemeAside({ view }) {
  if (!view.table) return null;
  const { theme } = view.table;
  return html`<p class="theme-name" data-theme=${theme.id}><${Gommette} theme=${theme.id} /> <span>${theme.title}</span></p>`;
}

function FootClock({ view, link }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  if (seconds === null) return null;
  const last = seconds <= 60 && !("left" in view.timer);
  return html`<p class=${`foot-clock number ${last ? "is-last" : ""}`} role="timer"><span class="only-read-aloud">
    ${t("Temps restant :")} </span>${asClock(seconds * 1000)}</p>`;
}

/** The one yellow mention: the server is away, and since when the picture is. */
function Away({ link }) {
  const since = useRef(null);
  if (link.status.value === "online") since.current = null;
  if (link.status.value !== "offline") return null;
  since.current ??= link.now();
  return html`<p class="screen-away number">${t("Hors ligne, image de {time}", { time: timeOfDay(since.current) })}</p>`;
}
