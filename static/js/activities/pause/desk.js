// A pause, from the desk: when one starts again.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { timeOfDay } from "../../components/clock.js";
import { Facts } from "../../desk/facts.js";
import { Spoken } from "../../desk/say.js";
import { RoomList } from "../../desk/room-list.js";

export default function Pause({ view, link, presence }) {
  return html`<div class="said-first"><${Spoken} view=${view} link=${link} words=${words} /><${Facts} facts=${facts(view)} /></div>
    ${!view.table && html`<${RoomList} view=${view} presence=${presence} />`}`;
}

export function words(view) {
  const end = view.timer?.ends_at;
  return end ? t("On reprend à {time}.", { time: timeOfDay(end) }) : t("On fait une pause.");
}

export const facts = () => [["info", t("Les téléphones peuvent dormir : chacun retrouvera sa place.")]];
