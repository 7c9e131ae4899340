// Writing up, from the desk: the table's sheets side by side, how far each is, and one of them open to write in.
import { html, useState } from "../../h.js";
import { t, tn } from "../../t.js";
import { Icon } from "../../components/icon.js";
import { Spoken } from "../../desk/say.js";
import { stillLeft } from "../../desk/time-left.js";
import { sheets } from "../../desk/reading.js";
import { SheetPage } from "./sheet-page.js";
import { fieldCount, filled, groups } from "./fields.js";
import { sheetName } from "./naming.js";

export default function Sheets({ view, act, link }) {
  const all = sheets(view);
  const [chosen, setChosen] = useState(null);
  if (!all.length) return html`<div class="said-first"><${Spoken} view=${view} link=${link} words=${words} /><p class="soft">
    ${t("Aucune proposition retenue : confirmez d’abord un choix à l’étape du vote.")}</p></div>`;
  const open = all.find((sheet) => sheet.id === chosen) ?? all[0];
  return html`<div class="said-first"><${Spoken} view=${view} link=${link} words=${words} /></div>
    <div class="sheets-desk"><ul class="sheet-tabs" aria-label=${t("Les fiches")}>${all.map((sheet) => html`<li key=${sheet.id}>
        <${SheetTab} sheet=${sheet} now=${sheet.id === open.id} onOpen=${() => setChosen(sheet.id)} /></li>`)}</ul>
      <${SheetPage} key=${open.id} sheet=${open} act=${act} link=${link} /></div>`;
}

function SheetTab({ sheet, now, onOpen }) {
  const done = filled(sheet);
  return html`<button class="sheet-tab" type="button" aria-pressed=${now} onClick=${onOpen}>
    <span class="tab-title">${sheetName(sheet)}</span>
    <span class="field-dots" aria-hidden="true">${groups().flatMap((group) => group.fields).map(({ name }) => html`<i key=${name}
      class=${sheet.fields[name]?.text ? "is-full" : ""}></i>`)}</span>
    <span class="small">${tn("{n} champ sur {all}", "{n} champs sur {all}", done, { all: fieldCount() })}
      ${done === fieldCount() && html` <${Icon} name="check" />`}</span></button>`;
}

export function words(view, seconds) {
  return [stillLeft(seconds), t("Par deux ou trois, une fiche chacun. Des phrases courtes : quelqu’un d’absent doit comprendre.")].filter(Boolean).join(" ");
}

export function facts(view) {
  const all = sheets(view);
  return all.length ? all.map((sheet) => ["pencil", t("{title} : {done} sur {all}", { title: sheetName(sheet), done: filled(sheet), all: fieldCount() })])
    : [["info", t("Aucune proposition retenue pour l’instant")]];
}

export const waiting = (n) => tn("{n} personne n’a encore rien écrit dans les fiches.", "{n} personnes n’ont encore rien écrit dans les fiches.", n);
