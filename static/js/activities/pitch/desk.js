// The pitch, from a desk: who speaks, who comes next. The desk of all also orders the turns and starts each of them.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { CountdownRing } from "../../components/countdown-ring.js";
import { useSecondsLeft } from "../../components/clock.js";
import { Spoken } from "../../desk/say.js";
import { Turns } from "./turns.js";
import { typeset } from "../../typeset.js";

export default function Pitch({ view, act, link, drives = !view.table || view.tables.length === 1 }) {
  const { pitch } = view;
  if (!pitch) return html`<p class="soft">${t("L’ordre de passage n’est pas encore connu.")}</p>`;
  const turn = pitch.turns[pitch.turn];
  return html`<div class="pitch-desk"><section class="pitch-now">
      ${!turn && html`<${Spoken} view=${view} link=${link} words=${words} />`}
      ${turn && html`<${Speaking} turn=${turn} view=${view} link=${link} />`}</section>
    <section><h2 class="turns-title">${t("L’ordre de passage")}</h2><${Turns} view=${view} act=${act} drives=${drives} /></section>
      </div>`;
}

function Speaking({ turn, view, link }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  return html`<p class="theme-name" data-theme=${turn.theme}><${Gommette} theme=${turn.theme} /> ${t("Table {number}", turn)}</p>
    <h2>${t("Table {number} présente", turn)}</h2>
    <ol>${turn.proposals.map((proposal) => html`<li key=${proposal.id}>${typeset(proposal.title)}</li>`)}</ol>
    ${seconds !== null && html`<div class="ring" data-theme=${turn.theme}><${CountdownRing} seconds=${seconds}
      total=${60 * (view.step.settings.minutes_each ?? 3)} /></div>`}`;
}

export const words = (view) => tn("Chaque table a {n} minute. On écoute, on note, on ne vote pas encore.",
  "Chaque table a {n} minutes. On écoute, on note, on ne vote pas encore.", view.step.settings?.minutes_each ?? 3);

export function facts(view) {
  const { pitch } = view;
  const now = pitch?.turns[pitch.turn];
  const next = pitch?.turns[pitch.turn + 1];
  return [["megaphone", now ? t("La table {number} présente", now) : t("Les présentations vont commencer")],
    ["arrow-right", next && t("Ensuite : table {number}", next)]];
}

/** The desk of all goes from turn to turn before it leaves the step. */
export function forward(view) {
  if (!view.pitch) return null;
  const turn = view.pitch.turn + 1;
  const next = view.pitch.turns[turn];
  if (!next) return null;
  return { label: t("Table {number}", next), title: t("La parole à la table {number} ?", next), yes: t("Lancer"), who: "",
    text: next.proposals.map((proposal) => typeset(proposal.title)).join(" · "), acts: [["pitch.go", { turn, version: view.step.version }]] };
}
