// A few facts, each with its drawing: `[[icon, sentence], …]`; empty sentences are left out.
import { html } from "../h.js";
import { Icon } from "../components/icon.js";

export function Facts({ facts }) {
  return html`<ul class="facts">${facts.filter(([, text]) => text).map(([icon, text]) => html`
    <li key=${icon + text}><${Icon} name=${icon} /><span>${text}</span></li>`)}</ul>`;
}
