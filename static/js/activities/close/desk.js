// Closing, from the desk: what was made today, and what comes next.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Facts } from "../../desk/facts.js";
import { Spoken } from "../../desk/say.js";
import { RoomList } from "../../desk/room-list.js";

export default function Close({ view, link, presence }) {
  return html`<div class="said-first"><${Spoken} view=${view} link=${link} words=${words} /><${Facts} facts=${facts(view)} /></div>
    ${!view.table && html`<${RoomList} view=${view} presence=${presence} />`}`;
}

export const words = () => t("Merci. Un mot chacun : avec quoi repartez-vous ?");

export function facts({ recap }) {
  return [
    ["pencil", tn("{n} idée écrite", "{n} idées écrites", recap.ideas)],
    ["vote", tn("{n} proposition retenue", "{n} propositions retenues", recap.proposals)],
    ["layers", recap.sheets_begun && tn("{n} fiche commencée", "{n} fiches commencées", recap.sheets_begun)],
  ];
}
