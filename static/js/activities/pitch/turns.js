// The turns in their order; where one drives, arrows move those that have not spoken, and any may be called.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { Icon } from "../../components/icon.js";

export function Turns({ view, act, drives }) {
  const { turns, turn } = view.pitch;
  const swap = (at, by) => {
    const tables = turns.map((each) => each.table);
    [tables[at], tables[at + by]] = [tables[at + by], tables[at]];
    act("pitch.order", { tables });
  };
  return html`<ol class="turn-list">${turns.map((each, at) => html`<li key=${each.table} data-theme=${each.theme}
      class=${at === turn ? "is-now" : at < turn ? "is-done" : ""} aria-current=${at === turn ? "step" : null}>
    <${Gommette} theme=${each.theme} /><span class="grow">${t("Table {number}", each)}<span class="small soft"> ${said(at, turn)}</span></span>
    ${drives && html`<${Moves} at=${at} turn=${turn} count=${turns.length} each=${each} onSwap=${swap}
      onGo=${() => act("pitch.go", { turn: at, version: view.step.version })} />`}</li>`)}</ol>`;
}

const said = (at, turn) => (at === turn ? t("a la parole") : at === turn + 1 ? t("ensuite") : at < turn ? t("a présenté") : "");

function Moves({ at, turn, count, each, onSwap, onGo }) {
  const move = (by, icon, label) => html`<button class="button is-quiet is-round" type="button" aria-label=${label}
    disabled=${at <= turn || at + by <= turn || at + by >= count} onClick=${() => onSwap(at, by)}><${Icon} name=${icon} /></button>`;
  return html`<span class="moves">${move(-1, "arrow-up", t("Avancer la table {number}", each))}
    ${move(1, "arrow-down", t("Reculer la table {number}", each))}
    <button class="button is-quiet is-round" type="button" aria-label=${t("Donner la parole à la table {number}", each)}
      disabled=${at === turn} onClick=${onGo}><${Icon} name="play" /></button></span>`;
}
