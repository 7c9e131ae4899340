// The kinds of activity as a facilitator drives them, one line each. A module's default export draws the middle of
// the desk from `{view, act, link}`; it may also export `words(view, seconds)` (what to say aloud), `facts(view)`
// (`[[icon, sentence]]`), `waiting(n, view)` (who has not finished) and `forward(view)` (its own next act).
import * as welcome from "./activities/welcome/desk.js";
import * as ideas from "./activities/ideas/desk.js";
import * as share from "./activities/share/desk.js";
import * as sheets from "./activities/sheets/desk.js";
import * as pitch from "./activities/pitch/desk.js";
import * as close from "./activities/close/desk.js";
import * as pause from "./activities/pause/desk.js";
import * as voting from "./voting/desk.js";
import { isVote } from "./kinds.js";

const DESKS = { welcome, ideas, share, sheets, pitch, close, pause };

/** The module of a kind; every kind of vote has the same. */
export const deskOf = (kind) => DESKS[kind] ?? (isVote(kind) ? voting : undefined);
