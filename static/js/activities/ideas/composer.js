// Where an idea is written. What is typed stays on this device at each key, until it is sent or emptied.
import { html, useState } from "../../h.js";
import { forget, keep, kept } from "../../kept.js";
import { t, tn } from "../../t.js";

export const LIMIT = 2000; // of the server's; shown, not enforced: what is too long is said, never cut
const NEAR = 1800;

/** The idea that somebody is writing, from one step to the next until it is sent: `{text, set, clear}`. */
export function useDraft({ code, own }) {
  const key = `tablee/${code}/${own.me.id}/draft`;
  const [text, setText] = useState(() => kept(key) ?? "");
  const set = (value) => {
    setText(value);
    if (value) keep(key, value);
    else forget(key);
  };
  return { text, set, clear: () => set("") };
}

export function lengthOf(text) {
  return [...text].length;
}

/** What is left, near the limit; what is too much, beyond it. */
export function Counter({ text, limit = LIMIT, near = NEAR, id }) {
  const length = lengthOf(text);
  if (length < near) return html`<p class="hint" id=${id} role="status"></p>`;
  const over = length - limit;
  return html`<p class=${over > 0 ? "hint wrong" : "hint"} id=${id} role="status">${over > 0
    ? tn("{n} signe de trop.", "{n} signes de trop.", over)
    : tn("Encore {n} signe.", "Encore {n} signes.", limit - length)}</p>`;
}

/** `draft` as `useDraft` gives it. */
export function Composer({ draft, label, id = "idea" }) {
  return html`<div class="field"><label for=${id}>${label ?? t("Votre idée")}</label>
    <textarea class="input write" id=${id} value=${draft.text} aria-describedby=${`${id}-left`}
      aria-invalid=${lengthOf(draft.text) > LIMIT ? "true" : null} onInput=${(event) => draft.set(event.target.value)}></textarea>
    <${Counter} text=${draft.text} id=${`${id}-left`} /></div>`;
}

/** The one action: what is in the field goes to the outbox as an idea, and the field is empty again. */
export function Send({ outbox, draft }) {
  const ready = draft.text.trim() !== "" && lengthOf(draft.text) <= LIMIT;
  const send = () => {
    outbox.add("idea.write", { body: draft.text });
    draft.clear();
    document.getElementById("idea")?.focus();
  };
  return html`<button class="button is-main is-wide" disabled=${!ready} onClick=${send}>${t("Ajouter cette idée")}</button>`;
}
