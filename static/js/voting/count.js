// A sealed vote: every option with its figures and rank, and what the table keeps of it.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { TextField } from "../desk/text-field.js";
import { figuresSaid, Plot } from "./figures.js";
import { Gommette } from "../components/gommette.js";
import { Again } from "./again.js";
import { inPlenary } from "../desk/reading.js";
import { choiceOf, setChoice, toggle } from "./choice.js";
import { keptSaid } from "./naming.js";
import { isHeard } from "./promise.js";
import { Reopen } from "./turnout.js";
import { typeset } from "../typeset.js";

const LIMIT = 500; // characters of a reason

export function Count({ view, act, Figure = Plot, Picture }) {
  const { result } = view;
  const heard = isHeard(view);
  const settled = result.selected !== null || heard;
  const kept = heard ? result.proposed : settled ? result.selected : choiceOf(result).ideas;
  return html`<div class="count">
    <p class="count-head">${headline(view)}</p>
    <ol class="count-rows">${result.rows.map((row) => html`<${Row} key=${row.id} row=${row} result=${result} settled=${settled} Figure=${Figure}
      kept=${kept.includes(row.id)} room=${inPlenary(view)} act=${act} onToggle=${() => toggle(result, row.id)} />`)}</ol>${Picture && html`<${Picture} view=${view} />`}
    ${!settled && html`<${Reason} result=${result} act=${act} />`}
    ${settled && result.reason && html`<p class="soft">${t("Raison donnée : {reason}", result)}</p>`}
    ${heard && html`<p><${Reopen} vote=${view.vote} act=${act} /></p>`}
    <${Again} view=${view} act=${act} /></div>`;
}

function headline(view) {
  const { result } = view;
  const counted = tn("{n} bulletin compté.", "{n} bulletins comptés.", result.ballots);
  if (isHeard(view)) return `${counted} ${t("On en parle ; puis on arrête le résultat, ou l’on refait un tour.")}`;
  if (result.selected) return `${counted} ${keptSaid(view)}.`;
  if (!result.tied.length) return `${counted} ${t("La règle propose les lignes cochées. Confirmez, ou changez en disant pourquoi.")}`;
  if (result.tie === "both") return `${counted} ${t("Égalité sur la dernière place : la règle annoncée garde les deux.")}`;
  return `${counted} ${tn("Égalité : il reste {n} place, on choisit parmi les lignes à égalité.",
    "Égalité : il reste {n} places, on choisit parmi les lignes à égalité.", result.free)}`;
}

function Row({ row, result, settled, kept, room, act, onToggle, Figure }) {
  const barred = Boolean(result.veto && row.state === "out");
  const [first, ...others] = figuresSaid(result, row);
  const state = row.state === "tied" ? html`<span class="tie-tag">${t("à égalité")}</span>` : null;
  const title = html`${room && html`<${Gommette} theme=${row.theme} />`}<span>${row.gone ? t("Contribution retirée") : typeset(row.title)}</span>`;
  return html`<li class=${kept ? "is-kept" : ""} data-theme=${row.theme}><span class="rank number">${row.rank}</span>
    ${settled ? html`<span class="count-title">${kept && html`<${Icon} name="check" /><span class="only-read-aloud">
      ${t("Gardée :")} </span>`}${title}</span>`
      : html`<label class="count-title"><input type="checkbox" checked=${kept} disabled=${row.gone || barred} onChange=${onToggle} />${title}</label>`}
    <span class="points">${state}<b class="number">${first}</b>${others.map((said) => `, ${said}`)}</span>
    <div class="plot"><${Figure} result=${result} row=${row} act=${act} /></div></li>`;
}

function Reason({ result, act }) {
  const missing = act.refusal.value?.kind === "reason_needed";
  return html`<div class="reason"><${TextField} id="reason" label=${t("Pourquoi ce choix ?")} rows=${1} limit=${LIMIT} invalid=${missing}
    hint=${t("À remplir si l’on s’écarte du classement ou départage une égalité. Imprimé dans le mémento.")}
    value=${choiceOf(result).reason} onInput=${(reason) => setChoice(result, { reason })} /></div>`;
}
