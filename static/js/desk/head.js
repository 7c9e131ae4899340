// The desk's head: table, step, counts, clock; under it, what asks for somebody.
import { html, useEffect, useState } from "../h.js";
import { t, tn } from "../t.js";
import { kept, keep } from "../kept.js";
import { Icon } from "../components/icon.js";
import { Status } from "../components/status.js";
import { saidOf, seatsAround, TableCircle } from "../components/table-circle.js";
import { asClock, timeOfDay, useSecondsLeft } from "../components/clock.js";
import { called, contributedSeats, emptied, inPlenary } from "./reading.js";
import { RefusedOnes } from "../phone/refused.js";
import { Anyway } from "./few-ballots.js";
import { useWhose } from "./table-context.js";
import { WaitingNotice } from "./admission.js";
import { ring } from "./sound.js";

/** The seats of this place's table as the circle shows them. */
export function seats(view, presence) {
  const { places, seats: taken } = view.table;
  return seatsAround({ places, connected: Math.min(presence?.connected ?? 0, taken), contributed: Math.min(contributedHere(view), taken) });
}

export function TableFigure({ view, presence }) {
  const { number, seats: people } = view.table;
  return html`<${TableCircle} number=${number} seats=${seats(view, presence)} calling=${Boolean(view.call)}
    label=${saidOf({ number, people, contributed: Math.min(contributedHere(view), people) })} />`;
}

// In the plenary the view counts the whole room: the table's own figure is read from its people.
const contributedHere = (view) => (inPlenary(view) ? contributedSeats(view) : view.contributed);

/** The time left, highlighted in its last minute and after its end. */
export function DeskClock({ timer, now, sound = false }) {
  const seconds = useSecondsLeft(timer, now);
  const over = seconds !== null && seconds <= 0 && !("left" in timer);
  useEffect(() => { if (over && sound && seconds > -5) ring(); }, [over]);
  if (seconds === null) return null;
  const paused = "left" in timer;
  const look = paused ? "is-paused" : over ? "is-over" : seconds <= 60 ? "is-last" : "";
  const word = paused ? t("en pause") : over ? t("temps écoulé") : "";
  return html`<div class="clock-side" role="timer" aria-label=${t("Temps restant")}>
    <p class=${`clock number ${look}`}>${asClock(seconds * 1000)}</p>${word && html`<p class="small">${word}</p>`}</div>`;
}

/** Title, table and theme, counts, clock. `children` stand before the clock (the switch between two tables). */
export function Head({ view, presence, link, act, children }) {
  return html`<header class="desk-head">
    ${view.table && html`<${TableFigure} view=${view} presence=${presence} />`}
    <div class="grow"><h1>${view.step.title}</h1><p class="where">${where(view)}</p></div>
    ${view.session.rehearsal && html`<p class="rehearsal-mark">${t("RÉPÉTITION")}</p>`}
    <div class="facts-short"><${Line} link=${link} act=${act} /><p>${counts(view, presence)}</p></div>
    ${children}
    <${DeskClock} timer=${view.timer} now=${link.now} sound />
  </header>`;
}

function where(view) {
  const step = t("étape {at} sur {count}", { at: view.step.index + 1, count: view.step.count });
  if (!view.table) return [t("Toutes les tables"), view.session.title, step].join(" · ");
  return [t("Table {number}", view.table), view.table.theme.title, step].join(" · ");
}

function counts(view, presence) {
  if (!view.table) return tn("{n} personne connectée", "{n} personnes connectées", presence?.connected ?? 0);
  if (!presence) return "";
  const { seats: taken } = view.table;
  const here = Math.min(presence.connected, taken);
  return t("{here} sur {taken} en ligne", { here, taken });
}

/** The network, and what has not left yet. */
export function Line({ link, act }) {
  const kept = act.outbox.items.value.filter(({ state }) => state === "waiting" || state === "sending").length;
  const gestures = kept > 0 && tn("{n} geste gardé ici", "{n} gestes gardés ici", kept);
  const offline = link.status.value === "offline" && t("Réseau coupé");
  if (offline || (gestures && !act.sending.value)) return html`<${Status} state="waiting" text=${[offline, gestures].filter(Boolean).join(", ")} />`;
  return act.sending.value ? html`<${Status} state="sending" />` : null;
}

