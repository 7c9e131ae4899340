// What a poll was answered: each answer in its order with its share as a bar, or the words that were written, each once.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { typeset } from "../../typeset.js";
import { figuresSaid } from "../../voting/figures.js";

/** Whether a poll is answered in words. */
export const isSaid = (result) => ["words", "text"].includes(result.rule.form);

export function Answers({ result, act, rows = result.rows }) {
  if (isSaid(result)) return html`<${Said} result=${result} act=${act} told=${act ? each(result) : grouped(result)} />`;
  if (result.rows.some((row) => row.figures.count === null)) {
    return html`<p class="soft">${t("Moins de cinq réponses : le détail n’est montré à personne.")}</p>`;
  }
  return html`<ol class="poll-rows">${rows.map((row) => html`<li key=${row.id}><span class="title">${typeset(row.title)}</span>
    <span class="points">${figuresSaid(result, row)[0]}</span><${Bar} part=${row.figures.count} whole=${result.ballots} /></li>`)}</ol>`;
}

/** A share as wide as there is room; the number beside it says it. */
function Bar({ part, whole }) {
  return html`<svg class="poll-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="10" />
    <rect class="bar" width=${whole ? (100 * part) / whole : 0} height="10" /></svg>`;
}

export function Said({ result, act, told }) {
  if (!told.length) return html`<p class="soft">${t("Personne n’a répondu en mots.")}</p>`;
  return html`<ul class=${`poll-said is-${result.rule.form}`}>${told.map(({ voice, times }) => html`<li key=${voice.words}>
    <p class="as-typed">${voice.text ? typeset(voice.text) : t("Mots retirés")}${times > 1 && html` <b class="number">${t("{n} fois", { n: times })}</b>`}</p>
    ${act && html`<button class="button is-quiet" type="button" onClick=${() => act("words.retire", { words: voice.words, retired: !voice.gone })}>
      ${voice.gone ? t("Rétablir ces mots") : t("Retirer ces mots")}</button>`}</li>`)}</ul>`;
}

const each = ({ voices = [] }) => voices.map((voice) => ({ voice, times: 1 }));

/** The same words once, with how often they were said, those said most first. On a desk, which may take them out, each stands alone. */
export function grouped({ voices = [] }) {
  const found = new Map();
  for (const voice of voices) {
    const key = voice.text ? voice.text.toLocaleLowerCase() : voice.words;
    found.set(key, { voice, times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.times - one.times);
}
