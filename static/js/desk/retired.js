// What is retired, whatever the step: what may be, where no board shows it, and what is gone, which one may read again.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { typeset } from "../typeset.js";
import { called, listed, options, sheets } from "./reading.js";

const UNDER_WAY = ["before", "open", "closed"];

/** The options of a vote that is not counted, else the proposals: `[{id, title, body}]`, none of which is gone. */
function retirable(view) {
  if (UNDER_WAY.includes(view.vote?.phase)) return options(view).filter((option) => !option.gone);
  return view.ideas.length ? [] : sheets(view);
}

export function Going({ view, act }) {
  const gone = listed(view, "retired", "retired");
  const left = retirable(view);
  if (!gone.length && !left.length) return null;
  const many = gone.length ? tn("{n} contribution retirée", "{n} contributions retirées", gone.length) : t("Retirer une contribution");
  return html`<details class="going"><summary>${many}</summary><div class="stack">
    ${gone.length > 0 && html`<ul class="stack-tight">${gone.map((one) => html`<${Gone} key=${one.id} one=${one} act=${act} />`)}</ul>`}
    ${left.length > 0 && html`<p class="small soft">${t("Une insulte, le nom de quelqu’un : elle quitte les téléphones, les écrans, le vote et les documents. Les points posés dessus reviennent à qui les avait collés.")}</p>
      <ul class="stack-tight">${left.map((one) => html`<li class="going-line" key=${one.id}><span>${called(one, 80)}</span>
        <button class="button" type="button" aria-label=${t("Retirer : {name}", { name: called(one, 40) })}
          onClick=${() => act("idea.retire", { idea: one.id, retired: true })}>
          <${Icon} name="trash-2" /> ${t("Retirer")}</button></li>`)}</ul>`}</div></details>`;
}

/** One line, which says nothing until it is opened. */
function Gone({ one, act }) {
  return html`<li class="going-line"><details><summary>${t("Contribution retirée, table {number}", { number: one.table.slice(1) })}</summary>
      ${one.title && html`<p><strong>${typeset(one.title)}</strong></p>`}<p class="as-typed">${typeset(one.body)}</p></details>
    <button class="button" type="button" onClick=${() => act("idea.retire", { idea: one.id, retired: false })}>
      <${Icon} name="undo-2" /> ${t("Rétablir")}</button></li>`;
}
