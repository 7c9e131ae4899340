// How long a text is: what is left near the limit, what is too much beyond it. It is said, never cut: the whole stays.
import { html } from "../h.js";
import { tn } from "../t.js";

/** Its characters as the server counts them, an emoji or an accented letter being one. */
export function lengthOf(text) {
  return [...text.normalize("NFC").trim()].length;
}

/** Whether there is something, of which the server takes the whole. */
export const fits = (text, limit) => text.trim() !== "" && lengthOf(text) <= limit;

/** What is left, near the limit; what is too much, beyond it. */
export function Counter({ text, limit, near = 0.9 * limit, id }) {
  const length = lengthOf(text);
  if (length < near) return html`<p class="hint" id=${id} role="status"></p>`;
  const over = length - limit;
  return html`<p class=${over > 0 ? "hint wrong" : "hint"} id=${id} role="status">${over > 0
    ? tn("{n} signe de trop.", "{n} signes de trop.", over)
    : tn("Encore {n} signe.", "Encore {n} signes.", limit - length)}</p>`;
}
