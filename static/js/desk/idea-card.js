// One idea on the board. Closed: the words, who, and one press to take it off the screen. Open: its tools, its originals.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { typeset } from "../typeset.js";
import { Icon } from "../components/icon.js";
import { Card } from "../components/card.js";
import { called, quotablePart } from "./reading.js";

const LONG = 260;

export function IdeaCard({ idea, view, act, open, onOpen, onAsk }) {
  const spotlit = view.spotlight === idea.id;
  const originals = idea.originals ?? [];
  return html`<${Card} tag="li" spotlit=${open || spotlit} stacked=${originals.length > 0} className="idea-card">
    ${idea.title && html`<h3>${typeset(idea.title)}</h3>`}
    <p class="as-typed">${typeset(open || idea.body.length <= LONG ? idea.body : `${idea.body.slice(0, LONG).trimEnd()}…`)}</p>
    ${idea.hidden && html`<p class="card-state"><${Icon} name="eye-off" /> ${t("Absente de l’écran")}</p>`}
    ${spotlit && html`<p class="card-state"><${Icon} name="spotlight" /> ${t("À l’écran, en grand")}</p>`}
    ${open && html`<${CardTools} idea=${idea} spotlit=${spotlit} act=${act} onAsk=${onAsk} />`}
    ${open && originals.length > 0 && html`<${Originals} originals=${originals} act=${act} />`}
    <div class="card-foot"><span>${signature(idea, originals)}</span>
      <button class="button is-quiet is-round" type="button" aria-pressed=${Boolean(idea.hidden)} title=${hideLabel(idea)}
        aria-label=${t("{gesture} : {name}", { gesture: hideLabel(idea), name: called(idea, 40) })}
        onClick=${() => act("idea.hide", { idea: idea.id, hidden: !idea.hidden })}>
        <${Icon} name=${idea.hidden ? "monitor-off" : "monitor"} /></button>
      <button class="button is-quiet is-round" type="button" aria-expanded=${open}
        aria-label=${t("Agir sur « {text} »", { text: called(idea, 40) })} onClick=${onOpen}>
        <${Icon} name=${open ? "chevron-up" : "ellipsis"} /></button></div>
  <//>`;
}

const hideLabel = (idea) => (idea.hidden ? t("Remettre à l’écran") : t("Ôter de l’écran"));

function signature(idea, originals) {
  const by = idea.by || (idea.origin === "scribe" ? t("dictée") : "");
  const merged = originals.length ? tn("réunit {n} autre idée", "réunit {n} autres idées", originals.length) : "";
  return [by, merged].filter(Boolean).join(" · ");
}

function CardTools({ idea, spotlit, act, onAsk }) {
  const tool = (icon, label, onClick, main = false) => html`<button type="button" onClick=${onClick}
    class=${main ? "button is-main" : "button"}><${Icon} name=${icon} /> ${label}</button>`;
  if (idea.parked) {
    return html`<div class="card-tools">${tool("undo-2", t("Reprendre"), () => act("idea.park", { idea: idea.id, parked: false }), true)}
      ${tool("pencil", t("Corriger"), () => onAsk("edit"))}
      ${tool("trash-2", t("Retirer"), () => act("idea.retire", { idea: idea.id, retired: true }))}</div>`;
  }
  return html`<div class="card-tools">
    ${tool("spotlight", spotlit ? t("Ne plus projeter") : t("Projeter"), () => project(act, idea, spotlit), true)}
    ${tool("merge", t("Réunir…"), () => onAsk("merge"))}
    ${tool("group", t("Déplacer…"), () => onAsk("move"))}
    ${tool("pencil", t("Corriger…"), () => onAsk("edit"))}
    ${tool("archive", t("Écarter"), () => act("idea.park", { idea: idea.id, parked: true }))}
    ${tool("trash-2", t("Retirer"), () => act("idea.retire", { idea: idea.id, retired: true }))}
    ${idea.quotable && quotablePart(idea.body) === idea.body
      && tool("quote", t("Citer"), () => act("verbatim.pick", { idea: idea.id, text: idea.body }))}
  </div>`;
}

// An idea that was taken off the screen comes back to it when it is put in the light.
async function project(act, idea, spotlit) {
  if (!spotlit && idea.hidden && !(await act("idea.hide", { idea: idea.id, hidden: false })).ok) return;
  await act("screen.spotlight", { idea: spotlit ? null : idea.id });
}

function Originals({ originals, act }) {
  return html`<div class="originals"><p class="small"><strong>${t("Réunies ici :")}</strong></p><ul class="stack-tight">
    ${originals.map((original) => html`<li key=${original.id}><p class="as-typed">${typeset(original.title || original.body)}</p>
      <p class="original-foot"><span class="soft">${original.by ?? ""}</span>
        <button class="button is-quiet" type="button" onClick=${() => act("idea.unmerge", { idea: original.id })}>
          <${Icon} name="split" /> ${t("Ressortir")}</button></p></li>`)}</ul></div>`;
}
