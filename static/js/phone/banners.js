// One banner at a time, the most pressing first: the network, this device's memory, the room's message, the time.
import { html, useEffect, useSignal } from "../h.js";
import { lasting } from "../kept.js";
import { say } from "../say.js";
import { t } from "../t.js";
import { Banner } from "../components/banner.js";
import { useSecondsLeft } from "../components/clock.js";
import { Icon } from "../components/icon.js";

const PATIENCE = 1200; // ms without network before it is said: a blink needs no banner

export function Banners({ link, view, online, outbox }) {
  const cut = useCut(online);
  const over = useOver(view, link.now);
  const read = useSignal(null);
  const message = view.message && view.message.id !== read.value ? view.message : null;
  const shown = cut ? html`<${Cut} writing=${isWriting(view)} />`
    : outbox.held.value ? html`<${Banner} icon="triangle-alert">${outbox.held.value.text}<//>`
    : !lasting.value ? html`<${Unkept} waiting=${outbox.items.value.length} />`
    : message ? html`<${Message} ...${message} onRead=${() => { read.value = message.id; }} />`
    : view.session.archived ? html`<${Banner} icon="archive" calm>${t("Cette séance est close. Elle reste lisible ici.")}<//>`
    : over ? html`<${Banner} icon="clock" strong=${t("Le temps est écoulé.")}>
        ${t("Terminez votre phrase : l’animation ouvre la suite.")}<//>`
    : null;
  return html`<div class="banners">${shown}</div>`;
}

function isWriting({ step }) {
  return ["ideas", "share", "sheets"].includes(step.kind);
}

function Cut({ writing }) {
  return html`<${Banner} icon="wifi-off" strong=${t("Réseau coupé.")}>
    ${writing ? t("Continuez d’écrire : vos mots restent sur ce téléphone et partiront d’eux-mêmes.")
      : t("Ce que vous faites reste sur ce téléphone et partira de lui-même.")}<//>`;
}

function Unkept({ waiting }) {
  return html`<${Banner} icon="triangle-alert" strong=${t("Ce navigateur ne garde rien.")}>
    ${waiting ? t("Ne fermez pas la page avant de lire « Enregistré ».")
      : t("Vos envois sont bien enregistrés, mais une page fermée perd ce qui n’est pas encore parti.")}<//>`;
}

function Message({ text, onRead }) {
  return html`<div class="with-close"><${Banner} icon="megaphone" strong=${t("L’organisation :")}>${text}<//>
    <button class="button is-quiet is-round" onClick=${onRead} aria-label=${t("Fermer ce message")}><${Icon} name="x" /></button></div>`;
}

/** True once the network has been away for a moment; says so aloud, and says when it is back. */
function useCut(online) {
  const cut = useSignal(false);
  useEffect(() => {
    if (online) {
      if (cut.value) say(t("Réseau revenu."));
      cut.value = false;
      return undefined;
    }
    const timer = setTimeout(() => {
      cut.value = true;
      say(t("Réseau coupé. Vos mots restent sur ce téléphone et partiront d’eux-mêmes."));
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [online]);
  return cut.value;
}

/** True once the time is over; the last minute and the end are said aloud. */
function useOver({ timer }, now) {
  const seconds = useSecondsLeft(timer, now);
  const running = timer && "ends_at" in timer && seconds !== null; // a new timer is read after its first drawing
  const last = running && seconds <= 60 && seconds > 50;
  const over = running && seconds <= 0;
  useEffect(() => { if (last) say(t("Il reste une minute.")); }, [last]);
  useEffect(() => { if (over) say(t("Le temps est écoulé.")); }, [over]);
  return Boolean(over);
}
