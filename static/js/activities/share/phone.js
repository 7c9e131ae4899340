// Share: the table's ideas as they are read aloud, grouped and merged from the desk.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Revealed } from "../ideas/revealed.js";

export default function Share(room) {
  const lead = room.view.step.prompt || t("Lisez, écoutez, dites celles qui se ressemblent. La table les regroupe.");
  return html`<${Revealed} ...${room} lead=${lead} />`;
}
