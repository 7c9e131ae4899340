// The table's ideas once everybody sees them: the one that is being talked about on top, then all by group, then
// one's own. One more may be added.
import { html, useState } from "../../h.js";
import { t, tn } from "../../t.js";
import { Card } from "../../components/card.js";
import { Icon } from "../../components/icon.js";
import { Page } from "../../phone/page.js";
import { Words } from "../../phone/words.js";
import { Composer, Send, useIdea } from "./composer.js";
import { countMine, MyIdeas } from "./mine.js";
import { Groups, signature } from "./table.js";

/** `lead` is the sentence under the title. */
export function Revealed(room) {
  const { view, own, lead } = room;
  const draft = useIdea(room);
  const [adding, setAdding] = useState(draft.value !== "");
  const spoken = view.spotlight && view[`idea/${view.spotlight}`];
  const foot = adding ? html`<${Send} ...${room} draft=${draft} />` : html`<${Add} onAdd=${() => setAdding(true)} />`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    ${spoken ? html`<${Spoken} idea=${spoken} own=${own} />` : html`<div class="stack-tight">
      <h1 tabindex="-1">${t("Les idées de la table")}</h1><p class="soft small">${lead}</p></div>`}
    ${adding && html`<div class="stack-tight"><${Composer} draft=${draft} label=${t("Une idée de plus")} />
      <p class="small soft">${t("Elle paraîtra dès l’envoi : qui regarde peut deviner qu’elle est de vous.")}</p></div>`}
    <${Groups} view=${view} own=${own} />
    ${view.recap.retired > 0 && html`<p class="small soft">${tn("{n} contribution retirée.", "{n} contributions retirées.", view.recap.retired)}</p>`}
    ${!view.ideas.length && html`<p class="soft">${t("La table n’a pas encore d’idée.")}</p>`}
    ${countMine(room) > 0 && html`<section class="stack"><h2>${t("Vos idées")}</h2><${MyIdeas} ...${room} /></section>`}
  <//>`;
}

function Spoken({ idea, own }) {
  return html`<section class="stack">
    <h1 tabindex="-1" class="tag spoken-now"><${Icon} name="spotlight" /> ${t("On parle de cette idée")}</h1>
    <${Card} spotlit by=${signature(idea, own)}>
      <${Words} title=${idea.title} body=${idea.body} className="question" /><//>
  </section>`;
}

function Add({ onAdd }) {
  const open = () => {
    onAdd();
    setTimeout(() => document.getElementById("idea")?.focus());
  };
  return html`<button class="button is-wide" onClick=${open}><${Icon} name="plus" /> ${t("Ajouter une idée")}</button>`;
}
