// Share: the idea that is being talked about on top, then the table's ideas by group. One more may be added.
import { html, useState } from "../../h.js";
import { t } from "../../t.js";
import { Card } from "../../components/card.js";
import { Icon } from "../../components/icon.js";
import { Page } from "../../phone/page.js";
import { Words } from "../../phone/words.js";
import { Composer, Send, useDraft } from "../ideas/composer.js";
import { countMine, MyIdeas } from "../ideas/mine.js";
import { Groups, signature } from "../ideas/table.js";

export default function Share(room) {
  const { view, own } = room;
  const draft = useDraft(`tablee/${room.code}/${own.me.id}/draft/${view.step.id}`);
  const [adding, setAdding] = useState(draft.text !== "");
  const spoken = view.spotlight && view[`idea/${view.spotlight}`];
  return html`<${Page} notices=${room.notices} foot=${html`<${Adding} ...${room} draft=${draft} adding=${adding} onAdd=${() => setAdding(true)} />`}>
    ${spoken ? html`<${Spoken} idea=${spoken} own=${own} />` : html`<div class="stack-tight">
      <h1 tabindex="-1">${t("Les idées de la table")}</h1>
      <p class="soft small">${view.step.prompt || t("Lisez, écoutez, dites celles qui se ressemblent. La table les regroupe.")}</p></div>`}
    ${adding && html`<${Composer} draft=${draft} label=${t("Une idée de plus")} />`}
    <${Groups} view=${view} own=${own} />
    ${!view.ideas.length && html`<p class="soft">${t("La table n’a pas encore d’idée.")}</p>`}
    ${countMine(room) > 0 && html`<section class="stack"><h2>${t("Vos idées")}</h2><${MyIdeas} ...${room} /></section>`}
  <//>`;
}

function Spoken({ idea, own }) {
  return html`<section class="stack"><h1 tabindex="-1" class="tag spoken-now"><${Icon} name="spotlight" /> ${t("On parle de cette idée")}</h1>
    <${Card} spotlit by=${signature(idea, own)}><${Words} title=${idea.title} body=${idea.body} className="question" /><//></section>`;
}

function Adding({ adding, onAdd, ...room }) {
  if (adding) return html`<${Send} ...${room} />`;
  const open = () => {
    onAdd();
    setTimeout(() => document.getElementById("idea")?.focus());
  };
  return html`<button class="button is-wide" onClick=${open}><${Icon} name="plus" /> ${t("Ajouter une idée")}</button>`;
}
