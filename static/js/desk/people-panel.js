// Who sits at this table, who is online; changing their table, freeing the place of who left, sending somebody out.
import { html, useEffect, useRef, useState } from "../h.js";
import { t, tn } from "../t.js";
import { calledBy, Admission } from "./admission.js";
import { people } from "./reading.js";
import { Panel } from "./panel.js";

export function PeoplePanel({ view, presence, act, onClose }) {
  const [asked, setAsked] = useState(null); // {what: "move"|"out"|"free", id}
  const all = people(view);
  const meant = all.findIndex(({ id }) => id === asked?.id);
  const free = async (id) => {
    const answer = await act("person.free", { person: id });
    if (answer.refused !== "took_part") return;
    act.refusal.value = null;                        // the panel asks it
    setAsked({ what: "free", id });
  };
  const done = (answer) => { if (answer.ok) setAsked(null); };
  return html`<${Panel} title=${t("Personnes à la table {number}", view.table)} at="middle" wide onClose=${onClose}>
    <${Asking} asking=${presence?.asking ?? []} online=${presence?.people ?? []} act=${act} />
    ${all.length === 0 && html`<p class="soft">${t("Personne n’a encore rejoint cette table avec un téléphone.")}</p>`}
    <ul class="people-list">${all.map((person, at) => html`<${Person} key=${person.id} person=${person} at=${at}
      away=${presence?.people && !presence.people.includes(person.id)} asked=${asked?.id === person.id ? asked.what : null}
      onAsk=${(what) => setAsked({ what, id: person.id })} onFree=${() => free(person.id)} />`)}</ul>
    ${meant >= 0 && asked.what === "move" && html`<${Tables} view=${view} onChoose=${async (table) =>
      done(await act("person.move", { person: asked.id, table }))} />`}
    ${meant >= 0 && asked.what === "out" && html`<${SendingOut} name=${calledBy(all[meant], meant)} onKeep=${() => setAsked(null)}
      onOut=${async (retire) => done(await act("person.exclude", retire ? { person: asked.id, retire } : { person: asked.id }))} />`}
    ${meant >= 0 && asked.what === "free" && html`<${Freeing} name=${calledBy(all[meant], meant)} onKeep=${() => setAsked(null)}
      onFree=${async () => done(await act("person.free", { person: asked.id, took_part: true }))} />`}
    <${Admission} view=${view} act=${act} place=${view.table.id} />
  <//>`;
}

function Person({ person, at, away, asked, onAsk, onFree }) {
  const state = away ? t("hors ligne") : t("en ligne");
  const seats = person.seats > 1 ? tn("{n} personne", "{n} personnes sur cet appareil", person.seats) : "";
  const ask = (what, label) => html`<button class="button is-quiet" type="button" aria-expanded=${asked === what}
    onClick=${() => onAsk(what)}>${label}</button>`;
  return html`<li><span class=${`seat-mark ${away ? "is-away" : ""}`} aria-hidden="true"></span>
    <span class="grow"><strong>${calledBy(person, at)}</strong>
      <span class="small soft"> ${[state, seats].filter(Boolean).join(" · ")}</span></span>
    <span class="acts">${away && html`<button class="button is-quiet" type="button" onClick=${onFree}>${t("Libérer la place")}</button>`}
      ${ask("move", t("Changer de table"))}${ask("out", t("Faire sortir…"))}</span></li>`;
}

/** Who lost their device and says who they are: the facilitator, who sees them, says whether it is so. */
function Asking({ asking, online, act }) {
  return asking.map(({ id, name, people: meant }) => html`<section class="stack-tight" key=${id} aria-label=${t("Place redemandée")}>
    <h3>${t("Place redemandée")}</h3><p>${t("Quelqu’un dit être {name} et redemande sa place depuis un autre appareil.", { name })}
      ${!meant.length && html` ${t("Personne de ce prénom n’est à cette table.")}`}</p>
    <p class="choices">${meant.map((one) => (online.includes(one.id) ? html`<span class="small soft" key=${one.id}>
        ${t("{name} est en ligne : sa place est occupée.", one)}</span>`
      : html`<button class="button is-main" type="button" key=${one.id} onClick=${() => act("person.recognise", { asked: id, person: one.id })}>
        ${t("C’est bien {name} (hors ligne)", one)}</button>`))}
      <button class="button" type="button" onClick=${() => act("person.recognise", { asked: id })}>${t("Ne pas confirmer")}</button></p></section>`);
}

/** Asked of who may have written or voted: the server does not say which. */
function Freeing({ name, onFree, onKeep }) {
  const first = useRef(null);
  useEffect(() => first.current.focus(), []);
  return html`<section class="stack-tight" aria-labelledby="freeing"><h3 id="freeing">${t("Libérer la place de {name} ?", { name })}</h3>
    <p class="small">${t("Cette personne a peut-être écrit ou voté. Ses idées et ses bulletins restent ; en revenant, elle reprend une place, et ce qu’elle a écrit est toujours à elle.")}</p>
    <p class="choices"><button class="button" type="button" ref=${first} onClick=${onKeep}>${t("Garder sa place")}</button>
      <button class="button is-main" type="button" onClick=${onFree}>${t("Libérer la place, garder ses idées")}</button></p></section>`;
}

function SendingOut({ name, onOut, onKeep }) {
  return html`<section class="stack-tight"><h3>${t("Faire sortir {name} ?", { name })}</h3>
    <p class="small">${t("Son appareil quitte la séance et n’y revient pas sans l’animation. Ses bulletins restent dans l’urne.")}</p>
    <p class="choices"><button class="button" type="button" onClick=${onKeep}>${t("Rester")}</button>
      <button class="button" type="button" onClick=${() => onOut(true)}>${t("Faire sortir et retirer ses idées")}</button>
      <button class="button is-main" type="button" onClick=${() => onOut(false)}>${t("Faire sortir, garder ses idées")}</button></p></section>`;
}

function Tables({ view, onChoose }) {
  const others = view.themes.flatMap((theme) => theme.tables.map((id) => ({ id, theme }))).filter(({ id }) => id !== view.table.id);
  return html`<h3>${t("Vers quelle table ?")}</h3><div class="table-choices">${others.map(({ id, theme }) => html`
    <button class="button" type="button" key=${id} data-theme=${theme.id} title=${theme.title} onClick=${() => onChoose(id)}>
      ${theme.id} · ${id.slice(1)}</button>`)}</div>`;
}