/** What the server refuses or has not taken for a while: the last act, what waits, what came back long after. */
export function Unsaid({ view, act }) {
  const { held } = act.outbox;
  const whose = useWhose();
  const from = whose && html`<strong>${t("{table} :", { table: whose.name })}</strong> `;
  return html`${held.value && html`<div class="banner"><${Icon} name="triangle-alert" /><p>${from}${held.value.text}</p></div>`}
    ${act.refusal.value && html`<div class="banner"><${Icon} name="triangle-alert" /><p>${from}${act.refusal.value.text}</p><${Anyway} act=${act} />
      <button class="button" type="button" onClick=${() => { act.refusal.value = null; }}>${t("Compris")}</button></div>`}
    <${RefusedOnes} outbox=${act.outbox} view=${view} whose=${whose?.name} />`;
}

/** What asks for somebody, one line each: a message, a refusal, a call under way, an idea or nothing on the screen. */
export function Notices({ view, act, presence, brief = false }) {
  return html`<div class="desk-notices" aria-live="polite">
    <${Archived} session=${view.session} /><${Message} message=${view.message} code=${view.session.code} />
    ${presence?.asking && html`<div class="banner" role="status"><${Icon} name="user-plus" />
      <p>${t("Quelqu’un redemande sa place : ouvrez « Personnes ».")}</p></div>`}
    ${!view.table && html`<${Emptied} view=${view} presence=${presence} />`}
    <${Unsaid} view=${view} act=${act} />
    <${WaitingNotice} view=${view} act=${act} />
    ${view.call && html`<div class="banner"><${Icon} name="hand" /><p>${calling(view.call)}</p>
      <button class="button" type="button" onClick=${() => act("call.answer", { table: view.table.id, seq: view.call.seq })}>
        ${t("Ne plus appeler")}</button></div>`}
    ${view.spotlight && !brief && html`<${Spotlit} view=${view} act=${act} />`}
    ${view.blank && html`<div class="notice"><${Icon} name="monitor-off" /><p>${t("L’écran est éteint pour la salle.")}</p>
      <button class="button" type="button" onClick=${() => act("screen.blank", { blank: false })}>${t("Rallumer")}</button></div>`}
  </div>`;
}

/** The tables that lost everybody: the desk of all and the tower. */
export function Emptied({ view, presence }) {
  const said = emptied(view, presence);
  return said && html`<div class="notice"><${Icon} name="wifi-off" /><p>${said}</p></div>`;
}

export function Archived({ session }) {
  if (!session.archived) return null;
  return html`<div class="notice"><${Icon} name="archive" /><p>${t("Cette séance est close. Elle reste lisible ici.")}</p></div>`;
}

function calling(call) {
  const at = timeOfDay(call.at);
  return call.text ? t("Vous appelez l’organisation depuis {at} : « {text} »", { at, text: call.text })
    : t("Vous appelez l’organisation depuis {at}.", { at });
}

function Spotlit({ view, act }) {
  const idea = view[`idea/${view.spotlight}`];
  if (!idea) return null;
  return html`<div class="notice"><${Icon} name="spotlight" /><p>${t("À l’écran, en grand :")} « ${called(idea, 90)} »</p>
    <button class="button is-quiet" type="button" onClick=${() => act("screen.spotlight", { idea: null })}>
      ${t("Ne plus projeter")}</button></div>`;
}

function Message({ message, code }) {
  const key = `tablee:${code}:read`;
  const [read, setRead] = useState(kept(key));
  if (!message || read === message.id) return null;
  const done = () => { keep(key, message.id); setRead(message.id); };
  return html`<div class="banner"><${Icon} name="megaphone" />
    <p><strong>${t("Organisation, {at} :", { at: timeOfDay(message.at) })}</strong> ${message.text}</p>
    <button class="button" type="button" onClick=${done}>${t("Lu")}</button></div>`;
}
