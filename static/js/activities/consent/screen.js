// Consent on the wall: two options a page, or three where nobody says more, each with its bar, what becomes of it, and the first words that stop it.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";
import { OBJECTION, RESERVATION, StanceBar, stanceSaid } from "./stances.js";

const ROOM = 6, WITH_WORDS = 3, WITHOUT = 2; // of a page, and what an option takes of it

export function Result({ view, link }) {
  const { result } = view;
  const pages = paged(result.rows, ROOM, (row) => (wordsOn(result, row) ? WITH_WORDS : WITHOUT));
  const page = useTurning(pages.length);
  const kept = new Set(result.selected ?? result.proposed);
  const foot = joined(tn("{n} bulletin", "{n} bulletins", result.ballots), tn("{n} idée gardée", "{n} idées gardées", kept.size),
    pageWords(page, pages.length));
  return html`<${Frame} view=${view} link=${link} title=${titleOf(view)} foot=${foot}>
    <ol class="consent-wall">${pages[page].map((row) => html`<${Row} key=${row.id} row=${row} result=${result} kept=${kept.has(row.id)} />`)}</ol><//>`;
}

/** The first words that stop an option, else the first reservation. */
function wordsOn(result, row) {
  const wanted = row.figures.objections ? OBJECTION : RESERVATION;
  return (result.voices ?? []).find((voice) => voice.option === row.id && voice.text && voice.mark === wanted);
}

function titleOf({ step, table }) {
  return step.scope === "plenary" ? t("Ce que dit la salle") : t("Ce que dit la table {number}", table);
}

function Row({ row, result, kept }) {
  const objections = row.figures.objections > 0;
  const said = wordsOn(result, row);
  return html`<li class=${kept ? "" : "is-out"} data-theme=${row.theme}><p class="title">${row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée")}</p>
    <p class="fate">${kept ? t("Gardée") : objections ? t("Objection") : t("Sans avis")}</p>
    <${StanceBar} result=${result} row=${row} />
    <p class="why">${said ? html`<b>${stanceSaid(said.mark)}</b> ${typeset(t("« {text} »", { text: said.text }))} <span class="soft">${said.by ?? t("une voix")}</span>` : ""}</p></li>`;
}
