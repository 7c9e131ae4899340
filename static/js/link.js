// The page's only way to the server: one Socket.IO connection that comes back by itself, the views that it shows,
// and `do`, which says an operation once, however many times the connection drops under it.
import { io, signal } from "./h.js";
import { serverClock } from "./server-clock.js";
import { shown } from "./shown.js";
import { t } from "./t.js";

const FIRST_WAIT = 300;      // ms before the first attempt to come back
const LONGEST_WAIT = 2500;   // so that a server that returns is seen within five seconds, however long it was away
const ATTEMPT = 4000;        // ms given to the first attempts, before a WebSocket is held to be swallowed on its way
const SLOW_ATTEMPT = 10000;  // ms given to those that begin with polling
const ANSWER = 8000;         // ms given to an acknowledgement
const DOUBT = 4000;          // ms after which a page that waits for one asks whether the server is there
const THERE = 3000;          // ms given to that answer
const SOON = 1200;           // ms given to it by a page that wakes up and missed the server's pings
const MISSED = 11000;        // ms without a word in which two of them should have come
const AWAITED_VIEW = 1500;   // ms after which a view that did not come by itself is asked for
const PASSING = ["busy", "disk", "elsewhere", "internal"]; // refusals that another attempt may lift

/** An operation's id: 20 characters of [0-9a-z]. */
export function newId() {
  const letters = "0123456789abcdefghijklmnopqrstuvwxyz";
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => letters[byte % 36]).join("");
}

/**
 * Connects as `{as: "phone"|"desk"|"tower"|"people"|"screen", code, table?}`.
 * Signals: `shared`, `own` (views or null), `presence`, `status` ("connecting"|"online"|"offline"|"refused"),
 * `refusal` ({kind, text} or null), `bye` (a sentence or null). `now()` is the server's time in ms.
 * `close()` ends it for good. `do(name, body, {id, until, patience})` always answers: the server's acknowledgement, or `{error: "offline", text}`.
 */
export function connect({ as, code, table }) {
  const socket = io({ auth: { as, code, table }, query: { code }, autoConnect: false, reconnection: false, timeout: ATTEMPT,
    transports: "WebSocket" in window ? ["websocket", "polling"] : ["polling"], tryAllTransports: true });
  const link = { shared: null, own: null, presence: signal(null), status: signal("connecting"), refusal: signal(null),
    bye: signal(null) };
  const views = { shared: shown(), own: shown() };
  link.shared = views.shared.view;
  link.own = views.own.view;
  const clock = serverClock(() => askTime(socket));
  link.now = clock.now;
  readViews(socket, views, clock, as === "phone" ? ["shared", "own"] : ["shared"]);
  const line = keepOpen(socket, link, clock);
  link.do = (name, body, options) => perform(socket, line.check, name, body, options);
  link.reconnect = line.again;
  link.close = line.close;
  link.ask = line.open; // to be let in, once more: a refusal is asked again only here
  socket.on("presence", (told) => { link.presence.value = told; });
  socket.on("bye", ({ text }) => { link.bye.value = text; });
  line.open();
  return link;
}

async function askTime(socket) {
  if (!socket.connected) throw new Error("offline");
  return (await socket.timeout(ANSWER).emitWithAck("pong_time", {})).now;
}

/** Feeds the views from the socket, and asks for the whole of one that is behind or did not come. */
function readViews(socket, views, clock, audiences) {
  const asking = new Set();
  let latest = {}; // audience → the highest seq told of

  async function ask(audience) {
    if (asking.has(audience) || !socket.connected) return;
    asking.add(audience);
    try {
      take(await socket.timeout(ANSWER).emitWithAck("whole", { audience }));
    } catch (silence) {
      console.warn("whole", audience, silence);
    } finally {
      asking.delete(audience);
    }
    if (views[audience].seq < (latest[audience] ?? -1)) setTimeout(ask, FIRST_WAIT, audience);
  }

  function take(message) {
    if (!message || !views[message.audience]) return;
    clock.read(message.now);
    if (views[message.audience].take(message) === "taken") came.add(message.audience);
    else if (views[message.audience].seq < message.seq) ask(message.audience);
  }

  let came = new Set();
  socket.on("view", (message) => {
    latest[message.audience] = message.seq;
    take(message);
  });
  socket.on("behind", () => audiences.forEach(ask)); // views were skipped while this phone was slow
  socket.on("connect", () => {
    latest = {};
    came = new Set();
    setTimeout(() => audiences.filter((each) => !came.has(each)).forEach(ask), AWAITED_VIEW);
  });
}

