// What this device still has to say, for a phone, a desk or the tower. What is `written` lies under its own key, with the
// id made here once, until the server acknowledges it: a reload, a second tab, a dead network or a full disk may have it
// sent again, its id makes it count once. What is only good `now` (the page says which: `data-now`) is given up after five
// seconds, and the server does it no later either; what became of it is asked for once it can be.
import { signal } from "./h.js";
import { forget, keep, kept, keysFrom } from "./kept.js";
import { clearDraft } from "./draft.js";
import { newId } from "./link.js";
import { say } from "./say.js";
import { t } from "./t.js";

const PASSING = ["busy", "disk", "elsewhere"]; // refusals that time lifts, however long it takes
const PAUSE = 2000;                // ms before what time may lift is said again; twice as long each time
const LONGEST_PAUSE = 30000;       // until this
const TRIES = 6;                   // of what a fault of the server answers; then it is shown, its text still there
const PATIENCE = 5000;             // ms left to another tab to send what it wrote
const SETTLING = 5000;             // ms for which an acknowledged operation stays, until the view shows it
const NOW = 5000;                  // ms for which an act is good that is only good now
const AWHILE = 5000;               // ms after which who waits for an answer is told that it is kept

/**
 * The outbox of one person in one session; `place` tells two tables of one desk apart.
 *
 * `items` is a signal, oldest first: `{id, name, body, slot, at, state, refusal, saved}`; `state` is "waiting",
 * "sending", "saved" (just acknowledged: `{at, seq}`) or "refused" (`refusal` is `{kind, text, values, now}`).
 * `held` is a signal: null, or `{kind, text}`, what the server has said for a while instead of taking anything.
 */
export function openOutbox({ link, code, person, place = null }) {
  const mine = place ? `tablee/${code}/${person}/${place}` : `tablee/${code}/${person}`;
  const beginning = `${mine}/do/`;
  const doubts = `${mine}/doubt/`;
  const only = (document.body.dataset.now ?? "").split(" ");
  const settling = new Map();
  const moved = new Map(); // slot → {from, to, words}: the version that this device's last words there made of one
  const waiters = new Map(); // id → who waits for its answer
  const items = signal([]);
  const held = signal(null);
  const settled = signal(null); // the last act in doubt of which one knows now: {id, ok, text}
  let flying = null;
  let busy = false;
  let settlingNow = false;
  let last = 0;
  let pause = PAUSE;
  let wake = () => {};

  function read() {
    const waiting = keysFrom(beginning).map((key) => ({ key, ...kept(key) })).filter((item) => item.id);
    items.value = [...settling.values(), ...waiting.map((item) => ({ ...item, state: stateOf(item) }))];
    last = Math.max(last, ...waiting.map(({ key }) => Number.parseInt(key.slice(beginning.length), 10) || 0));
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

  /**
   * Has an operation done, and gives its answer. For what is written: `{ok, kept: true}` when it is long in coming; a
   * refusal is then its asker's to show, who has the words still. `draft` is the key of the draft that it empties.
   */
  function act(name, body, { draft = null, ...how } = {}) {
    if (only.includes(name)) return actNow(name, body, draft);
    const id = add(name, body, how);
    return new Promise((resolve) => {
      const late = setTimeout(() => answer(id, { ok: true, kept: true }), AWHILE);
      waiters.set(id, (ack) => { clearTimeout(late); resolve(ack); });
    }).then((ack) => {
      if (ack.ok && draft) clearDraft(draft);
      return ack;
    });
  }

  /** Tells who waits for an operation; false when nobody does. */
  function answer(id, ack) {
    const waiter = waiters.get(id);
    waiters.delete(id);
    waiter?.(ack);
    return Boolean(waiter);
  }

  /** Pressed again while it is in doubt, an act keeps its id: it is done once. */
  async function actNow(name, body, draft) {
    const same = doubtful().find((one) => one.name === name && JSON.stringify(one.body) === JSON.stringify(body));
    const doubt = { id: same?.id ?? newId(), name, body, draft, until: Math.round(link.now()) + NOW };
    keep(doubts + doubt.id, doubt);
    const ack = await link.do(name, body, { id: doubt.id, until: doubt.until, patience: NOW });
    if (ack.error === "offline") {
      setTimeout(settle, PAUSE);
      return { ...ack, doubt: doubt.id };
    }
    know(doubt, ack);
    return ack;
  }

  const doubtful = () => keysFrom(doubts).map(kept).filter(Boolean);

  function know({ id, draft }, ack) {
    forget(doubts + id);
    if (ack.ok && draft) clearDraft(draft);
  }

  /** Asks what became of the acts that nobody answered: said again with their time passed, they are done by nobody. */
  async function settle() {
    const over = doubtful().filter(({ until }) => link.now() > until);
    if (settlingNow || !over.length || link.status.value !== "online") return;
    settlingNow = true;
    for (const { id, name, body, until, draft } of over) {
      const ack = await link.do(name, body, { id, until, patience: 0 });
      if (!ack.ok && (!ack.refused || PASSING.includes(ack.refused))) continue;
      know({ id, draft }, ack);
      settled.value = { id, ok: Boolean(ack.ok), text: ack.text };
    }
    settlingNow = false;
    if (doubtful().length) setTimeout(settle, PAUSE);
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
    if (ack.error === "offline") return read();
    if (isPassing(ack, item)) return wait(ack);
    [held.value, pause] = [null, PAUSE];
    return ack.ok ? acknowledged(item, ack) : refuse(item, ack);
  }

  function isPassing({ ok, refused }, { tried = 0 }) {
    return !ok && (refused ? PASSING.includes(refused) : tried < TRIES);
  }

  /** All that waits, waits: it would be answered the same. A new connection ends the pause. */
  function wait({ refused, text }) {
    read();
    if (refused) held.value = { kind: refused, text };
    const long = pause * (0.6 + 0.4 * Math.random());
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    return new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, long);
    });
  }

  /** Writes down what became of an operation, unless it was taken out meanwhile. */
  function mark(item, news) {
    const now = kept(item.key);
    if (now) keep(item.key, { ...now, ...news });
    read();
  }

  function acknowledged(item, ack) {
    const { at, seq } = ack;
    forget(item.key);
    settling.set(item.id, { ...item, key: null, state: "saved", saved: { at, seq } });
    read();
    follow(item, seq);
    answer(item.id, ack);
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
    if (answer(item.id, ack) || laterIn(item).length) return drop(item.id); // its asker has it; or what was written since says it all
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
  link.status.subscribe((status) => {
    if (status !== "online") return;
    pause = PAUSE;
    wake();
    setTimeout(send);
    setTimeout(settle);
  });
  read();
  send();
  return { items, held, settled, mine, add, act, drop, change, retry };
}

function wordsOf({ text, body }) {
  return (text ?? body ?? "").normalize("NFC").trim();
}

/** Forgets all that this device keeps of a person in a session. */
export function emptyPockets(code, person) {
  for (const key of keysFrom(`tablee/${code}/${person}/`)) forget(key);
}
