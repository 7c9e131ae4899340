// The idea being read aloud, alone and as large as it can be.
import { html } from "../h.js";
import { t } from "../t.js";
import { typeset } from "../typeset.js";
import { Fit } from "./fit.js";
import { Frame } from "./frame.js";

export function Spotlit({ view, link }) {
  const idea = view[`idea/${view.spotlight}`];
  const at = view.ideas.indexOf(idea.id) + 1;
  return html`<${Frame} view=${view} link=${link} clock foot=${at ? t("Idée {at} sur {count}", { at, count: view.ideas.length }) : ""}>
    <article class="spotlit"><${Fit} className="spotlit-words">${typeset(idea.title || idea.body)}<//>
      ${idea.title && html`<p class="spotlit-body">${typeset(idea.body)}</p>`}
      ${idea.by && html`<p class="spotlit-by">${idea.by}</p>`}</article><//>`;
}
