// The words kept as said: an idea whose author agrees to be quoted, or unsigned « entendu à la table ».
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { fits } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";
import { LONGEST_QUOTE, called, ideas, quotablePart, quoted, sheets } from "./reading.js";

export function QuotesDialog({ view, act, onClose }) {
  const draft = useDraft(act.draft("quote"));
  const [text, setText] = [draft.value, draft.set];
  const [from, setFrom] = useState("");
  const [about, setAbout] = useState("");
  const quotable = ideas(view).filter((idea) => idea.quotable);
  const choose = (id) => { setFrom(id); if (id) setText(quotablePart(view[`idea/${id}`].body)); };
  const keep = async (event) => {
    event.preventDefault();
    const body = { text, ...(from && { idea: from }), ...(about && { proposal: about }), ...(view.table && { table: view.table.id }) };
    if ((await act("verbatim.pick", body, { draft: draft.key })).ok) setFrom("");
  };
  return html`<${Dialog} title=${t("Paroles gardées telles quelles")} onClose=${onClose}>
    <form class="stack" onSubmit=${keep}>
      ${quotable.length > 0 && html`<${Choice} id="from" label=${t("D’où vient-elle ?")} value=${from} onChange=${choose}
        first=${t("Entendue à la table, sans nom")} list=${quotable.map((idea) => [idea.id, t("Idée : {text}", { text: called(idea, 70) })])} />`}
      <${TextField} id="quote" label=${t("Les mots")} rows=${3} limit=${LONGEST_QUOTE} value=${text} onInput=${setText}
        hint=${from ? t("Raccourcissez si besoin : ce doit rester un passage de l’idée.") : t("Comme on l’a dit, sans le nom de la personne.")} />
      ${sheets(view).length > 0 && html`<${Choice} id="about" label=${t("Pour quelle fiche ?")} value=${about} onChange=${setAbout}
        first=${t("Aucune en particulier")} list=${sheets(view).map((sheet) => [sheet.id, sheet.short_title || sheet.title])} />`}
      ${act.refusal.value && html`<p class="banner small">${act.refusal.value.text}</p>`}
      <p class="choices"><button class="button is-main" type="submit" disabled=${!fits(text, LONGEST_QUOTE)}>${t("Garder ces mots")}</button></p>
    </form>
    <${Kept} view=${view} act=${act} />
  <//>`;
}

function Choice({ id, label, value, first, list, onChange }) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <select class="input" id=${id} value=${value} onChange=${(event) => onChange(event.target.value)}>
      <option value="">${first}</option>${list.map(([key, text]) => html`<option key=${key} value=${key}>
        ${text}</option>`)}</select></div>`;
}

function Kept({ view, act }) {
  const kept = view.verbatims ?? [];
  if (!kept.length) return html`<p class="soft">${t("Aucune parole gardée pour l’instant.")}</p>`;
  return html`<ul class="quote-list">${kept.map((quote) => html`<li key=${quote.id}>
    <blockquote class="as-typed">${quoted(quote.text)}</blockquote><span class="small soft">
      ${quote.heard ? t("entendu à la table") : quote.by ?? t("sans prénom")}</span>
    <button class="button is-quiet is-round" type="button" aria-label=${t("Retirer cette parole")}
      onClick=${() => act("verbatim.drop", { verbatim: quote.id })}><${Icon} name="trash-2" /></button></li>`)}</ul>`;
}
