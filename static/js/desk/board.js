// The board: ideas in columns, moved by buttons. One card at a time is open; its tools act on that idea.
import { html, useState } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { IdeaCard } from "./idea-card.js";
import { Likeness } from "./likeness.js";
import { MergeDialog } from "./merge-dialog.js";
import { MoveDialog } from "./move-dialog.js";
import { EditDialog, RenameDialog } from "./edit-dialog.js";
import { Spoken } from "./say.js";
import { board } from "./reading.js";

/** `words`: what the activity has said aloud (`Spoken`). */
export function Board({ view, act, link, words }) {
  const [chosen, setChosen] = useState(null);      // the open card's idea
  const [asked, setAsked] = useState(null);        // {what: "merge"|"move"|"edit"|"rename", idea?, group?, other?}
  const { loose, columns, parked } = board(view);
  const card = (idea) => html`<${IdeaCard} key=${idea.id} idea=${idea} view=${view} act=${act} open=${chosen === idea.id}
    onOpen=${() => setChosen(chosen === idea.id ? null : idea.id)} onAsk=${(what) => setAsked({ what, idea: idea.id })} />`;
  return html`<div class="board-top"><${Spoken} view=${view} link=${link} words=${words} />
      <button class="button" type="button" onClick=${() => setAsked({ what: "rename", group: null })}>
        <${Icon} name="plus" /> ${t("Nouveau groupe")}</button></div>
    <${Likeness} view=${view} onRead=${(a, b) => setAsked({ what: "merge", idea: a, other: b })} />
    ${view.ideas.length === 0 ? html`<p class="board-empty">${t("Aucune idée pour l’instant. « Écrire », en bas, en ajoute une pour quelqu’un.")}</p>`
      : html`<div class=${columns.length ? "board" : "board is-flat"}>
        <${Column} title=${columns.length ? t("À regrouper") : t("Idées de la table")} ideas=${loose} card=${card} />
        ${columns.map(({ group, ideas }) => html`<${Column} key=${group.id} title=${group.title} ideas=${ideas} card=${card}
          onRename=${() => setAsked({ what: "rename", group: group.id })} />`)}
        ${parked.length > 0 && html`<${Column} title=${t("Écartées")} ideas=${parked} card=${card} />`}</div>`}
    <${Asked} asked=${asked} view=${view} act=${act} onClose=${() => setAsked(null)} />`;
}

function Column({ title, ideas, card, onRename }) {
  return html`<section class="board-column"><div class="column-head"><h2>${title}</h2>
      <span class="soft">${tn("{n} idée", "{n} idées", ideas.length)}</span>
      ${onRename && html`<button class="button is-quiet is-round" type="button" aria-label=${t("Renommer « {title} »", { title })}
        onClick=${onRename}><${Icon} name="pencil" /></button>`}</div>
    <ul class="stack-tight">${ideas.map(card)}</ul>
    ${ideas.length === 0 && html`<p class="column-empty">${t("Rien ici")}</p>`}</section>`;
}

/** The dialog that was asked for, on what is there now: an idea merged meanwhile closes it. */
function Asked({ asked, view, act, onClose }) {
  if (!asked) return null;
  const given = { view, act, onClose };
  if (asked.what === "rename") return html`<${RenameDialog} ...${given} group=${view[`group/${asked.group}`] ?? null} />`;
  const idea = view[`idea/${asked.idea}`];
  if (!idea) return null;
  if (asked.what === "merge") return html`<${MergeDialog} ...${given} idea=${idea} other=${asked.other} />`;
  if (asked.what === "move") return html`<${MoveDialog} ...${given} idea=${idea} />`;
  return html`<${EditDialog} ...${given} idea=${idea} />`;
}
