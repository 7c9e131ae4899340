// The kinds of activity as the wall shows them, one line each. A module's default export draws the whole screen from
// `{view, presence, link}`, inside a `Frame`. No control: it is driven from the desk and from the tower.
import welcome from "./activities/welcome/screen.js";
import ideas from "./activities/ideas/screen.js";
import share from "./activities/share/screen.js";
import sheets from "./activities/sheets/screen.js";
import pitch from "./activities/pitch/screen.js";
import close from "./activities/close/screen.js";
import pause from "./activities/pause/screen.js";
import voting from "./voting/screen.js";
import { isVote } from "./kinds.js";

const SCREENS = { welcome, ideas, share, sheets, pitch, close, pause };

/** The module of a kind; every kind of vote has the same. */
export const screenOf = (kind) => SCREENS[kind] ?? (isVote(kind) ? voting : undefined);
