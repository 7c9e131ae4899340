// What stands instead of the session: the first seconds, and the sentence of a door that is closed.
import { html, useEffect } from "../h.js";
import { lasting } from "../kept.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";

const ONCE = "tablee/reloaded";
const ASK = 3000; // ms between two times that one asks to be let in
const SOON = 15000; // ms within which a second farewell is shown rather than obeyed

/** Loads the page again, as a farewell asks; not twice in a row, lest a fault makes it blink, nor where words would be lost. */
export function reloadOnce() {
  if (!lasting.value) return;
  const last = Number(sessionStorage.getItem(ONCE) ?? 0);
  if (Date.now() - last < SOON) return;
  sessionStorage.setItem(ONCE, String(Date.now()));
  location.reload();
}

export function Connecting({ offline }) {
  return html`<main id="main" class="phone-main outside" tabindex="-1">
    <h1>${t("Un instant…")}</h1>
    <p class="soft">${offline ? t("Le serveur ne répond pas encore. Cette page réessaie d’elle-même.")
      : t("La page rejoint votre table.")}</p>
  </main>`;
}

/** Before a closed door: the page asks again until the facilitators let its owner in. */
export function Waiting({ link }) {
  useEffect(() => {
    const timer = setInterval(link.ask, ASK);
    return () => clearInterval(timer);
  }, []);
  return html`<main id="main" class="phone-main outside" tabindex="-1">
    <h1>${t("On vous fait entrer")}</h1>
    <p role="status">${link.refusal.value.text}</p>
    <p class="soft small">${t("Faites signe à l’animateur si cela dure.")}</p>
  </main>`;
}

export function Away({ text, code }) {
  return html`<main id="main" class="phone-main outside" tabindex="-1">
    <h1>${t("Cette page n’est plus à jour")}</h1>
    <p>${text}</p>
    <p class="stack"><button class="button is-main" onClick=${() => location.reload()}>
      <${Icon} name="refresh-cw" /> ${t("Recharger la page")}</button>
      <a class="button" href=${`/r/${code}`}>${t("Rejoindre la séance")}</a></p>
  </main>`;
}
