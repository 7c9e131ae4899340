// Arrival, on the wall: the question, the code to scan or to type, who has sat down.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Fit } from "../../screen/fit.js";
import { Frame } from "../../screen/frame.js";
import { RoundQr } from "../../screen/round-qr.js";

export default function Welcome({ view, link, presence }) {
  const { qr, join } = document.body.dataset;
  const seats = seated(view, presence);
  const taken = seats.filter(({ state }) => state !== "free").length;
  return html`<${Frame} view=${view} link=${link} foot=${counted(taken, seats.length - taken)}>
    <div class="welcome"><div class="welcome-words"><${Fit}>${view.session.question || view.session.title}<//>
        <div class="how"><p>${t("Visez le code, ou tapez")} <b class="address">${join ? new URL(join).host : location.host}</b></p>
          <p class="code number">${view.session.code}</p></div></div>
      <${RoundQr} src=${qr || `/r/${view.session.code}/qr.svg`} seats=${seats} label=${t("Code QR pour rejoindre la séance")} />
        </div><//>`;
}

function counted(taken, free) {
  const people = tn("{n} personne assise", "{n} personnes assises", taken);
  return free > 0 ? t("{people}, {free}", { people, free: tn("encore {n} place", "encore {n} places", free) }) : people;
}

/** One seat for each place of this screen's tables: taken ones first within their theme. */
function seated(view, presence) {
  if (view.table) return around(view.table.theme.id, view.table.seats, view.table.places);
  return view.themes.flatMap((theme) => {
    const rooms = theme.tables.map((id) => ({ people: presence?.tables?.[id] ?? 0, ...view.rooms?.[id] }));
    const taken = rooms.reduce((sum, room) => sum + (room.seats ?? room.people), 0);
    return around(theme.id, taken, rooms.reduce((sum, room) => sum + (room.places ?? room.people), 0));
  });
}

function around(theme, taken, places) {
  const seat = (_, at) => ({ theme, state: at < taken ? "contributed" : "free" });
  return Array.from({ length: Math.max(places, taken) }, seat);
}
