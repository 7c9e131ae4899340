// The tables of the room in a few lines each: for the desk of all, which does not enter their texts.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Gommette } from "../components/gommette.js";
import { seatsAround, TableCircle } from "../components/table-circle.js";
import { connectedAt, isEmptied, rooms } from "./reading.js";

export function RoomList({ view, presence }) {
  return html`<ul class="room-list" aria-label=${t("Les tables")}>${rooms(view).map((room) => html`
    <li key=${room.id} data-theme=${room.theme}><${TableCircle} number=${room.number} calling=${Boolean(room.call)}
        seats=${seatsAround({ places: room.places, connected: connectedAt(presence, room), contributed: room.contributed ?? 0 })} />
      <div><p class="theme-name"><${Gommette} theme=${room.theme} /> ${t("Table {number}", room)}</p>
        <p class="small">${room.title}</p><p class="small soft">${counted(room)}</p>
        ${isEmptied(room, connectedAt(presence, room)) && html`<p class="small"><span class="marker">${t("hors ligne")}</span></p>`}</div></li>`)}</ul>`;
}

function counted(room) {
  const people = tn("{n} personne", "{n} personnes", room.seats);
  const made = room.proposals ? tn("{n} proposition", "{n} propositions", room.proposals) : tn("{n} idée", "{n} idées", room.ideas);
  return `${people}, ${made}`;
}
