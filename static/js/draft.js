// What somebody is writing, kept on this device at each key until it is sent or emptied: a reload loses nothing.
import { signal } from "./h.js";
import { forget, keep, kept } from "./kept.js";

const drafts = new Map(); // key → its signal, one for all that show it

function at(key) {
  if (!drafts.has(key)) drafts.set(key, signal(kept(key)));
  return drafts.get(key);
}

/** `{key, value, set, clear}`; `value` is `empty` where nothing was begun. */
export function useDraft(key, empty = "") {
  const found = at(key);
  const set = (value) => {
    if (value === empty) return clearDraft(key);
    keep(key, value);
    found.value = value;
    return undefined;
  };
  return { key, value: found.value ?? empty, set, clear: () => clearDraft(key) };
}

export function clearDraft(key) {
  forget(key);
  at(key).value = null;
}
