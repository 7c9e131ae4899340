// A field for several lines, with what is left when the end comes near.
import { html } from "../h.js";
import { tn } from "../t.js";

/** `onInput(text)` at each key; the browser holds the limit. */
export function TextField({ id, label, value, limit, hint, rows = 5, onInput, onBlur }) {
  const left = limit - value.length;
  return html`<div class="field"><label for=${id}>${label}</label>
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    <textarea class="input" id=${id} rows=${rows} maxlength=${limit} value=${value} aria-describedby=${hint ? `${id}-hint` : null}
      onInput=${(event) => onInput(event.target.value)} onBlur=${onBlur}></textarea>
    ${left < 200 && html`<p class="hint number">${tn("Encore {n} signe", "Encore {n} signes", left)}</p>`}</div>`;
}
