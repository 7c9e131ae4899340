// When a table is late: its time is over by a minute, or most of the others have gone further. Said in words.
import { t, tn } from "../t.js";
import { rooms } from "../desk/reading.js";

/** A sentence, or null. `seconds` left of the table's timer, or null. */
export function lateness(view, room, seconds) {
  if (seconds !== null && seconds <= -60 && room.kind !== "welcome" && room.kind !== "close") {
    return tn("{n} min de retard", "{n} min de retard", Math.floor(-seconds / 60));
  }
  const ahead = rooms(view).filter((other) => other.index > room.index).length;
  return ahead > view.tables.length / 2 ? t("en arrière") : null;
}
