// What the page was told of every kind of vote, in its language: its name, the lines of its rule, the words of its
// figures, whether it has a style sheet of its own (workshop/messages/kinds.py).
import { numbered } from "./t.js";

const told = JSON.parse(document.body.dataset.kinds ?? "{}");

/** Whether steps of that kind are votes. */
export const isVote = (kind) => kind in told;

/** What that kind says; its sentences are empty where it says nothing of its own. */
export const wordsOf = (kind) => told[kind] ?? { name: kind, lines: [], figures: {}, asks: {} };

/** One of its own sentences (`open`, `hint`, `screen`), or else `usual`. */
export const asked = (kind, sentence, usual) => (wordsOf(kind).asks[sentence] ? numbered(wordsOf(kind).asks[sentence], "", 1) : usual);

/** The lines of its own rule, with their numbers; `room` for a plenary vote. */
export function ownLines(kind, rule, room) {
  return wordsOf(kind).lines.map((line) => {
    const value = rule[line.key] ?? 0;
    const n = Array.isArray(value) ? value.length : value;
    const [one, many, zero] = room && line.room[0] ? line.room : line.said;
    const names = rule[line.names] ?? [];
    const values = Array.isArray(value) ? { first: value[0], last: value.at(-1) } : { name: names[Math.min(value, names.length - 1)] };
    return n === 0 && zero ? numbered(zero, zero, n, values) : numbered(one, many, n, values);
  });
}

/** A figure of an option in words: « 12 points ». What is no number is read as it is, or where it stands in a list of the rule. */
export function figureSaid(kind, key, value, rule = {}) {
  const [one, many, names] = wordsOf(kind).figures[key] ?? ["{n}", "{n}", ""];
  if (names && rule[names]) return rule[names][value] ?? "";
  return typeof value === "number" ? numbered(one, many, value) : "";
}
