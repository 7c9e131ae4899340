// The body of a phone's page: what stops you first, then the one thing to do, then its action at the bottom.
import { html } from "../h.js";

/** `notices` go on top, `foot` at the bottom (nothing: no foot); children between. */
export function Page({ notices, foot, children }) {
  return html`<main id="main" class="phone-main" tabindex="-1">${notices}${children}</main>
    ${foot && html`<footer class="phone-foot">${foot}</footer>`}`;
}

/** The foot of a page where there is nothing to press. */
export function LookUp({ children }) {
  return html`<p class="small">${children}</p>`;
}