/** Opens the connection and opens it again whenever it falls. */
function keepOpen(socket, link, clock) {
  let timer = null;
  let attempts = 0;
  let heard = moment();
  const ended = new AbortController();
  const { signal } = ended;

  function open() {
    clearTimeout(timer);
    if (!socket.connected) socket.connect();
  }

  function later() {
    clearTimeout(timer);
    if (signal.aborted || link.status.value === "refused" || link.bye.value) return;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts) * (0.6 + 0.4 * Math.random());
    attempts += 1;
    timer = setTimeout(open, wait);
  }

  function again() {
    if (link.status.value === "refused" || link.bye.value) return;
    attempts = 0;
    socket.disconnect();
    open();
  }

  function close() {
    ended.abort();
    clearTimeout(timer);
    socket.disconnect();
  }

  function wake() {
    if (document.visibilityState !== "visible") return;
    if (!socket.connected) return again();
    clock.set();
    if (since(heard) >= MISSED) check(SOON);
  }

  /** Asks whether the server is there; comes back by another connection when nothing is heard on this one. */
  async function check(patience = THERE) {
    const { id } = socket;
    const before = heard;
    try {
      await socket.timeout(patience).emitWithAck("pong_time", {});
    } catch (silence) {
      console.warn("nobody answers", silence);
      if (socket.connected && socket.id === id && heard === before) again();
    }
  }

  function pollFirst() {
    socket.io.timeout(SLOW_ATTEMPT);
    if ("WebSocket" in window) socket.io.opts.transports = ["polling", "websocket"];
  }

  socket.on("connect", () => {
    attempts = 0;
    clock.restart();
    link.refusal.value = null;
    link.status.value = "online";
    socket.io.engine.on("packet", () => { heard = moment(); });
  });
  socket.on("disconnect", () => {
    link.status.value = "offline";
    later();
  });
  socket.on("connect_error", (fault) => {
    const refused = fault.data?.refused;
    if (fault.message === "timeout") pollFirst();
    if (refused) link.refusal.value = { kind: refused, text: fault.message };
    link.status.value = refused && !PASSING.includes(refused) ? "refused" : "offline";
    later();
  });
  addEventListener("online", again, { signal });
  addEventListener("offline", () => {
    link.status.value = "offline";
    socket.disconnect();
    later();
  }, { signal });
  addEventListener("pageshow", (event) => event.persisted && wake(), { signal }); // back from the browser’s cache, not a first load
  document.addEventListener("visibilitychange", wake, { signal });
  return { open, again, check, close };
}

/** Now, by the clock that may be put right and by the one that may stop: whichever went further tells how long ago. */
const moment = () => [Date.now(), performance.now()];
const since = ([date, count]) => Math.max(Date.now() - date, performance.now() - count);

/** Says an operation until it is answered or patience ends; `check` is asked when that lasts. The id makes it count once. */
async function perform(socket, check, name, body, { id = newId(), until, patience = 12000 } = {}) {
  const end = performance.now() + patience;
  const left = () => (patience ? Math.max(Math.min(ANSWER, end - performance.now()), 1) : ANSWER);
  do {
    if (socket.connected) {
      const doubt = setTimeout(() => check(), DOUBT);
      try {
        return await socket.timeout(left()).emitWithAck("do", { id, name, body, until });
      } catch (silence) {
        console.warn(name, silence);
      } finally {
        clearTimeout(doubt);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  } while (performance.now() < end);
  return { error: "offline", text: t("Réseau coupé : ce geste n’est pas confirmé. Regardez où en est la séance, puis recommencez.") };
}
