// The hand: what is done to the tables taken in it, or to all. Time at once; steps after a question that says what will happen.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { MovePanel } from "./move-panel.js";
import { numbersOf } from "./naming.js";

const MORE = 120; // seconds

export function Hand({ view, act, chosen, onChosen, opened, setOpened }) {
  const tables = chosen.length ? chosen : view.tables;
  const toggle = (what) => setOpened(opened?.what === what ? null : { what });
  const more = () => {
    if (chosen.length) chosen.forEach((place) => act("timer.add", { seconds: MORE, place }));
    else act("timer.add", { seconds: MORE, tables: "all", place: undefined });
  };
  const tool = (what, icon, label, main = false) => html`<button class=${main ? "button is-main" : "button"} type="button"
    aria-expanded=${opened?.what === what} onClick=${() => toggle(what)}><${Icon} name=${icon} /> ${label}</button>`;
  return html`<nav class="hand" aria-label=${t("Agir sur les tables")}><p class="hand-whom"><strong>${whom(view, chosen)}</strong>
      ${chosen.length > 0 && html`<button class="button is-quiet" type="button" onClick=${() => onChosen([])}>
        ${t("Toutes")}</button>`}</p>
    <button class="button" type="button" onClick=${more}><${Icon} name="timer" /> ${t("+ 2 min")}</button>
    ${tool("open", "play", t("Ouvrir…"))}${tool("hold", "pause", t("Retenir…"))}${tool("move", "arrow-right", t("Faire passer…"), true)}
    ${opened && html`<${MovePanel} key=${opened.what + (opened.step ?? "")} ...${opened} view=${view} act=${act} tables=${tables}
      all=${!chosen.length} onClose=${() => setOpened(null)} />`}</nav>`;
}

function whom(view, chosen) {
  if (!chosen.length) return view.tables.length === 1 ? t("La table") : t("Toutes les tables");
  return tn("Table {list}", "Tables {list}", chosen.length, { list: numbersOf(chosen) });
}
