// One sentence under the header, one at a time: what happened, what is safe, what to do.
import { html } from "../h.js";
import { Icon } from "./icon.js";

/** `icon` and `strong` open it; `calm` is for what asks for nobody; children go on. */
export function Banner({ icon, strong, calm = false, children }) {
  return html`<div class=${calm ? "banner small is-calm" : "banner small"}>
    ${icon && html`<${Icon} name=${icon} />`}
    <p>${strong && html`<strong>${strong}</strong> `}${children}</p>
  </div>`;
}
