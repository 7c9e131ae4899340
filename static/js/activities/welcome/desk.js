// Arrival, from the desk: who sits down, and how one joins.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { quoted } from "../../desk/reading.js";
import { RoundFigure } from "../../desk/round-figure.js";
import { Facts } from "../../desk/facts.js";
import { Spoken } from "../../desk/say.js";
import { RoomList } from "../../desk/room-list.js";

export default function Welcome({ view, link, presence }) {
  if (!view.table) return html`<div class="said-first"><${Spoken} view=${view} link=${link} words=${words} /></div><${RoomList} view=${view}
    presence=${presence} />`;
  return html`<div class="silent-table"><div class="figure"><${RoundFigure} view=${view} presence=${presence}
      number=${view.table.seats} word=${tn("personne assise", "personnes assises", view.table.seats)} /></div>
    <div class="beside"><p class="question-small">${quoted(view.session.question)}</p><${Spoken} view=${view} link=${link} words=${words} />
      <${Facts} facts=${facts(view)} /></div></div>`;
}

export const words = () => t("Bienvenue. Visez le code avec votre téléphone ; sans téléphone, on partage celui du voisin.");

export function facts(view) {
  if (!view.table) return [];
  const free = Math.max(view.table.places - view.table.seats, 0);
  return [
    ["users", t("{seats} sur {places} places prises", view.table)],
    ["user-plus", free ? tn("Encore {n} place", "Encore {n} places", free) : t("La table est complète")],
    ["wifi", t("Code de la séance : {code}", view.session)],
  ];
}
