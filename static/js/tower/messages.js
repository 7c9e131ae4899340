// What is said: tables that call, messages to the desks, what happened.
import { html, useState } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { timeOfDay, useSecondsLeft } from "../components/clock.js";
import { Counter, fits, lengthOf } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { Admission } from "../desk/admission.js";
import { tableName } from "../desk/reading.js";
import { told } from "./events.js";
import { numbersOf } from "./naming.js";

const LIMIT = 500;

export function Talk({ view, act, link, chosen, onPeople }) {
  return html`<aside class="tower-talk" aria-label=${t("Appels et messages")}>
    <div class="calls" aria-live="polite">${view.calls.map((call) => html`<${Call} key=${call.table} call=${call} view=${view}
      act=${act} link=${link} />`)}</div>
    <${Message} view=${view} act=${act} chosen=${chosen} />
    <details class="entries" open=${view.doors.length > 0}><summary>${t("Entrées et personnes")}</summary>
      <${Admission} view=${view} act=${act} place="all" />
      <p class="small choices">${chosen.map((id) => html`<button class="button" type="button" key=${id} onClick=${() => onPeople(id)}>
        ${t("Personnes de la table {number}", { number: id.slice(1) })}</button>`)}
        ${!chosen.length && t("Touchez une table pour voir ses personnes ou faire sortir quelqu’un.")}</p></details>
    <section class="log-box"><h2>${t("Ce qui s’est passé")}</h2><ol class="log">
      ${[...view.events].reverse().map((event) => html`<li key=${event.at + event.name}>
      <span class="soft number">${timeOfDay(event.at)}</span><span>${told(view, event)}</span></li>`)}</ol>
      ${!view.events.length && html`<p class="soft small">${t("Rien pour l’instant.")}</p>`}</section></aside>`;
}

function Call({ call, view, act, link }) {
  const waited = -(useSecondsLeft({ ends_at: call.at }, link.now) ?? 0);
  const since = waited < 60 ? t("il y a moins d’une minute") : tn("il y a {n} minute", "il y a {n} minutes", Math.floor(waited / 60));
  return html`<div class="call"><h2>${t("{table} vous appelle", { table: tableName(view, call.table) })}</h2>
    <p class="small">${call.text ? t("{since} : « {text} »", { since, text: call.text }) : since}</p>
    <button class="button is-main is-wide" type="button" onClick=${() => act("call.answer", { table: call.table, seq: call.seq })}>
      <${Icon} name="check" /> ${t("J’y vais")}</button></div>`;
}

function Message({ view, act, chosen }) {
  const draft = useDraft(act.draft("message"));
  const [sent, setSent] = useState(false);
  const to = chosen.length ? chosen : "all";
  const send = async (event) => {
    event.preventDefault();
    if (!fits(draft.value, LIMIT)) return;
    setSent((await act("message.send", { text: draft.value, tables: to }, { draft: draft.key })).ok);
  };
  const whom = chosen.length ? tn("À la table {list}", "Aux tables {list}", chosen.length, { list: numbersOf(chosen) })
    : t("À toutes les tables. Touchez des tables pour choisir.");
  return html`<form class="message" onSubmit=${send}><label class="label" for="message">${t("Message aux pupitres")}</label>
    <textarea class="input" id="message" value=${draft.value} aria-describedby="whom message-left"
      aria-invalid=${lengthOf(draft.value) > LIMIT ? "true" : null}
      onInput=${(event) => { draft.set(event.target.value); setSent(false); }}></textarea>
    <${Counter} text=${draft.value} limit=${LIMIT} id="message-left" />
    <p class="small soft" id="whom">${whom}</p>
    <button class="button is-main" type="submit" disabled=${!fits(draft.value, LIMIT)}><${Icon} name="send" /> ${t("Envoyer")}</button>
    <p class="small" role="status">${sent && t("Message envoyé. Les pupitres ouverts l’affichent.")}</p></form>`;
}
