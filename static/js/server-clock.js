// The server's time on this device. Between two readings it is counted by `performance.now()`, which nobody puts right
// during the day but which may stop while the device sleeps; the device's own clock goes on, but may be put right. When
// the two part, one of these happened: the server is asked.

const APART = 1000;  // ms by which the two clocks may part unasked
const SHORT = 300;   // ms: a round trip that leaves no doubt worth another one
const ASKS = 3;      // else so many, of which the shortest counts
const OLD = 600_000; // ms after which a view's coming is an occasion to ask again

/** `ask()` gives the server's time in ms, or rejects. `now()` is the server's time; `read(told)` hears what a view says. */
export function serverClock(ask) {
  let offset = null;   // from performance.now() to the server's time
  let known = false;   // whether it was read on this connection
  let best = Infinity; // the round trip that it comes from
  let at = 0;          // of the last answer, by performance.now()
  let apart = Date.now() - performance.now();
  let parted = 0;      // how many times the two clocks did
  let asking = false;
  let again = false;

  function look() {
    const now = Date.now() - performance.now();
    if (Math.abs(now - apart) <= APART) return false;
    apart = now;
    parted += 1;
    best = Infinity;
    return true;
  }

  function now() {
    if (look()) set();
    return performance.now() + (offset ?? apart);
  }

  /** A view is late by its way, never early: of two readings the later one is right. */
  function read(told) {
    const found = told - performance.now();
    if (!known || found > offset) offset = found;
    known = true;
    if (look() || (best < Infinity && performance.now() - at > OLD)) set();
  }

  /** Asks the server. */
  async function set() {
    again = asking;
    if (asking) return;
    asking = true;
    try {
      await settle();
    } catch (silence) {
      console.warn("the server's time", silence); // the next connection asks again
    } finally {
      asking = false;
    }
    if (again) set();
  }

  async function settle() {
    let turn = 0;
    do await measure(); while (best > SHORT && (turn += 1) < ASKS);
  }

  /** One answer: it is taken if its way was shorter than that of the one before, or if it says that one to be wrong. */
  async function measure() {
    const [before, began] = [parted, performance.now()];
    const told = await ask();
    const ended = performance.now();
    look();
    if (parted !== before) return; // who slept on the way measured nothing
    const wrong = !known || offset > told - began || offset < told - ended;
    if (wrong || ended - began <= best) [offset, best] = [told - (began + ended) / 2, ended - began];
    [known, at] = [true, ended];
  }

  /** Believes nothing any more of what another connection said, and asks. */
  function restart() {
    [known, best] = [false, Infinity];
    look();
    set();
  }

  return { now, read, set, restart };
}
