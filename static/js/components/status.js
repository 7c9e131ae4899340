// What became of what somebody just did. « Enregistré » is said after the server's acknowledgement, never before.
import { html } from "../h.js";
import { t } from "../t.js";
import { Icon } from "./icon.js";

const STATES = {
  sending: { icon: "clock", text: () => t("Envoi…") },
  saved: { icon: "check", text: () => t("Enregistré") },
  waiting: { icon: "cloud-off", text: () => t("En attente du réseau"), pending: true },
  refused: { icon: "triangle-alert", text: () => t("Non enregistré"), pending: true },
};

/** `state` is "sending", "saved", "waiting", "refused" or null (nothing shown); `text` replaces its words. */
export function Status({ state, text }) {
  const said = STATES[state];
  if (!said) return null;
  return html`<span class=${said.pending ? "status is-pending" : "status"}>
    <${Icon} name=${said.icon} /> ${text ?? said.text()}</span>`;
}
