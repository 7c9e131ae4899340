// What this device still has to say. Each operation lies under its own key, with the id made here once, until the
// server acknowledges it: a reload, a second tab or a dead network may send it again, its id makes it count once.
import { signal } from "./h.js";
import { forget, keep, kept, keysFrom } from "./kept.js";
import { newId } from "./link.js";
import { say } from "./say.js";
import { t } from "./t.js";

const PASSING = ["busy", "disk"];  // refusals that time lifts: the operation waits and is said again
const PAUSE = 2000;                // ms before it is
const TRIES = 6;                   // then it is shown as refused, its text still there
const PATIENCE = 5000;             // ms left to another tab to send what it wrote
const SETTLING = 5000;             // ms for which an acknowledged operation stays, until the view shows it

/**
 * The outbox of one person in one session.
 *
 * `items` is a signal, oldest first: `{id, name, body, slot, at, state, refusal, saved}`; `state` is "waiting",
 * "sending", "saved" (just acknowledged: `{at, seq}`) or "refused" (`refusal` is `{kind, text, values, now}`).
 */
export function openOutbox({ link, code, person }) {
  const beginning = `tablee/${code}/${person}/do/`;
  const settling = new Map();
  const moved = new Map(); // slot → {from, to, words}: the version that this device's last words there made of one
  const items = signal([]);
  let flying = null;
  let busy = false;
  let last = 0;

  function read() {
    const waiting = keysFrom(beginning).map((key) => ({ key, ...kept(key) })).filter((item) => item.id);
    items.value = [...settling.values(), ...waiting.map((item) => ({ ...item, state: stateOf(item) }))];
  }

  function stateOf(item) {
    if (item.refusal) return "refused";
    return item.id === flying ? "sending" : "waiting";
  }

  /**
   * Keeps an operation and sends it when it can be; returns its id. Of a `slot` only the last one stays, and one that
   * may already have reached the server, so that both are judged in order.
   * `about` is what its page wants to find again beside it.
   */
  function add(name, body, { slot = null, about = null } = {}) {
    const item = { id: newId(), name, body: onLatest(slot, body), slot, about, at: Date.now() };
    if (slot) forgetSlot(slot);
    last = Math.max(last + 1, Date.now());
    keep(`${beginning}${last}-${item.id}`, item);
    read();
    send();
    return item.id;
  }

  /** What was begun before this device's own last words were acknowledged is written on these. */
  function onLatest(slot, body) {
    const step = moved.get(slot);
    return step && body.base === step.from ? { ...body, base: step.to } : body;
  }

  function forgetSlot(slot) {
    for (const item of items.value) {
      if (item.slot === slot && (item.state !== "waiting" || !item.tried) && item.state !== "sending") drop(item.id);
    }
  }

  /** Takes an operation out: it is not said any more. */
  function drop(id) {
    settling.delete(id);
    const item = items.value.find((each) => each.id === id);
    if (item?.key) forget(item.key);
    read();
  }

  /** Changes the words of one that was never sent or was refused; false when it may already be at the server. */
  function change(id, body) {
    const item = items.value.find((each) => each.id === id);
    if (!item || (item.tried && item.state !== "refused")) return false;
    mark(item, { body });
    return true;
  }

  /** Says a refused operation anew, with another body if given. */
  function retry(id, body) {
    const item = items.value.find((each) => each.id === id);
    drop(id);
    add(item.name, body ?? item.body, item);
  }

  async function send() {
    if (busy) return;
    busy = true;
    try {
      for (let item = next(); item; item = next()) await deliver(item);
    } finally {
      busy = false;
    }
  }

  function next() {
    if (link.status.value !== "online") return null;
    return items.value.find((item) => item.state === "waiting");
  }

  async function deliver(item) {
    flying = item.id;
    mark(item, { tried: (item.tried ?? 0) + 1 });
    const ack = await link.do(item.name, item.body, { id: item.id, patience: 0 });
    flying = null;
    if (ack.ok) return acknowledged(item, ack);
    if (ack.error === "offline") return read();
    const passing = !ack.refused || PASSING.includes(ack.refused);
    if (passing && (item.tried ?? 0) < TRIES) {
      read();
      return new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    refuse(item, ack);
  }

  /** Writes down what became of an operation, unless it was taken out meanwhile. */
  function mark(item, news) {
    const now = kept(item.key);
    if (now) keep(item.key, { ...now, ...news });
    read();
  }

  function acknowledged(item, { at, seq }) {
    forget(item.key);
    settling.set(item.id, { ...item, key: null, state: "saved", saved: { at, seq } });
    read();
    follow(item, seq);
    say(t("Enregistré"));
    setTimeout(() => { settling.delete(item.id); read(); }, SETTLING);
  }

  /** What waits on top of an operation just acknowledged is written on its version: the row's number. */
  function follow({ slot, id, body }, seq) {
    if (!slot || !("base" in body)) return;
    moved.set(slot, { from: body.base, to: seq, words: wordsOf(body) });
    for (const next of laterIn({ slot, id })) mark(next, { body: onLatest(slot, next.body) });
  }

  function laterIn({ slot, id }) {
    return items.value.filter((each) => slot && each.slot === slot && each.id !== id && each.state === "waiting");
  }

  function refuse(item, ack) {
    if (laterIn(item).length) return drop(item.id); // what was written since says it all
    if (ack.now && moved.has(item.slot) && wordsOf(ack.now) === moved.get(item.slot).words) {
      return retry(item.id, { ...item.body, base: ack.now.version }); // what was there is this device's own
    }
    mark(item, { refusal: { kind: ack.refused ?? ack.error, text: ack.text, values: ack.values, now: ack.now } });
    return say(ack.text);
  }

  let elsewhere = null;
  addEventListener("storage", (change) => { // another tab sends its own; this one helps should that tab go away
    if (change.key !== null && !change.key.startsWith(beginning)) return;
    read();
    clearTimeout(elsewhere);
    elsewhere = setTimeout(send, PATIENCE);
  });
  link.status.subscribe((status) => { if (status === "online") setTimeout(send); });
  read();
  send();
  return { items, add, drop, change, retry };
}

function wordsOf({ text, body }) {
  return (text ?? body ?? "").normalize("NFC").trim();
}

/** Forgets all that this device keeps of a person in a session. */
export function emptyPockets(code, person) {
  for (const key of keysFrom(`tablee/${code}/${person}/`)) forget(key);
}
