// Time left, by the server's clock. The end is shown and closes nothing: a person closes.
import { computed, html, signal, useEffect, useState } from "../h.js";
import { t } from "../t.js";

const beat = signal(0); // moves four times a second while a page shows a clock
let watchers = 0;
let beating = null;

function watch() {
  watchers += 1;
  beating ??= setInterval(() => { beat.value += 1; }, 250);
  return () => {
    watchers -= 1;
    if (watchers) return;
    clearInterval(beating);
    beating = null;
  };
}

/** Milliseconds left of a view's timer (`{ends_at}` or `{left}`), negative once over; null without a timer. */
export function left(timer, now) {
  if (!timer) return null;
  return "left" in timer ? timer.left : timer.ends_at - now;
}

/** "7:40"; once over, the time passed since: "+1:05". Hours appear when there are any: "1:05:00". */
export function asClock(ms) {
  const over = ms < 0;
  const seconds = over ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return over ? `+${text}` : text;
}

/** A time of day, "10:12". */
export function timeOfDay(ms) {
  return new Date(ms).toLocaleTimeString(document.documentElement.lang || "fr",
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

const whole = (ms) => (ms === null ? null : Math.ceil(ms / 1000));

/** Whole seconds left, changing by itself; null without a timer. `now` is the link's. */
export function useSecondsLeft(timer, now) {
  const [seconds] = useState(() => signal(whole(left(timer, now()))));
  useEffect(watch, []);
  useEffect(() => {
    const read = computed(() => { beat.value; return left(timer, now()); });
    return read.subscribe((ms) => { seconds.value = whole(ms); });
  }, [timer?.ends_at, timer?.left]);
  return timer ? seconds.value : null; // what was read of a timer that is gone
}

/** The clock of a header: the time left and a word under it. */
export function Clock({ timer, now, className = "time" }) {
  const seconds = useSecondsLeft(timer, now);
  if (seconds === null) return null;
  const word = "left" in timer ? t("en pause") : seconds > 0 ? t("restantes") : t("temps écoulé");
  return html`<p class=${`${className} number`}><span class="only-read-aloud">${t("Temps restant :")} </span>
    ${asClock(seconds * 1000)}<span>${word}</span></p>`;
}
