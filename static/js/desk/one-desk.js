// One place on the whole page: head, what asks for somebody, the activity, the bar, and what opens above it.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { deskOf } from "../kinds.desk.js";
import { Bar } from "./bar.js";
import { Going } from "./retired.js";
import { Head, Notices } from "./head.js";
import { Keys } from "./keys.js";
import { NoView } from "./no-view.js";
import { OpenPanel } from "./open-panel.js";
import { RoomList } from "./room-list.js";
import { pauseOrResume } from "./time-panel.js";
import { Undo } from "./undo.js";

/** `children` (the switch between two tables) stand in the head; `keys` are more keys: `{"1": () => …}`. */
export function OneDesk({ place, children, keys }) {
  const { link, act } = place;
  const view = link.shared.value;
  const [opened, setOpened] = useState(null);
  if (!view || link.status.value === "refused" || link.bye.value) return html`<${NoView} link=${link} />`;
  const presence = link.presence.value;
  const toggle = (name) => setOpened(opened === name ? null : name);
  const given = { view, act, link, presence };
  return html`<div class="desk-frame" data-theme=${view.table?.theme.id}>
    <${Head} ...${given}>${children}<//><${Notices} ...${given} />
    <main id="main" class="desk-main" tabindex="-1"><${Middle} ...${given} /><${Going} view=${view} act=${act} /></main>
    <${Bar} ...${given} opened=${opened} toggle=${toggle} />
    <${OpenPanel} ...${given} opened=${opened} onClose=${() => setOpened(null)} toggle=${toggle} />
    <${Undo} undo=${view.undo} act=${act} now=${link.now} />
    <${Keys} toggle=${toggle} pause=${() => pauseOrResume(view, act)} more=${keys} />
  </div>`;
}

function Middle(given) {
  if (!given.view.table && given.view.step.scope === "table") return html`<${RoomList} ...${given} />`;
  const kind = deskOf(given.view.step.kind);
  if (!kind) return html`<p>${t("Cette étape ne se conduit pas d’ici.")}</p>`;
  const Activity = kind.default;
  return html`<${Activity} key=${given.view.step.id} ...${given} />`;
}
