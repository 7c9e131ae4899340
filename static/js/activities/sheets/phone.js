// Write up: the table's proposals, one sheet at a time, all the fields open to everybody at the table.
import { html, useState } from "../../h.js";
import { t } from "../../t.js";
import { Icon } from "../../components/icon.js";
import { LookUp, Page } from "../../phone/page.js";
import { SheetField } from "./field.js";
import { fieldCount, filled, groups } from "./fields.js";
import { typeset } from "../../typeset.js";

export default function Sheets(room) {
  const place = `tablee/${room.code}/sheet`;
  const [open, setOpen] = useState(() => sessionStorage.getItem(place));
  const go = (proposal) => {
    setOpen(proposal);
    if (proposal) sessionStorage.setItem(place, proposal);
    else sessionStorage.removeItem(place);
    scrollTo(0, 0);
    setTimeout(() => document.querySelector("main h1")?.focus({ preventScroll: true }));
  };
  const sheet = open && room.view[`sheet/${open}`];
  return sheet ? html`<${Sheet} ...${room} sheet=${sheet} key=${sheet.id} onBack=${() => go(null)} />`
    : html`<${List} ...${room} onOpen=${go} />`;
}

function List({ view, notices, onOpen }) {
  const sheets = view.proposals.map((id) => view[`sheet/${id}`]).filter(Boolean);
  const foot = html`<${LookUp}>
    ${t("Plusieurs personnes peuvent écrire la même fiche : partagez-vous les champs.")}<//>`;
  return html`<${Page} notices=${notices} foot=${foot}>
    <div class="stack-tight">
      <h1 tabindex="-1">${t("Écrivez les fiches de la table")}</h1>
      ${view.step.prompt && html`<p>${view.step.prompt}</p>`}
      <p class="soft small">${t("Choisissez une fiche. Tout ce que vous écrivez s’enregistre au fur et à mesure.")}</p>
    </div>
    ${sheets.length > 0
      ? html`<ul class="stack">${sheets.map((sheet) => html`<${Choice} key=${sheet.id} sheet=${sheet} onOpen=${onOpen} />`)}</ul>`
      : html`<p class="soft">${t("La table n’a pas encore retenu de proposition.")}</p>`}
  <//>`;
}

function Choice({ sheet, onOpen }) {
  const done = t("{filled} champs remplis sur {all}", { filled: filled(sheet), all: fieldCount() });
  return html`<li><button class="card sheet-choice" onClick=${() => onOpen(sheet.id)}>
    <span><strong>${typeset(sheet.title)}</strong><span class="small soft">${done}</span></span>
    <${Icon} name="chevron-right" />
  </button></li>`;
}

function Sheet({ sheet, outbox, online, link, notices, onBack }) {
  const foot = html`<button class="button is-wide" onClick=${onBack}>
    <${Icon} name="arrow-left" /> ${t("Toutes les fiches")}</button>`;
  return html`<${Page} notices=${notices} foot=${foot}>
    <div class="stack-tight">
      <p class="soft small">${t("Fiche {number}", { number: sheet.number })}</p>
      <h1 tabindex="-1">${typeset(sheet.title)}</h1>
    </div>
    ${sheet.body && html`<details class="origin">
      <summary>${t("L’idée telle qu’elle a été votée")}</summary><p class="as-typed">${typeset(sheet.body)}</p></details>`}
    ${groups().map(({ title, fields }) => html`<section class="stack sheet-group" key=${title}>
      <h2>${title}</h2>
      ${fields.map((field) => html`<${SheetField} key=${field.name} proposal=${sheet.id} field=${field}
        written=${sheet.fields[field.name]} outbox=${outbox} online=${online} now=${link.now} />`)}
    </section>`)}
  <//>`;
}
