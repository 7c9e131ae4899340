// Ideas as they appear: two columns, six at most, fewer where they are long; then pages that turn.
import { html } from "../h.js";
import { t } from "../t.js";
import { typeset } from "../typeset.js";
import { Frame } from "./frame.js";
import { joined, pageWords, paged, useTurning } from "./pages.js";

const LINE = 29;      // characters that a line of a note holds
const EDGES = 0.8;    // what a note's padding and the gap under it take, in lines
const COLUMN = 12;    // lines in a column
const NOTES = 3;      // notes in a column, at most
const BODY = 2;       // lines of the words under a title
const MOST = 7;       // lines in a note

const flat = (text) => typeset(text.replace(/\s+/g, " "));
const tall = (text, most) => Math.min(most, Math.ceil(flat(text).length / LINE));
const lines = ({ title, body }) => EDGES + (title ? tall(title, MOST - BODY) + tall(body, BODY) : tall(body, MOST));
const weight = (idea) => Math.max(lines(idea), COLUMN / NOTES);

/** Columns filled by what a note takes, in order, two columns a page: a note is never cut between two. */
export function pagesOf(ideas) {
  const columns = paged(ideas, COLUMN, weight);
  return Array.from({ length: Math.ceil(columns.length / 2) }, (_, at) => columns.slice(2 * at, 2 * at + 2));
}

export function AllIdeas({ view, link, title, empty }) {
  const ideas = view.ideas.map((id, at) => ({ ...view[`idea/${id}`], at: at + 1 })).filter((idea) => idea.id);
  const pages = pagesOf(ideas);
  const page = useTurning(pages.length, ideas.length ? pages.length - 1 : -1);
  if (!ideas.length) return html`<${Frame} view=${view} link=${link} title=${title} clock><p class="screen-empty">${empty}</p><//>`;
  const shown = pages[page].flat();
  const which = t("{from} à {to} sur {all}", { from: shown[0].at, to: shown.at(-1).at, all: ideas.length });
  const foot = pages.length > 1 ? joined(which, pageWords(page, pages.length)) : "";
  return html`<${Frame} view=${view} link=${link} title=${title} clock foot=${foot}>
    <ol class="all-ideas">${pages[page].map((column, at) => html`<li key=${at} class="all-ideas-column"><ol>
      ${column.map((idea) => html`<${Note} key=${idea.id} idea=${idea} />`)}</ol></li>`)}</ol><//>`;
}

function Note({ idea }) {
  return html`<li class=${`note ${lines(idea) > COLUMN / 2 ? "is-long" : ""}`}><span class="numeral number">${idea.at}</span>
    <div>${idea.title && html`<p class="note-title">${flat(idea.title)}</p>`}<p class="note-body">${flat(idea.body)}</p></div></li>`;
}
