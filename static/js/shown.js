// What the server has shown of one audience: a whole view, then patches, each accepted only on the (epoch, seq)
// that it was computed from. Anything else means that something was missed: the whole is asked for.
import { signal } from "./h.js";

const isThing = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A thing with what changed inside: objects are entered where an object stands, anything else replaces. */
function inside(held, changes) {
  const next = { ...held };
  for (const [key, value] of Object.entries(changes))
    next[key] = isThing(held[key]) && isThing(value) ? inside(held[key], value) : value;
  return next;
}

/**
 * One audience's view. `view` is a signal: null, then a flat object, a new one at each change.
 * `take(message)` says "taken", "old" (nothing to do) or "behind" (ask for the whole).
 */
export function shown() {
  const view = signal(null);
  let held = null; // {epoch, seq}

  function take({ epoch, base, seq, set, within = {}, gone }) {
    if (base === null || base === undefined) return whole(epoch, seq, set);
    if (!held || held.epoch !== epoch) return "behind";
    if (seq <= held.seq) return "old";
    if (base !== held.seq) return "behind";
    const next = { ...inside(view.value, within), ...set };
    for (const key of gone) delete next[key];
    held.seq = seq;
    view.value = next;
    return "taken";
  }

  function whole(epoch, seq, set) {
    if (held && held.epoch === epoch && seq < held.seq) return "old";
    held = { epoch, seq };
    view.value = { ...set };
    return "taken";
  }

  return { view, take, get seq() { return held ? held.seq : -1; } };
}
