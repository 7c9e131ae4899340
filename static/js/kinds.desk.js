// The kinds of activity as a facilitator drives them, one line each. A module's default export draws the middle of
// the desk from `{view, act, link}`; it may also export `words(view, seconds)` (what to say aloud), `facts(view)`
// (`[[icon, sentence]]`), `waiting(n, view)` (who has not finished) and `forward(view)` (its own next act).
import * as welcome from "./activities/welcome/desk.js";
import * as ideas from "./activities/ideas/desk.js";
import * as share from "./activities/share/desk.js";
import * as dots from "./activities/dots/desk.js";
import * as sheets from "./activities/sheets/desk.js";
import * as pitch from "./activities/pitch/desk.js";
import * as close from "./activities/close/desk.js";
import * as pause from "./activities/pause/desk.js";

export const DESKS = { welcome, ideas, share, dots, sheets, pitch, close, pause };
