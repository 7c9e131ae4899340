// The keys, and the switch that turns them off.
import { html } from "../h.js";
import { t } from "../t.js";
import { Dialog } from "./panel.js";
import { keysOn, setKeys } from "./keys.js";

export function HelpDialog({ onClose }) {
  const keys = [["N", t("Étape suivante ; une seconde fois pour confirmer")], ["B", t("Étape précédente ; une seconde fois pour confirmer")],
    [t("Espace"), t("Suspendre ou relancer le temps")], ["1", t("Conduire la première des deux tables")],
    ["2", t("Conduire la seconde")], ["0", t("Revenir aux deux tables")],
    ["Échap", t("Fermer ce qui est ouvert")], ["?", t("Cette aide")]];
  return html`<${Dialog} title=${t("Le pupitre au clavier")} narrow onClose=${onClose}>
    <dl class="key-list">${keys.map(([key, said]) => html`<dt><kbd>${key}</kbd></dt><dd>${said}</dd>`)}</dl>
    <p class="soft small">${t("Les touches ne font rien pendant que vous écrivez. Rien de ce qui se fait ici n’efface : revenir et annuler restent possibles.")}</p>
    <label class="check"><input type="checkbox" checked=${keysOn.value} onChange=${(event) => setKeys(event.target.checked)} />
      ${t("Touches actives sur cet appareil")}</label>
  <//>`;
}
