// What a table is about to keep, before it is confirmed: begins with what the rule proposes. Kept here so that the
// middle of the desk, its bar and its keys speak of the same choice.
import { signal } from "../h.js";
import { keep, kept } from "../kept.js";

const KEY = `tablee/${document.body.dataset.code}/choices`; // a reload loses no reason half written
const held = signal(kept(KEY) ?? {}); // vote id → {ideas, reason}

function hold(choices) {
  keep(KEY, choices);
  held.value = choices;
}

/** The choice being made for a sealed result: `{ideas, reason}`, without what is gone since. */
export function choiceOf(result) {
  const choice = held.value[result.vote] ?? { ideas: result.selected ?? result.proposed, reason: result.reason ?? "" };
  const gone = new Set(result.rows.filter((row) => row.gone).map((row) => row.id));
  return { ...choice, ideas: choice.ideas.filter((id) => !gone.has(id)) };
}

export function setChoice(result, choice) {
  hold({ ...held.value, [result.vote]: { ...choiceOf(result), ...choice } });
}

/** Puts an idea in or takes it out, in the result's order. */
export function toggle(result, idea) {
  const now = new Set(choiceOf(result).ideas);
  if (!now.delete(idea)) now.add(idea);
  setChoice(result, { ideas: result.rows.map((row) => row.id).filter((id) => now.has(id)) });
}

export function forget(result) {
  const { [result.vote]: _, ...others } = held.value;
  hold(others);
}

/** The operation that confirms it. */
export function selecting(result) {
  const { ideas, reason } = choiceOf(result);
  return ["vote.select", { vote: result.vote, ideas, ...(reason.trim() && { reason }) }];
}
