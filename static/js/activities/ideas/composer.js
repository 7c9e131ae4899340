// Where an idea is written. What is typed stays on this device at each key, until it is sent or emptied.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Counter, fits, lengthOf } from "../../components/counter.js";
import { useDraft } from "../../draft.js";

export const LIMIT = 2000; // of the server's; shown, not enforced: what is too long is said, never cut

/** The idea that somebody is writing, from one step to the next until it is sent. */
export const useIdea = ({ code, own }) => useDraft(`tablee/${code}/${own.me.id}/draft`);

/** `draft` as `useIdea` gives it. */
export function Composer({ draft, label, id = "idea" }) {
  return html`<div class="field"><label for=${id}>${label ?? t("Votre idée")}</label>
    <textarea class="input write" id=${id} value=${draft.value} aria-describedby=${`${id}-left`}
      aria-invalid=${lengthOf(draft.value) > LIMIT ? "true" : null} onInput=${(event) => draft.set(event.target.value)}></textarea>
    <${Counter} text=${draft.value} limit=${LIMIT} id=${`${id}-left`} /></div>`;
}

/** The one action: what is in the field goes to the outbox as an idea, and the field is empty again. */
export function Send({ outbox, draft }) {
  const ready = fits(draft.value, LIMIT);
  const send = () => {
    outbox.add("idea.write", { body: draft.value });
    draft.clear();
    document.getElementById("idea")?.focus();
  };
  return html`<button class="button is-main is-wide" disabled=${!ready} onClick=${send}>${t("Ajouter cette idée")}</button>`;
}
