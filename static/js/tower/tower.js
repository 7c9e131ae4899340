// The page: the day on the left, the room in the middle, calls and messages on the right, the hand at the bottom.
import { html, useState } from "../h.js";
import { NoView } from "../desk/no-view.js";
import { Undo } from "../desk/undo.js";
import { Day } from "./day.js";
import { Hand } from "./selected-tables.js";
import { Plenary } from "./plenary.js";
import { Room } from "./room.js";
import { TablePeople } from "./table-people.js";
import { Talk } from "./messages.js";
import { Head, Notices } from "./head.js";

export function Tower({ link, act }) {
  const view = link.shared.value;
  const [chosen, setChosen] = useState([]);   // tables in the hand; none means all
  const [opened, setOpened] = useState(null); // {what: "open"|"hold"|"move"|"people", step?, table?}
  if (!view || link.status.value === "refused" || link.bye.value) return html`<${NoView} link=${link} />`;
  const given = { view, act, link, presence: link.presence.value };
  const choose = (id) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const tables = view.tables.filter((id) => chosen.includes(id));
  return html`<div class="tower-frame"><${Head} ...${given} /><${Notices} ...${given} />
    <div class="tower-body"><${Day} ...${given} onStep=${(step) => setOpened({ what: "move", step })} />
      <main id="main" class="tower-room" tabindex="-1"><${Plenary} ...${given} /><${Room} ...${given} chosen=${tables}
        onChoose=${choose} onAll=${setChosen} /></main>
      <${Talk} ...${given} chosen=${tables} onPeople=${(table) => setOpened({ what: "people", table })} /></div>
    ${opened?.what === "people" && html`<${TablePeople} key=${opened.table} code=${view.session.code} table=${opened.table} act=${act}
      onClose=${() => setOpened(null)} />`}
    <${Hand} ...${given} chosen=${tables} onChosen=${setChosen} opened=${opened?.what === "people" ? null : opened} setOpened=${setOpened} />
    <${Undo} undo=${view.undo} act=${act} now=${link.now} /></div>`;
}
