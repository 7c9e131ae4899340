// Sentences: written in French in the call. Where pages speak another language, the script that runs before this one
// (workshop/web/assets/translations.py) has said what stands instead. Values are inserted as text, never as markup.

const said = globalThis.translations ?? {}; // French sentence → the page's
const spaced = new Map(); // each sentence is set once
const language = document.documentElement.lang || "fr";
const plural = new Intl.PluralRules(language);

/** The sentence in the page's language, with each `{name}` replaced by `values.name`. */
export function t(sentence, values = {}) {
  return filled(said[sentence] ?? sentence, values);
}

function filled(sentence, values) {
  return typeset(sentence).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** One of two sentences that are in the page's language already, by number. */
export function numbered(one, many, n, values = {}) {
  return filled(plural.select(n) === "one" ? one : many, { n, ...values });
}

/** French spacing: nothing breaks between a word and its double sign, nor inside « ». */
function typeset(sentence) {
  if (!language.startsWith("fr")) return sentence;
  if (!spaced.has(sentence)) spaced.set(sentence, sentence.replace(/ (?=[:;!?»])/g, "\u00a0").replace(/« /g, "«\u00a0"));
  return spaced.get(sentence);
}

/** One of two sentences by number, `{n}` being the number: `tn("{n} idée", "{n} idées", 2)`. */
export function tn(one, many, n, values = {}) {
  return t(plural.select(n) === "one" ? one : many, { n, ...values });
}
