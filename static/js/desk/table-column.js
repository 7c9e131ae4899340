// One of two tables: where it is, what it needs, its way back and forward, and all that opens about it.
import { html } from "../h.js";
import { t } from "../t.js";
import { deskOf } from "../kinds.desk.js";
import { Gommette } from "../components/gommette.js";
import { Icon } from "../components/icon.js";
import { Facts } from "./facts.js";
import { OpenPanel } from "./open-panel.js";
import { Undo } from "./undo.js";
import { Whose } from "./table-context.js";
import { DeskClock, Line, Notices, TableFigure } from "./head.js";
import { Spoken } from "./say.js";
import { Way } from "./bar.js";
import { backward, forward } from "./next-step.js";

/** `ask(name)` opens a question about this table, which it makes the driven one; `at` is "left" or "right". */
export function TableColumn({ place, at, driving, opened, onDrive, onWhole, ask, onClose }) {
  const { link, act } = place;
  const view = link.shared.value;
  const { number, theme } = view.table;
  const given = { view, act, link, presence: link.presence.value };
  return html`<${Whose.Provider} value=${{ name: t("Table {number}", view.table), at }}>
    <section id=${`table-column-${place.id}`} tabindex="-1" class=${`table-column ${driving ? "is-driving" : ""}`} data-theme=${theme.id}
    aria-label=${t("Table {number}", view.table)} onClick=${onDrive}>
    <div class="table-column-line"><p class="theme-name"><${Gommette} theme=${theme.id} /> ${theme.title}</p><${Line} link=${link} act=${act} />
      <button class="button is-quiet drive" type="button" aria-pressed=${driving} onClick=${onDrive}>
        ${driving ? t("Vous conduisez") : t("Conduire la table {number}", { number })}</button></div>
    <div class="table-column-line"><h2>${view.step.title}</h2><${DeskClock} timer=${view.timer} now=${link.now} sound /></div>
    <${Notices} view=${view} act=${act} presence=${link.presence.value} brief />
    <div class="table-column-body"><${TableFigure} view=${view} presence=${link.presence.value} />
      <${Facts} facts=${deskOf(view.step.kind)?.facts?.(view) ?? []} /></div>
    <${Spoken} view=${view} link=${link} words=${deskOf(view.step.kind)?.words} />
    <div class="table-column-line"><${Way} way=${shortened(backward(view))} back
      onClick=${(event) => { event.stopPropagation(); ask("back"); }} />
      <button class="button is-quiet" type="button" onClick=${(event) => { event.stopPropagation(); onWhole(); }}>
        <${Icon} name="square-arrow-out-up-right" /> ${t("Ouvrir")}</button>
      <${Way} way=${forward(view)} onClick=${(event) => { event.stopPropagation(); ask("forward"); }} /></div>
    <${OpenPanel} ...${given} opened=${opened} onClose=${onClose} toggle=${ask} />
    <${Undo} undo=${view.undo} act=${act} now=${link.now} /></section><//>`;
}

const shortened = (way) => way && { ...way, label: t("Revenir") };
