// What stays on this device: localStorage where the browser allows it, memory for what it refuses (private windows,
// full storage). `lasting` says whether all is on the device, so that the page can warn that a reload would lose words.
import { signal } from "./h.js";

const overflow = new Map(); // what the device refused, for as long as the page lives
const shelf = openShelf();
export const lasting = signal(shelf !== null);

function openShelf() {
  try {
    localStorage.setItem("tablee?", "1");
    localStorage.removeItem("tablee?");
    return localStorage;
  } catch (refusal) {
    console.warn("localStorage", refusal);
    return null;
  }
}

/** Keeps a JSON value under a key. */
export function keep(key, value) {
  const text = JSON.stringify(value);
  if (shelf) {
    try {
      shelf.setItem(key, text);
      overflow.delete(key);
      return;
    } catch (refusal) {
      console.warn("localStorage", refusal);
      lasting.value = false;
    }
  }
  overflow.set(key, text);
}

/** The JSON value kept under a key, or null. What another version left unreadable counts as absent. */
export function kept(key) {
  const text = overflow.get(key) ?? shelf?.getItem(key);
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (unreadable) {
    console.warn(key, unreadable);
    return null;
  }
}

export function forget(key) {
  overflow.delete(key);
  shelf?.removeItem(key);
}

/** The keys that begin so, sorted. */
export function keysFrom(beginning) {
  const all = new Set([...overflow.keys(), ...(shelf ? Object.keys(shelf) : [])]);
  return [...all].filter((key) => key.startsWith(beginning)).sort();
}
