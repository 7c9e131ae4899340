// Somebody's words as they typed them. Long ones open on demand: a phone shows the whole, but not at once. A title
// that is only the words' beginning is not said twice.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { typeset } from "../typeset.js";

const LONG = 420;  // characters from which a text is shortened
const SHOWN = 300; // what is shown of it first

export function Words({ title, body, className = "" }) {
  const [open, setOpen] = useState(false);
  const long = body.length > LONG;
  const named = title && !body.startsWith(title.replace(/…$/, ""));
  return html`${named && html`<p class=${className}><strong>${typeset(title)}</strong></p>`}
    ${body && html`<p class=${`as-typed ${className}`}>${typeset(long && !open ? beginning(body) : body)}</p>`}
    ${long && html`<p><button class="button is-quiet more" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>
      ${open ? t("Réduire") : t("Lire la suite")}</button></p>`}`;
}

/** A text's beginning, cut between two words. */
function beginning(body) {
  const cut = body.slice(0, SHOWN);
  const space = cut.search(/\s\S*$/);
  return `${cut.slice(0, space > SHOWN / 2 ? space : SHOWN).trimEnd()}…`;
}

/** A short name for an idea, to tell its buttons apart: its title, or its first words. */
export function shortName({ title, body }) {
  const text = (title || body).replace(/\s+/g, " ").trim();
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
