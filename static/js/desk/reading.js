// Reads lists out of a flat view. It decides nothing: what may be done is the server's to say.
import { t, tn } from "../t.js";
import { typeset } from "../typeset.js";

/** The things of one kind in the order of their list: `listed(view, "ideas", "idea")`. */
export function listed(view, list, kind) {
  return (view[list] ?? []).map((id) => view[`${kind}/${id}`]).filter(Boolean);
}

export const ideas = (view) => listed(view, "ideas", "idea");
export const groups = (view) => listed(view, "groups", "group");
export const people = (view) => listed(view, "people", "person");
export const sheets = (view) => listed(view, "proposals", "sheet");
export const options = (view) => (view.vote?.options ?? []).map((id) => view[`option/${id}`]).filter(Boolean);
export const rooms = (view) => view.tables.map((id) => view[`room/${id}`]).filter(Boolean);

/** Whether this place is with the whole room now: its vote, timer and figures are then the plenary's. */
export const inPlenary = (view) => !view.table || view.step.scope === "plenary";

/** Seats of this table that have contributed to the step: a number, never whose. */
export const contributedSeats = (view) => Math.max(view.table.seats - (view.pending?.seats ?? 0), 0);

/** How many of a table's people are online. Pages draw nobody as online before they have been told who is. */
export const connectedAt = (presence, { id, seats }) => Math.min(presence?.tables?.[id] ?? 0, seats);

/** Whether people sit at a table, none of whom is online. */
export const isEmptied = (room, connected) => room.seats > 0 && connected === 0;

/** The tables where nobody is online any more, as they are said; nothing before one knows, or where all are so. */
export function emptied(view, presence) {
  const taken = presence ? rooms(view).filter((room) => room.seats > 0) : [];
  const gone = taken.filter((room) => isEmptied(room, connectedAt(presence, room)));
  if (!gone.length) return "";
  if (gone.length === taken.length && gone.length > 1) return t("Plus personne n’est en ligne.");
  return tn("Plus personne n’est en ligne à la table {list}.", "Plus personne n’est en ligne aux tables {list}.", gone.length,
    { list: enumerated(gone.map((room) => String(room.number))) });
}

/** "a, b et c" in the page's language. */
function enumerated(parts) {
  return new Intl.ListFormat(document.documentElement.lang || "fr", { type: "conjunction" }).format(parts);
}

/** The board's columns: what is in no group, each group, what was parked. */
export function board(view) {
  const all = ideas(view);
  const live = all.filter((idea) => !idea.parked);
  return {
    loose: live.filter((idea) => !view[`group/${idea.group}`]),
    columns: groups(view).map((group) => ({ group, ideas: live.filter((idea) => idea.group === group.id) })),
    parked: all.filter((idea) => idea.parked),
  };
}

/** The text cut at a word, never longer than `limit` characters. */
export function short(text, limit = 60) {
  const line = typeset(text.replace(/\s+/g, " ").trim());
  if (line.length <= limit) return line;
  return `${line.slice(0, limit - 1).replace(/\s+\S*$/, "").replace(/[\s,;:.–—«]+$/, "")}…`;
}

/** What an idea is called where there is room for a line only. */
export const called = (idea, limit = 60) => short(idea.title || idea.body || "", limit);

export const LONGEST_QUOTE = 1000; // characters that the server takes, an emoji being one

/** What of a text may be kept as said, from its beginning. */
export const quotablePart = (text) => Array.from(text).slice(0, LONGEST_QUOTE).join("");

export const quoted = (text) => t("« {text} »", { text });

/** How many people are waited for; who they are is told to nobody. */
export const countWaiting = (view) => view.pending?.people ?? 0;

export function tableName(view, id) {
  return t("Table {number}", { number: view[`room/${id}`]?.number ?? id.slice(1) });
}

export function themeOf(view, table) {
  return view.themes.find((theme) => theme.tables.includes(table)) ?? null;
}
