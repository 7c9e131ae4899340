// A seat's ballot as this device knows it, and how it is sent: each press at once, the last one counts.
import { lastIn } from "../phone/saved.js";

/** What is on its way, else what the server has, else nothing; without what was said of options that are gone. */
export function choiceOf({ view, own, outbox }, seat) {
  const pending = lastIn(outbox, slotOf(view.vote, seat));
  const choice = pending && pending.state !== "refused" ? pending.body.choice : own[`ballot/${seat}`]?.choice ?? {};
  return Object.fromEntries(Object.entries(choice).filter(([key]) => !view[`option/${key.split("/")[0]}`]?.gone));
}

/** What is said in words beside it, `{key: text}`, in an open vote. */
export function wordsOf({ view, own, outbox }, seat) {
  const pending = lastIn(outbox, slotOf(view.vote, seat));
  return (pending && pending.state !== "refused" ? pending.body.words : own[`ballot/${seat}`]?.words) ?? {};
}

/** Where the outbox keeps the last ballot of a seat. */
export const slotOf = (vote, seat) => `ballot/${vote.id}/${seat}`;

/** Sends a choice, `{key: whole number}`, and what it says in words, `{key: text}`. */
export function cast({ view, outbox }, seat, choice, words = {}) {
  const said = Object.keys(words).length > 0 && { words };
  outbox.add("ballot.cast", { vote: view.vote.id, seat, choice, ...said }, { slot: slotOf(view.vote, seat) });
}

/** The options of a vote in that seat's own order. */
export const orderOf = ({ view, own }, seat) => (own[`order/${seat}`] ?? view.vote.options).filter((id) => view[`option/${id}`]);
