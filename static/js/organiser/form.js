// A form of the organiser's, while the server takes its time to answer: what is typed meanwhile stays, whatever comes
// back. The server alone computes times and moves rows. Its answer to a move replaces the form, with what was typed
// since in the rows where they are now; its answer to other minutes only gives the times. Moves wait for one another.
import { t } from "../t.js";

const ROW = /^(thèmes|étapes|textes)\.(\d+)\.(.+)$/;
const MOVE = /^(thèmes|étapes|textes)\.(up|down|remove)\.(\d+)$/;
const SAVE = "save";

const waiting = []; // what was pressed and is not done yet
let busy = false; // whether a move is at the server
let asked = 0; // how many times it was asked

/** What each field says, by its name; null where it is not ticked. */
export function values(form) {
  const fields = [...form.elements].filter((one) => one.name && one.matches("input, select, textarea"));
  return new Map(fields.map((one) => [one.name, one.type === "checkbox" && !one.checked ? null : one.value]));
}

function put(form, name, value) {
  const field = form.elements.namedItem(name);
  if (!field) return;
  if (field.type === "checkbox") field.checked = value !== null;
  else field.value = value;
}

/** The page that answers `said` (as names and values) and the button `act`; throws where there is no such form on it. */
async function answered(form, said, act) {
  const body = new URLSearchParams(said);
  body.set("do", act);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById(form.id)) throw new Error(`answered ${answer.status}, without the form`);
  return page;
}

/** Where a row of the form that was sent is in the one that came back: its place, or null once it is gone. */
function moved(fresh, list, place) {
  return fresh.querySelector(`[data-row="${list}"][data-was="${place}"]`)?.dataset.at ?? null;
}

function renamed(fresh, name) {
  const [, list, place, key] = ROW.exec(name) ?? [];
  if (!list) return name;
  const at = moved(fresh, list, place);
  return at === null ? null : `${list}.${at}.${key}`;
}

function reworded(fresh, act) {
  const [, list, verb, place] = MOVE.exec(act) ?? [];
  if (!list) return act;
  const at = moved(fresh, list, place);
  return at === null ? null : `${list}.${verb}.${at}`;
}

/** Puts the answered form in place of this one, with what was typed in this one since `sent`. True if anything was. */
function replace(form, page, sent) {
  const fresh = page.getElementById(form.id);
  const typed = [...values(form)].filter(([name, value]) => sent.get(name) !== value);
  for (const [name, value] of typed) put(fresh, renamed(fresh, name), value);
  const hand = form.contains(document.activeElement) ? document.activeElement : null;
  const place = hand?.matches("input, textarea") && hand.type !== "checkbox" ? [hand.selectionStart, hand.selectionEnd] : null;
  form.replaceWith(fresh);
  for (const [index, act] of waiting.entries()) waiting[index] = act && reworded(fresh, act);
  const said = page.querySelector("[data-said]");
  if (said) document.querySelector("[data-said]").textContent = said.textContent;
  focus(fresh, hand, place);
  return typed.length > 0;
}

function focus(fresh, hand, place) {
  if (hand?.matches("input, select, textarea")) {
    const field = fresh.elements.namedItem(renamed(fresh, hand.name));
    field?.focus();
    if (place?.[0] != null) field?.setSelectionRange(...place);
    return;
  }
  const same = hand?.name ? `[name="${CSS.escape(hand.name)}"][value="${CSS.escape(hand.value)}"]` : null;
  (fresh.querySelector("[autofocus]") ?? (same && fresh.querySelector(same)))?.focus();
}

async function move(form, act) {
  asked += 1;
  const sent = values(form);
  const page = await answered(form, new FormData(form), act);
  if (replace(form, page, sent)) recompute(document.getElementById(form.id));
}

/** Asks for the times that follow from the minutes; what comes too late is dropped. */
export async function recompute(form) {
  if (busy) return; // once the move is done
  const mine = ++asked;
  try {
    const page = await answered(form, new FormData(form), "refresh");
    if (mine !== asked) return;
    for (const told of page.querySelectorAll("[data-computed]")) {
      const here = document.querySelector(`[data-computed="${CSS.escape(told.dataset.computed)}"]`);
      if (here) here.textContent = told.textContent;
    }
  } catch (fault) {
    failed(fault);
  }
}

/** Does what a button asks, after what was pressed before it. */
export async function press(form, act) {
  waiting.push(act);
  if (busy) return;
  busy = true;
  try {
    while (waiting.length) {
      const next = waiting.shift();
      const now = document.getElementById(form.id);
      if (next === SAVE) return void setTimeout(() => now.requestSubmit(now.querySelector(`button[value="${SAVE}"]`)));
      if (next) await move(now, next);
    }
  } catch (fault) {
    failed(fault);
  } finally {
    waiting.length = 0;
    busy = false;
  }
}

/** Whether moves are under way, after which alone the form may be saved. */
export function underWay() {
  return busy;
}

/** Shows the form that says these names and values, as the server draws it. */
export async function show(form, said) {
  try {
    const page = await answered(form, said, "refresh");
    form.replaceWith(page.getElementById(form.id));
    return true;
  } catch (fault) {
    failed(fault);
    return false;
  }
}

function failed(fault) {
  console.warn("the form was not answered:", fault.message);
  status(t("Le serveur n’a pas répondu. Ce que vous avez écrit est encore ici."));
}

/** Says, where the page says what is saved, what is not. */
export function status(text) {
  const line = document.getElementById("saved");
  if (!line) return;
  line.classList.add("is-pending");
  line.textContent = text;
}
