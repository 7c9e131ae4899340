// One sheet with all its fields, for the desk. Each field is saved by itself when one leaves it or stops typing.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { figureSaid } from "../../kinds.js";
import { groups } from "./fields.js";
import { SheetField } from "./field.js";
import { typeset } from "../../typeset.js";

export function SheetPage({ sheet, act, link }) {
  return html`<article class="sheet-page" aria-label=${sheet.title}>
    <header><p class="soft small">${t("Fiche {number}", sheet)}${sheet.votes && ` · ${counted(sheet.votes)}`}</p><h2>
      ${typeset(sheet.title)}</h2></header>
    ${groups().map((group) => html`<fieldset class="sheet-part" key=${group.title}><legend>${group.title}</legend>
      <div class="sheet-fields">${group.fields.map((field) => html`<${SheetField} key=${field.name} proposal=${sheet.id}
        field=${field} wrapped written=${sheet.fields[field.name]} outbox=${act.outbox}
        online=${link.status.value === "online"} now=${link.now} />`)}</div></fieldset>`)}
    <${Quotes} verbatims=${sheet.verbatims ?? []} /></article>`;
}

function counted({ kind, figures, rank }) {
  const said = Object.entries(figures).map(([key, value]) => figureSaid(kind, key, value)).filter(Boolean);
  return [t("rang {rank}", { rank }), ...said].join(", ");
}

function Quotes({ verbatims }) {
  if (!verbatims.length) return null;
  return html`<section class="sheet-quotes"><h3>${t("Paroles gardées")}</h3>${verbatims.map((quote) => html`
    <blockquote key=${quote.id} class="as-typed">${t("« {text} »", quote)} <span class="soft small">
      ${quote.heard ? t("entendu à la table") : quote.by ?? t("sans prénom")}</span></blockquote>`)}</section>`;
}
