// On the plenary's screen while the tables work: the question, and where each table is.
import { html } from "../h.js";
import { t } from "../t.js";
import { seatsAround, TableCircle } from "../components/table-circle.js";
import { Fit } from "./fit.js";
import { Frame } from "./frame.js";
import { paged, useTurning } from "./pages.js";

export function Rooms({ view, link, presence }) {
  const rooms = view.tables.map((id) => ({ id, number: id.slice(1), theme: view.themes.find((theme) => theme.tables.includes(id)), ...view.rooms?.[id] }));
  const pages = paged(rooms, 12);
  const page = useTurning(pages.length);
  const foot = pages.length < 2 ? t("Les tables travaillent") : t("Les tables travaillent · page {page}/{pages}", { page: page + 1, pages: pages.length });
  return html`<${Frame} view=${view} link=${link} clock foot=${foot}>
    <div class="rooms-screen"><${Fit} className="rooms-question">${view.session.question}<//>
      <ul class=${`rooms-grid of-${Math.min(rooms.length, 12)}`}>${pages[page].map((room) => html`<${RoomFigure} key=${room.id} room=${room} presence=${presence} />`)}</ul></div><//>`;
}

function RoomFigure({ room, presence }) {
  const { seats = 0, places = seats, contributed = 0 } = room;
  const connected = Math.min(presence?.tables?.[room.id] ?? seats, seats);
  return html`<li data-theme=${room.theme?.id}><${TableCircle} number=${room.number} label=${t("Table {number}, {title}", { number: room.number, title: room.title ?? "" })}
    seats=${seatsAround({ places, connected, contributed: Math.min(contributed, seats) })} /><p>${room.title}</p></li>`;
}
