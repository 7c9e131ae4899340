// The question before a step changes: what will happen, how many have not finished. The first press asks, the second does.
import { html } from "../h.js";
import { t } from "../t.js";
import { Panel } from "./panel.js";

/** `way` is what `onward.js` gives; `name` lets the same key answer; `skip` names a step that one may pass to at once. */
export function Confirm({ way, name, onYes, onClose, skip, onSkip }) {
  return html`<${Panel} title=${way.title} at=${name === "back" ? "left" : "right"} onClose=${onClose}>
    ${way.text && html`<p>${way.text}</p>`}
    ${way.list && html`<ul class="confirm-list">${way.list.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}
    <p class="choices"><button class="button" type="button" onClick=${onClose}>${t("Rester")}</button>
      <button class="button is-main" type="button" data-first data-answers=${name} onClick=${onYes}>${way.yes}</button></p>
    ${skip && html`<button class="button is-quiet skip-step" type="button" onClick=${onSkip}>
      ${t("Plutôt passer à « {title} »…", { title: skip })}</button>`}
  <//>`;
}
