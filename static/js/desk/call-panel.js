// Calling the organiser: one press is enough, a word of why helps.
import { html } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { fits } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { Panel } from "./panel.js";
import { TextField } from "./text-field.js";

const LIMIT = 500;

export function CallPanel({ view, act, onClose }) {
  const draft = useDraft(act.draft("call"));
  const text = draft.value.trim() ? { text: draft.value } : {};
  const call = async (event) => {
    event.preventDefault();
    if ((await act("call.raise", { table: view.table.id, ...text }, { draft: draft.key })).ok) onClose();
  };
  return html`<${Panel} title=${t("Appeler l’organisation")} at="middle" onClose=${onClose}>
    <form class="stack" onSubmit=${call}>
      <${TextField} id="why" label=${t("Pourquoi ? (facultatif)")} rows=${1} limit=${LIMIT} value=${draft.value} onInput=${draft.set} />
      <button class="button is-main" type="submit" data-first disabled=${draft.value.trim() !== "" && !fits(draft.value, LIMIT)}><${Icon} name="hand" /> ${t("Appeler")}</button>
    </form><//>`;
}
