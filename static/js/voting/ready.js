// Before a vote: its rule, said before anybody votes, and what will be voted.
import { html } from "../h.js";
import { t } from "../t.js";
import { Gommette } from "../components/gommette.js";
import { called, inPlenary, options } from "../desk/reading.js";
import { onTheBallot } from "./naming.js";
import { promise } from "./promise.js";
import { ruleLines } from "./rule-lines.js";

export function Ready({ view }) {
  const all = options(view);
  const rule = view.vote?.rule ?? view.step.settings;
  return html`<div class="vote-ready"><section class="rule-card"><h2>${t("La règle")}</h2>
      <ol class="rule-lines">${ruleLines(view.step.kind, rule, inPlenary(view)).map((line) => html`<li key=${line}>${line}</li>`)}</ol>
      <p class="small soft">${promise(view)}</p></section>
    <section><h2>${onTheBallot(view)}</h2>
      <ol class="option-list">${all.map((option) => html`<li key=${option.id} data-theme=${option.theme}>
        ${inPlenary(view) && html`<${Gommette} theme=${option.theme} />`}<span>${called(option, 120)}</span></li>`)}</ol>
      ${all.length === 0 && html`<p class="soft">${t("Aucune idée à mettre au vote : revenez au partage, reprenez-en une ou écrivez-en.")}</p>`}</section></div>`;
}
