// Two tables on one page. One is ringed: the bar and the keys act on it; 1 and 2 choose it. What opens stands in the half
// of its own table, and closes when the other one is chosen. Either opens on the whole page.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { asClock, useSecondsLeft } from "../components/clock.js";
import { TableColumn } from "./table-column.js";
import { Keys } from "./keys.js";
import { NoView } from "./no-view.js";
import { OneDesk } from "./one-desk.js";
import { pauseOrResume } from "./time-panel.js";
import { Tools } from "./bar.js";
import { Whose } from "./table-context.js";

export function TwoDesks({ places }) {
  const [driven, setDriven] = useState(0);
  const [whole, setWhole] = useState(false);
  const [opened, setOpened] = useState(null); // {name, at}: what is open, about which of the two
  const closed = places.find(({ link }) => !link.shared.value || link.status.value === "refused" || link.bye.value);
  if (closed) return html`<${NoView} link=${closed.link} />`;
  const drive = (at) => {
    if (at !== driven) setOpened(null);
    setDriven(at);
  };
  const take = (at) => () => {
    drive(at);
    setTimeout(() => document.getElementById(`table-column-${places[at].id}`)?.focus());
  };
  const choose = { 1: take(0), 2: take(1), 0: () => setWhole(false) };
  const given = { places, driven, drive, setWhole, opened, setOpened };
  if (!whole) return html`<${SideBySide} ...${given} choose=${choose} />`;
  const { id, link } = places[driven];
  return html`<${Whose.Provider} value=${{ name: t("Table {number}", link.shared.value.table), at: null }}>
    <${OneDesk} key=${id} place=${places[driven]} keys=${choose}><${Switch} ...${given} /><//><//>`;
}

/** In the head of a whole desk: both tables, the other one's clock in sight, and the way back to the two. */
function Switch({ places, driven, drive, setWhole }) {
  return html`<div class="table-switch" role="group" aria-label=${t("Vos deux tables")}>
    ${places.map(({ id, link }, at) => html`<${SwitchTo} key=${id} view=${link.shared.value} link=${link} now=${at === driven}
      onChoose=${() => drive(at)} />`)}
    <button class="button is-quiet" type="button" onClick=${() => setWhole(false)}>
      <${Icon} name="panel-top" /> ${t("Les deux")}</button></div>`;
}

function SwitchTo({ view, link, now, onChoose }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  return html`<button class="button" type="button" aria-pressed=${now} onClick=${onChoose}><span class="number">
    ${t("Table {number}", view.table)}</span>
    ${!now && html`<span class="small number">${view.step.title}${seconds === null ? "" : `, ${asClock(seconds * 1000)}`}</span>`}</button>`;
}

function SideBySide({ places, driven, drive, setWhole, opened, setOpened, choose }) {
  const { link, act } = places[driven];
  const view = link.shared.value;
  const isOpen = (name, at) => opened?.name === name && opened.at === at;
  const close = () => setOpened(null);
  const ask = (at) => (name) => {
    drive(at);
    setOpened(isOpen(name, at) ? null : { name, at });
  };
  return html`<div class="desk-frame"><header class="desk-head"><div class="grow"><h1>${t("Vos deux tables")}</h1>
      <p class="where">${t("Touchez une table pour la conduire, ou tapez 1 ou 2. L’autre continue à son rythme.")}</p></div>
      ${view.session.rehearsal && html`<p class="rehearsal-mark">${t("RÉPÉTITION")}</p>`}</header><div></div>
    <main id="main" class="two-tables" tabindex="-1">${places.map((place, at) => html`<${TableColumn} key=${place.id} place=${place}
      at=${at ? "right" : "left"} driving=${at === driven} opened=${opened?.at === at ? opened.name : null}
      onDrive=${() => drive(at)} onWhole=${() => { drive(at); close(); setWhole(true); }} ask=${ask(at)} onClose=${close} />`)}</main>
    <${BothBar} view=${view} act=${act} opened=${opened?.name ?? null} toggle=${ask(driven)} places=${places} />
    <${Keys} toggle=${ask(driven)} pause=${() => pauseOrResume(view, act)} more=${choose} /></div>`;
}

function BothBar({ view, act, opened, toggle, places }) {
  const running = places.some(({ link }) => link.shared.value.timer?.ends_at);
  const both = () => places.forEach((place) => {
    const timer = place.link.shared.value.timer;
    if (timer) place.act(running ? "timer.pause" : "timer.resume");
  });
  return html`<nav class="control-bar" aria-label=${t("Conduite de la table {number}", view.table)}>
    <span class="small soft">${t("Commandes de la table {number}", view.table)}</span>
    <${Tools} view=${view} act=${act} opened=${opened} toggle=${toggle} />
    <button class="button" type="button" onClick=${both}><${Icon} name=${running ? "pause" : "play"} />
      ${running ? t("Pause aux deux tables") : t("Reprise aux deux tables")}</button></nav>`;
}
