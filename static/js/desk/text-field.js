// A field for a text, one line or several. What is too long is said and stays whole: nothing is cut in silence.
import { html } from "../h.js";
import { Counter, lengthOf } from "../components/counter.js";

/** `onInput(text)` at each key; `rows` 1 is a single line; `invalid` says that more is wanted. */
export function TextField({ id, label, value, limit, hint, rows = 5, first, invalid, onInput }) {
  const described = [hint && `${id}-hint`, `${id}-left`].filter(Boolean).join(" ");
  const shared = { class: "input", id, value, "aria-describedby": described, "data-first": first,
    "aria-invalid": invalid || lengthOf(value) > limit ? "true" : null, onInput: (event) => onInput(event.target.value) };
  return html`<div class="field"><label for=${id}>${label}</label>
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${rows === 1 ? html`<input ...${shared} />` : html`<textarea ...${shared} rows=${rows}></textarea>`}
    <${Counter} text=${value} limit=${limit} id=${`${id}-left`} /></div>`;
}
