// Who comes to a place: whether one comes in freely, who waits before it, who was sent out.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";

/** Who holds no seat here: a desk is given ids, and a card for each; the tower the cards themselves. */
const outside = (view, status) => view.outside.map((one) => view[`person/${one}`] ?? one).filter((one) => one.status === status);

export const calledBy = (person, at) => person.name || t("Sans prénom {n}", { n: at + 1 });

/** Among the notices: how many wait, and the press that lets them in. */
export function WaitingNotice({ view, act }) {
  const { length } = outside(view, "waiting");
  if (!length) return null;
  return html`<div class="banner"><${Icon} name="user-plus" />
    <p>${tn("{n} personne attend à la porte.", "{n} personnes attendent à la porte.", length)}</p>
    <button class="button" type="button" onClick=${() => act("person.admit", { people: "all" })}>${t("Faire entrer")}</button></div>`;
}

/** `place` is the table, or `all` for the room. */
export function Admission({ view, act, place }) {
  const closed = view.doors.includes(place);
  const room = place !== "all" && view.doors.includes("all");
  return html`<section class="door stack-tight"><h3>${place === "all" ? t("Les entrées de la salle") : t("Les entrées de la table")}</h3>
    <p class="small soft">${said(closed, room)}</p>
    <p><button class="button" type="button" onClick=${() => act("door.close", { closed: !closed, place })}>
      ${closed ? t("Rouvrir les entrées") : t("Plus d’entrées sans l’animation")}</button></p>
    <${Outside} view=${view} act=${act} status="waiting" title=${t("Attendent à la porte")} />
    <${Outside} view=${view} act=${act} status="out" title=${t("Sortis de la séance")} /></section>`;
}

function said(closed, room) {
  if (closed) return t("Qui arrive attend que vous le fassiez entrer.");
  return room ? t("L’organisation a fermé celles de la salle : qui arrive attend qu’on le fasse entrer.") : t("On prend place librement.");
}

function Outside({ view, act, status, title }) {
  const people = outside(view, status);
  if (!people.length) return null;
  const letIn = ({ id }) => act("person.admit", { people: [id] });
  return html`<h4 class="small">${title}</h4><ul class="people-list">${people.map((person, at) => html`<li key=${person.id}>
    <span class="grow"><strong>${calledBy(person, at)}</strong><span class="small soft"> ${where(person)}</span></span>
    ${status === "waiting" && html`<button class="button is-quiet" type="button"
      onClick=${() => act("person.exclude", { person: person.id })}>${t("Refuser")}</button>`}
    <button class="button" type="button" onClick=${() => letIn(person)}>
      ${status === "waiting" ? t("Faire entrer") : t("Faire revenir")}</button></li>`)}</ul>`;
}

function where({ table, seats }) {
  const number = table.slice(1);
  return seats > 1 ? tn("table {number}, {n} personne", "table {number}, {n} personnes", seats, { number }) : t("table {number}", { number });
}
