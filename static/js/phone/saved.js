// The status of one thing this device said, from the outbox.
import { html } from "../h.js";
import { Status } from "../components/status.js";
import { timeOfDay } from "../components/clock.js";
import { t } from "../t.js";

/** The last operation under way in a slot, or undefined. */
export function lastIn(outbox, slot) {
  return outbox.items.value.findLast((item) => item.slot === slot);
}

/** `item` of the outbox (undefined: nothing under way); `before` is shown when there is none; `brief`: no time. */
export function Saved({ item, online, before = null, brief = false }) {
  if (!item) return before ? html`<${Status} state="saved" text=${before} />` : null;
  if (item.state === "saved") {
    const text = brief ? t("Enregistré") : t("Enregistré à {time}", { time: timeOfDay(item.saved.at) });
    return html`<${Status} state="saved" text=${text} />`;
  }
  if (item.state === "refused") return html`<${Status} state="refused" />`;
  return html`<${Status} state=${online ? "sending" : "waiting"} />`;
}
