// Calling the organiser: one press is enough, a word of why helps.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { Panel } from "./panel.js";

export function CallPanel({ view, act, onClose }) {
  const [text, setText] = useState("");
  const call = async (event) => {
    event.preventDefault();
    if ((await act("call.raise", { table: view.table.id, ...(text.trim() && { text }) })).ok) onClose();
  };
  return html`<${Panel} title=${t("Appeler l’organisation")} at="middle" onClose=${onClose}>
    <form class="stack" onSubmit=${call}>
      <div class="field"><label for="why">${t("Pourquoi ? (facultatif)")}</label>
        <input class="input" id="why" maxlength="200" value=${text} onInput=${(event) => setText(event.target.value)} /></div>
      <button class="button is-main" type="submit" data-first><${Icon} name="hand" /> ${t("Appeler")}</button>
    </form><//>`;
}
