// What is always on top of a phone: your table with your seat ringed (it opens what concerns you), the step, the time.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Clock } from "../components/clock.js";
import { TableCircle, saidOf, seatsAround } from "../components/table-circle.js";
import { usePart } from "./fetched.js";

export function Header(room) {
  const { view, link } = room;
  const [open, setOpen] = useState(false);
  const Menu = usePart("menu", open);
  return html`<div class="seat-bar" data-theme=${view.table?.theme.id}>
    <button class="me" onClick=${() => setOpen(true)} aria-haspopup="dialog">
      <${Seat} ...${room} /><span class="me-word">${t("Moi")}</span></button>
    <p class="where"><b>${view.step.title}</b><span>${whereabouts(view)}</span>
      ${view.session.rehearsal && html`<span class="marker">${t("RÉPÉTITION")}</span>`}</p>
    <${Clock} timer=${view.timer} now=${link.now} />
    ${open && Menu && html`<${Menu} ...${room} onClose=${() => setOpen(false)} />`}
  </div>`;
}

function whereabouts({ table }) {
  return table ? t("Table {number} · {theme}", { number: table.number, theme: table.theme.title }) : t("Plénière");
}

function Seat({ view, own, link, outbox }) {
  if (!view.table) return null;
  const people = view.table.seats ?? view.table.people;
  const together = view.step.scope === "plenary"; // the figure is then the whole room's
  const connected = Math.min(link.presence.value?.connected ?? 0, people);
  const acted = hasActed(view, own, outbox);
  const contributed = together ? Number(acted) : view.contributed ?? 0;
  const seats = seatsAround({ places: view.table.places, connected, contributed, own: acted ? "contributed" : "connected" });
  return html`<${TableCircle} number=${view.table.number} seats=${seats}
    label=${together ? t("Table {number} : votre place est entourée", view.table)
      : saidOf({ number: view.table.number, people, contributed, you: true })} />`;
}

/** Whether this device has done something in the step under way, as far as it can tell. */
function hasActed(view, own, outbox) {
  if (view.vote) return Object.keys(own).some((key) => key.startsWith("ballot/"));
  if (view.step.kind === "ideas") return own.mine.length > 0;
  return outbox.items.value.some((item) => item.state === "saved");
}
