// Writing up, on the wall: the table's proposals and how far each sheet is.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { fieldCount, filled, groups } from "./fields.js";
import { sheetName } from "./naming.js";

export default function Sheets({ view, link }) {
  const sheets = view.proposals.map((id) => view[`sheet/${id}`]).filter(Boolean);
  const pages = paged(sheets, 4);
  const page = useTurning(pages.length);
  const foot = joined(t("Un rond, un champ de la fiche"), pageWords(page, pages.length));
  return html`<${Frame} view=${view} link=${link} title=${t("Table {number} écrit ses fiches", view.table)} clock foot=${foot}>
    <ol class="progress">${pages[page].map((sheet) => html`<${Progress} key=${sheet.id} sheet=${sheet} />`)}</ol>
    ${!sheets.length && html`<p class="screen-empty">${t("Aucune proposition retenue pour l’instant.")}</p>`}<//>`;
}

function Progress({ sheet }) {
  const done = filled(sheet);
  return html`<li><p class="title">${sheetName(sheet)}</p><p class="points"><b class="number">
    ${done}</b> ${t("sur {all}", { all: fieldCount() })}</p>
    <span class="field-dots" aria-hidden="true">${groups().flatMap((group) => group.fields).map(({ name }) => html`<i key=${name}
      class=${sheet.fields?.[name]?.text?.trim() ? "is-full" : ""}></i>`)}</span></li>`;
}
