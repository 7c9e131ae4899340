// Parts of the page that come after it can be touched: the kinds of steps, what concerns oneself. All are fetched
// within seconds, so that a network that dies later takes none away. A server of another release than this page gives it
// no part: once such a part is wanted, the page is out of date.
import { signal, useEffect } from "../h.js";
import { isVote } from "../kinds.js";
import { KINDS } from "../kinds.phone.js";

const LATER = { ...KINDS, menu: () => import("./menu.js") };
const SOON = 1200;  // ms after which what is not needed yet is fetched
const AGAIN = 2000; // ms before what could not be fetched is tried again

const SCRIPT = document.querySelector("script[type=module]").src;
const OTHER = Symbol("of another release");

const parts = signal({});
const asked = new Set();

/** Whether this page lacks a part that only another release has. */
export const outdated = signal(false);

async function fetchPart(name) {
  if (asked.has(name)) return;
  asked.add(name);
  try {
    const found = await LATER[name]();
    parts.value = { ...parts.value, [name]: found.default };
  } catch (fault) {
    console.warn("could not fetch", name, fault);
    if (await upgraded()) {
      parts.value = { ...parts.value, [name]: OTHER };
      return;
    }
    asked.delete(name);
    setTimeout(fetchPart, AGAIN, name);
  }
}

/** Whether the server is of another release: it then sends who asks for this page's script to its own. */
async function upgraded() {
  const answer = await fetch(SCRIPT, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.redirected ?? false;
}

/** A part's component, or null while it is on its way (asked for when `wanted`); a kind that this page does not know is a pause. */
export function usePart(name, wanted = true) {
  const known = isVote(name) ? "voting" : name in LATER ? name : "pause";
  const found = parts.value[known] ?? null;
  useEffect(() => { if (wanted) fetchPart(known); }, [known, wanted]);
  useEffect(() => { if (wanted && found === OTHER) outdated.value = true; }, [found, wanted]);
  return found === OTHER ? null : found;
}

/** Fetches all the others, once the page stands. */
export function useAllParts() {
  useEffect(() => { setTimeout(() => Object.keys(LATER).forEach(fetchPart), SOON); }, []);
}
