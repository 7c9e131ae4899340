// What was typed in a form and not saved yet stays on this device, and is offered when the form is opened again. The
// Wi-Fi's password is not kept. What the server has saved (its page says `?saved=1`) is forgotten.
import { values } from "./form.js";

const PREFIX = "tablee draft ";
const SAVING = "tablee saving";
const SECRET = "wifi.mot de passe";
const PAUSE = 300; // ms after the last key
const DROPPED = new Set([SECRET, "new-kind", "do"]);

let timer = 0;

/** Tries what a browser may refuse (private windows, full storage): the page then warns before it is left. */
function allowed(act) {
  try {
    return act();
  } catch (refusal) {
    console.warn("storage", refusal.message);
    return null;
  }
}

function keyOf(form) {
  return PREFIX + new URL(form.action).pathname;
}

function said(form) {
  return [...values(form)].filter(([name, value]) => value !== null && !DROPPED.has(name));
}

/** Keeps what the form says, a moment after the last key. */
export function keep(form) {
  clearTimeout(timer);
  timer = setTimeout(() => allowed(() => localStorage.setItem(keyOf(form), JSON.stringify(said(form)))), PAUSE);
}

/** Keeps it now, and remembers that it is being saved. */
export function saving(form) {
  clearTimeout(timer);
  allowed(() => {
    localStorage.setItem(keyOf(form), JSON.stringify(said(form)));
    sessionStorage.setItem(SAVING, keyOf(form));
  });
}

/** Forgets what the server has saved. */
export function settle() {
  allowed(() => {
    const key = sessionStorage.getItem(SAVING);
    sessionStorage.removeItem(SAVING);
    if (key && new URLSearchParams(location.search).has("saved")) localStorage.removeItem(key);
  });
}

/** Forgets it at once. */
export function forget(form) {
  clearTimeout(timer);
  allowed(() => localStorage.removeItem(keyOf(form)));
}

/** What was kept for this form, as names and values, where it says something else than the form; else null. */
export function kept(form) {
  const found = allowed(() => JSON.parse(localStorage.getItem(keyOf(form)) ?? "null"));
  if (!Array.isArray(found) || same(found, said(form))) return null;
  return [...found, [SECRET, form.elements.namedItem(SECRET)?.value ?? ""]];
}

/** Whether two forms say the same, their versions and tickets aside. */
function same(one, other) {
  const plain = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "version" && name !== "new_ticket"));
  return plain(one) === plain(other);
}
