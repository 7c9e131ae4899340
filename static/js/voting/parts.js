// What a kind of vote has of its own on this page: a script (`activities/<kind>/<page>.js`) and a style sheet
// (`css/activities/<kind>.css`), both fetched when its step comes. Whatever its script does not export is drawn from
// the shape of its ballot and from its figures.
import { signal, useEffect } from "../h.js";
import { wordsOf } from "../kinds.js";

const NONE = {};
const AGAIN = 2000; // ms before what could not be fetched is tried again

const found = signal({});
const asked = new Set();

async function fetchParts(parts, kind) {
  if (asked.has(kind)) return;
  asked.add(kind);
  dress(kind);
  try {
    found.value = { ...found.value, [kind]: await (parts[kind]?.() ?? import(wordsOf(kind).script)) };
  } catch (fault) {
    console.warn("could not fetch", kind, fault);
    asked.delete(kind);
    setTimeout(fetchParts, AGAIN, parts, kind);
  }
}

function dress(kind) {
  const { style } = wordsOf(kind);
  if (!style || document.querySelector(`link[href="${style}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
}

/** What that kind's script exports, `{}` where it has none, null while it is on its way. `parts`: those of this page. */
export function useParts(parts, kind) {
  const own = kind in parts || Boolean(wordsOf(kind).script);
  useEffect(() => {
    if (own) fetchParts(parts, kind);
    else dress(kind);
  }, [kind]);
  return own ? found.value[kind] ?? null : NONE;
}
