// The keyboard: N next, B back, space pause, ? help. Never while somebody types, nor over a dialog; a facilitator may turn
// the letters off (dictation software sends them).
import { signal, useEffect } from "../h.js";
import { keep, kept } from "../kept.js";

const KEY = "tablee:keys";
export const keysOn = signal(kept(KEY) !== false);

export function setKeys(on) {
  keep(KEY, on);
  keysOn.value = on;
}

const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
const pressing = (target) => target.closest?.("button, a, summary, input");

/** `toggle(panel)` opens or confirms; `pause()`; `more` is other keys by what they type. */
export function Keys({ toggle, pause, more = {} }) {
  useEffect(() => {
    const acts = { n: () => press("forward", toggle), b: () => press("back", toggle), "?": () => toggle("help"), ...more };
    const listen = (event) => {
      if (!keysOn.value || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (typing(event.target) || document.querySelector("dialog[open]")) return;
      const act = event.key === " " ? !pressing(event.target) && pause : acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
  return null;
}

/** The second press of the same key says yes to the question that the first one opened. */
function press(panel, toggle) {
  const yes = document.querySelector(`[data-answers="${panel}"]`);
  if (yes) yes.click();
  else toggle(panel);
}
