// The room: one row for each theme, one round table for each table. A press takes a table in hand; a link opens its desk.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Gommette } from "../components/gommette.js";
import { Icon } from "../components/icon.js";
import { seatsAround, TableCircle } from "../components/table-circle.js";
import { asClock, useSecondsLeft } from "../components/clock.js";
import { connectedAt, isEmptied } from "../desk/reading.js";
import { lateness } from "./late.js";

const SIZES = [[3, "few"], [12, "some"], [18, "many"]];

export function Room({ view, link, presence, chosen, onChoose, onAll }) {
  const count = view.tables.length;
  const size = SIZES.find(([most]) => count <= most)?.[1] ?? "crowd";
  const held = (theme) => theme.tables.every((id) => chosen.includes(id));
  const allOf = (theme) => {
    const others = chosen.filter((id) => !theme.tables.includes(id));
    onAll(held(theme) ? others : [...others, ...theme.tables]);
  };
  return html`<div class=${`room is-${size}`}>${view.themes.map((theme) => html`<section class="room-theme" key=${theme.id}
    data-theme=${theme.id} aria-label=${theme.title}>
    <h2><button class="theme-button" type="button" aria-pressed=${held(theme)}
      onClick=${() => allOf(theme)}><${Gommette} theme=${theme.id} /><span>${theme.title}</span></button></h2>
    <ul class="room-tables">${roomsOf(view, theme).map((room) => html`<${Table} key=${room.id} room=${room} view=${view}
      link=${link} connected=${connectedAt(presence, room)} chosen=${chosen.includes(room.id)}
      onChoose=${() => onChoose(room.id)} />`)}</ul></section>`)}</div>`;
}

const roomsOf = (view, theme) => theme.tables.map((id) => view[`room/${id}`]).filter(Boolean);

function Table({ room, view, link, connected, chosen, onChoose }) {
  const seconds = useSecondsLeft(room.timer, link.now);
  const late = lateness(view, room, seconds);
  const seats = seatsAround({ places: room.places, connected, contributed: Math.min(room.contributed ?? 0, room.seats) });
  const first = room.call ? html`<span class="marker">${t("appelle")}</span>` : late ? html`<span class="marker">
    ${late.said}</span>`
    : isEmptied(room, connected) ? html`<span class="marker">${t("hors ligne")}</span>`
    : html`${room.title}${seconds === null ? "" : html`, <span class="number">${asClock(seconds * 1000)}</span>`}`;
  return html`<li class="room-table"><button type="button" class="table-button" aria-pressed=${chosen} onClick=${onChoose}>
      <${TableCircle} number=${room.number} seats=${seats} late=${Boolean(late)} calling=${Boolean(room.call)} />
      <span class="only-read-aloud">${t("Table {number}", room)}, </span><b>${first}</b><span class="soft">
        ${made(view, room, room.call || (late ? !late.where : isEmptied(room, connected)))}</span>
      <span class="only-read-aloud">, ${there(room, connected)}</span></button>
    <a class="to-desk" href=${`/s/${view.session.code}/desk/${room.id}`}
      aria-label=${t("Ouvrir le pupitre de la table {number}", room)}><${Icon} name="square-arrow-out-up-right" /></a></li>`;
}

/** Who is there; who acted too, unless the table stands in the plenary, whose figures are the whole room's. */
const there = (room, connected) => (room.contributed === null ? tn("{n} en ligne", "{n} en ligne", connected)
  : t("{contributed} sur {seats} ont participé, {connected} en ligne", { ...room, connected }));

/** What a table has made, and where it is when the first line says something else. */
function made(view, room, elsewhere) {
  const voting = room.ballots !== null && room.phase === "open" && view.agenda.find((step) => step.id === room.step)?.votes;
  const count = voting ? tn("{n} bulletin sur {seats}", "{n} bulletins sur {seats}", room.ballots, room)
    : room.proposals ? tn("{n} proposition", "{n} propositions", room.proposals) : tn("{n} idée", "{n} idées", room.ideas);
  return elsewhere ? `${room.title}, ${count}` : count;
}
