// On the plenary's screen while the tables work: the question, and where each table is.
import { html } from "../h.js";
import { t } from "../t.js";
import { seatsAround, TableCircle } from "../components/table-circle.js";
import { connectedAt, themeOf } from "../desk/reading.js";
import { Fit } from "./fit.js";
import { Frame } from "./frame.js";
import { joined, pageWords, paged, useTurning } from "./pages.js";

export function Rooms({ view, link, presence }) {
  const rooms = view.tables.map((id) => ({ id, number: id.slice(1), theme: themeOf(view, id), ...view.rooms?.[id] }));
  const pages = paged(rooms, 12);
  const page = useTurning(pages.length);
  const together = rooms.every((room) => room.step === rooms[0].step); // then the step is said once, and each table its count
  const foot = joined(together ? view.step.title : t("Chaque table à son rythme"), pageWords(page, pages.length));
  return html`<${Frame} view=${view} link=${link} clock foot=${foot}>
    <div class="rooms-screen"><${Fit} className="rooms-question">${view.session.question}<//>
      <ul class=${`rooms-grid of-${Math.min(rooms.length, 12)}`}>${pages[page].map((room) => html`<${RoomFigure} key=${room.id}
        room=${room} presence=${presence} together=${together} />`)}</ul></div><//>`;
}

function RoomFigure({ room, presence, together }) {
  const { seats = 0, places = seats, contributed = 0 } = room;
  const around = seatsAround({ places, connected: connectedAt(presence, { seats, ...room }), contributed: Math.min(contributed, seats) });
  return html`<li data-theme=${room.theme?.id}>
    <${TableCircle} number=${room.number} seats=${around} label=${t("Table {number}, {title}", { title: "", ...room })} />
    <p class="number">${together ? t("{contributed} sur {seats}", { contributed, seats }) : room.title}</p></li>`;
}
