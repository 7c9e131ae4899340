// What ballots of an open vote say of an option: who consents, and the words of who says more. A desk may take words out.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { typeset } from "../typeset.js";

const NAMES = 6; // names on one line; the others are counted

/** The voices of a row, those that say something in words first. `label(mark)`: what a mark is; `act`: a desk's. */
export function Voices({ result, row, label, act }) {
  const all = (result.voices ?? []).filter((voice) => voice.option === row.id);
  const worded = all.filter((voice) => voice.words || voice.mark > 1);
  return html`${worded.length > 0 && html`<ul class="voices">${worded.map((voice, at) => html`<li key=${voice.words || at}>
      <${Said} voice=${voice} label=${label(voice.mark)} act=${act} /></li>`)}</ul>`}
    <${Names} voices=${all.filter((voice) => !worded.includes(voice))} label=${label(1)} />`;
}

function Said({ voice, label, act }) {
  const retired = voice.words && voice.gone;
  return html`<p><b>${label}</b> <span class="soft">${voice.by ?? t("une voix")}</span></p>
    ${retired ? html`<p class="soft">${t("Mots retirés")}</p>` : voice.text && html`<p class="as-typed">${typeset(t("« {text} »", { text: voice.text }))}</p>`}
    ${act && voice.words && html`<p><button class="button is-quiet" type="button"
      onClick=${() => act("words.retire", { words: voice.words, retired: !voice.gone })}>
      ${retired ? t("Rétablir ces mots") : t("Retirer ces mots")}</button></p>`}`;
}

/** « Alice, Bilal et 3 autres voix ». */
function Names({ voices, label }) {
  if (!voices.length) return null;
  const named = voices.map((voice) => voice.by).filter(Boolean).slice(0, NAMES);
  const others = voices.length - named.length;
  const rest = others > 0 && (named.length ? tn("{n} autre voix", "{n} autres voix", others) : t("{n} voix", { n: others }));
  const listed = new Intl.ListFormat(document.documentElement.lang || "fr").format([...named, rest].filter(Boolean));
  return html`<p class="small"><b>${label}</b> <span class="soft">${listed}</span></p>`;
}
