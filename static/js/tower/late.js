// When a table is late: its time is over by a minute, or most of the others have gone further. Said in words.
import { t, tn } from "../t.js";
import { rooms } from "../desk/reading.js";

const OVER = 60; // seconds past the end after which a table is late

/** `{said, where}`: a sentence, and whether it names the step; or null. `seconds` left of the table's timer, or null. */
export function lateness(view, room, seconds) {
  const waits = room.kind === "welcome" || room.kind === "close" || room.kind === "pause";
  if (seconds !== null && seconds <= -OVER && !waits) {
    return { said: tn("{n} min de retard", "{n} min de retard", Math.floor(-seconds / 60)), where: false };
  }
  const ahead = rooms(view).filter((other) => other.index > room.index).length;
  return ahead > view.tables.length / 2 ? { said: t("encore à « {title} »", room), where: true } : null;
}
