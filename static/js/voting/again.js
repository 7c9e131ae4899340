// Another round: the former result stays in the log, the new one starts empty. Asked twice.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";

export function Again({ view, act }) {
  const [asked, setAsked] = useState(false);
  const open = async () => {
    await act("vote.open", { version: view.step.version });
    setAsked(false);
  };
  if (!asked) return html`<p><button class="button is-quiet" type="button" onClick=${() => setAsked(true)}>
    <${Icon} name="refresh-cw" /> ${t("Refaire un tour…")}</button></p>`;
  return html`<div class="again"><p>${t("Un nouveau tour part de zéro. Le résultat ci-dessus reste noté.")}</p>
    <button class="button" type="button" onClick=${() => setAsked(false)}>${t("Non")}</button>
    <button class="button is-main" type="button" onClick=${open}>${t("Ouvrir un nouveau tour")}</button></div>`;
}
