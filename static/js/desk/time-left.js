// The time left as one says it, by whole minutes, so that the sentence does not change at each second.
import { t, tn } from "../t.js";

/** "Encore 7 minutes.", or nothing without a timer or after its end. */
export function stillLeft(seconds) {
  if (seconds === null || seconds <= 0) return "";
  if (seconds < 60) return t("Encore moins d’une minute.");
  return tn("Encore une minute.", "Encore {n} minutes.", Math.round(seconds / 60));
}
