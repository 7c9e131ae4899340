// Before the first view, and when the server lets nobody in: one sentence and what to do.
import { html } from "../h.js";
import { t } from "../t.js";

export function NoView({ link }) {
  const refused = link.status.value === "refused" ? link.refusal.value?.text ?? t("Ce lien ne donne pas accès à cette page.") : null;
  const said = link.bye.value ?? refused;
  return html`<main id="main" class="desk-wait" tabindex="-1"><p role="status">${said ?? waiting(link.status.value)}</p>
    ${said && html`<button class="button is-main" type="button" onClick=${() => location.reload()}>
      ${t("Recharger la page")}</button>`}</main>`;
}

const waiting = (status) => (status === "offline" ? t("Le serveur ne répond pas. La page se reconnecte d’elle-même.") : t("Connexion à la séance…"));
