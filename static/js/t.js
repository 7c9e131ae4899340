// Sentences: the French sentence is its own key; another language's catalogue only replaces it.
// Values are inserted as text, never as markup.

const catalogue = new Map();
const language = document.documentElement.lang || "fr";
const plural = new Intl.PluralRules(language);

/** Gives other sentences for the page's language: `{sentence: translation}`. */
export function speak(sentences) {
  for (const [sentence, said] of Object.entries(sentences)) catalogue.set(sentence, said);
}

/** The sentence in the page's language, with each `{name}` replaced by `values.name`. */
export function t(sentence, values = {}) {
  const said = catalogue.get(sentence) ?? sentence;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** One of two sentences by number, `{n}` being the number: `tn("{n} idée", "{n} idées", 2)`. */
export function tn(one, many, n, values = {}) {
  return t(plural.select(n) === "one" ? one : many, { n, ...values });
}
