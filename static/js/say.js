// What is said aloud to who does not see the page: one polite live region, empty until something happens.
import { html, signal } from "./h.js";

const said = signal("");

/** Has a sentence read aloud, once. The same one twice in a row is read twice. */
export function say(sentence) {
  if (said.value === sentence) said.value = "";
  queueMicrotask(() => { said.value = sentence; });
}

/** Stands once in a page, from its first drawing on. */
export function Said() {
  return html`<p class="only-read-aloud" role="status">${said.value}</p>`;
}
