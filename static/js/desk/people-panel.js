// Who sits at this table, who is online, and moving somebody to another table.
import { html, useState } from "../h.js";
import { t, tn } from "../t.js";
import { people } from "./reading.js";
import { Panel } from "./panel.js";

export function PeoplePanel({ view, presence, act, onClose }) {
  const [moving, setMoving] = useState(null);
  const all = people(view);
  return html`<${Panel} title=${t("Personnes à la table {number}", view.table)} at="middle" wide onClose=${onClose}>
    ${all.length === 0 && html`<p class="soft">${t("Personne n’a encore rejoint cette table avec un téléphone.")}</p>`}
    <ul class="people-list">${all.map((person, at) => html`<${Person} key=${person.id} person=${person} at=${at}
      away=${presence?.people && !presence.people.includes(person.id)} onMove=${() => setMoving(person)}
      open=${moving?.id === person.id} />`)}</ul>
    ${moving && html`<${Tables} view=${view} onChoose=${async (table) => {
      if ((await act("person.move", { person: moving.id, table })).ok) setMoving(null);
    }} />`}
  <//>`;
}

function Person({ person, at, away, open, onMove }) {
  const state = away ? t("hors ligne") : t("en ligne");
  const mark = away ? "is-away" : "";
  const seats = person.seats > 1 ? tn("{n} personne", "{n} personnes sur cet appareil", person.seats) : "";
  return html`<li><span class=${`seat-mark ${mark}`} aria-hidden="true"></span>
    <span class="grow"><strong>${person.name || t("Sans prénom {n}", { n: at + 1 })}</strong>
      <span class="small soft"> ${[state, seats].filter(Boolean).join(" · ")}</span></span>
    <button class="button is-quiet" type="button" aria-expanded=${open} onClick=${onMove}>${t("Changer de table")}</button></li>`;
}

function Tables({ view, onChoose }) {
  const others = view.themes.flatMap((theme) => theme.tables.map((id) => ({ id, theme }))).filter(({ id }) => id !== view.table.id);
  return html`<h3>${t("Vers quelle table ?")}</h3><div class="table-choices">${others.map(({ id, theme }) => html`
    <button class="button" type="button" key=${id} data-theme=${theme.id} title=${theme.title} onClick=${() => onChoose(id)}>
      ${theme.id} · ${id.slice(1)}</button>`)}</div>`;
}
