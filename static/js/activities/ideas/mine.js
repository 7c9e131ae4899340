// One's own ideas: what the server has, and before them what is on its way. Each can be corrected and taken back.
import { html, useState } from "../../h.js";
import { t } from "../../t.js";
import { timeOfDay } from "../../components/clock.js";
import { lastIn, Saved } from "../../phone/saved.js";
import { shortName, Words } from "../../phone/words.js";
import { Counter, fits } from "../../components/counter.js";
import { LIMIT } from "./composer.js";

const GONE = ["withdrawn", "retired", "erased"];
const WRITTEN = ["ideas", "share"]; // the kinds of step where an idea may come back

/** Ideas on their way and not yet among the server's. */
export function onTheWay({ own, outbox }) {
  const known = new Set(own.mine.map((id) => own[`my/${id}`].op));
  return outbox.items.value.filter((item) => item.name === "idea.write" && item.state !== "refused" && !known.has(item.id));
}

/** How many ideas of one's own there are, on their way or not. */
export function countMine(room) {
  return room.own.mine.length + onTheWay(room).length;
}

/** One's own ideas, or those of `ids` alone; those on their way come first, unless they are `gone` already. */
export function MyIdeas({ ids: some, gone = false, ...room }) {
  const ids = [...(some ?? room.own.mine)].reverse();
  return html`<ul class="stack">
    ${!gone && onTheWay(room).reverse().map((item) => html`<${Leaving} key=${item.id} item=${item} ...${room} />`)}
    ${ids.map((id) => html`<${MyIdea} key=${id} idea=${room.own[`my/${id}`]} ...${room} />`)}</ul>`;
}

/** An idea that has not reached the server: it can be changed as long as it was never sent. */
function Leaving({ item, outbox, online }) {
  const [writing, setWriting] = useState(false);
  const save = (body) => {
    outbox.change(item.id, { ...item.body, body });
    setWriting(false);
  };
  return html`<li class="card idea">${writing
    ? html`<${Edit} id=${item.id} body=${item.body.body} onSave=${save} onCancel=${() => setWriting(false)} />`
    : html`<${Words} body=${item.body.body} />
      <div class="idea-foot"><${Saved} item=${item} online=${online} />
        ${!item.tried && item.state === "waiting" && html`<button class="button is-quiet" onClick=${() => setWriting(true)}
          aria-label=${named(t("Modifier"), item.body)}>${t("Modifier")}</button>`}</div>`}</li>`;
}

function MyIdea({ idea, outbox, online, view, own }) {
  const [writing, setWriting] = useState(false);
  const slot = `idea/${idea.id}`;
  const pending = lastIn(outbox, slot);
  const body = pending?.name === "idea.edit" && pending.state !== "refused" ? pending.body.body : idea.body;
  const save = (text) => {
    outbox.add("idea.edit", { idea: idea.id, body: text, ...(idea.title && { title: idea.title }), base: idea.version }, { slot });
    setWriting(false);
  };
  const withdraw = (withdrawn) => outbox.add("idea.withdraw", { idea: idea.id, withdrawn }, { slot });
  if (writing) {
    return html`<li class="card idea"><${Edit} id=${idea.id} body=${body} onSave=${save} onCancel=${() => setWriting(false)}
      onWithdraw=${() => { withdraw(true); setWriting(false); }} /></li>`;
  }
  return html`<li class=${GONE.includes(idea.state) ? "card idea is-withdrawn" : "card idea"}>
    <${Words} title=${idea.title} body=${body} />
    ${idea.table !== own.me.table && html`<p class="small soft">${whereSaid(idea)}</p>`}
    <div class="idea-foot"><${Saved} item=${pending} online=${online} before=${savedWords(idea, outbox)} />
      <${Gesture} idea=${idea} writable=${WRITTEN.includes(view.step.kind)} onEdit=${() => setWriting(true)} onBack=${() => withdraw(false)}
        onWithdraw=${() => withdraw(true)} /></div></li>`;
}

function Gesture({ idea, writable, onEdit, onBack, onWithdraw }) {
  const [asked, setAsked] = useState(false);
  if (idea.state === "withdrawn") {
    if (!writable) return null;
    return html`<button class="button is-quiet" onClick=${onBack}
      aria-label=${named(t("Remettre"), idea)}>${t("Remettre")}</button>`;
  }
  if (!idea.editable && idea.withdrawable) {
    return html`<button class="button is-quiet" onClick=${() => (asked ? onWithdraw() : setAsked(true))}
      aria-label=${named(asked ? t("Oui, la retirer") : t("Retirer"), idea)}>${asked ? t("Oui, la retirer") : t("Retirer")}</button>`;
  }
  if (!idea.editable) return null;
  return html`<button class="button is-quiet" onClick=${onEdit}
    aria-label=${named(t("Modifier"), idea)}>${t("Modifier")}</button>`;
}

/** Of an idea that one left at another table: whether people there see it. */
function whereSaid({ table, seen }) {
  const number = table.slice(1);
  return seen === "table" ? t("Écrite à la table {number}, qui la voit.", { number })
    : t("Écrite à la table {number}, qui ne la voit pas.", { number });
}

/** What became of an idea of one's own, with the time when this page saw it saved. */
function savedWords(idea, outbox) {
  if (idea.state === "withdrawn") return t("Retirée : la table ne la voit plus");
  if (idea.state === "retired") return t("Retirée par l’animation");
  if (idea.state === "erased") return t("Effacée : ses mots n’existent plus");
  if (idea.state === "merged") return t("Réunie à une autre ; votre texte est gardé");
  if (idea.state === "parked") return t("Mise de côté par la table");
  const item = outbox.items.value.find((each) => each.id === idea.op && each.state === "saved");
  return item ? t("Enregistrée à {time}", { time: timeOfDay(item.saved.at) }) : t("Enregistrée");
}

/** A text under correction. `onWithdraw` takes the idea back, with a second press. */
function Edit({ id, body, onSave, onCancel, onWithdraw }) {
  const [text, setText] = useState(body);
  const [asked, setAsked] = useState(false);
  const ready = fits(text, LIMIT);
  return html`<div class="field"><label for=${`edit-${id}`}>${t("Corriger votre idée")}</label>
      <textarea class="input write" id=${`edit-${id}`} value=${text} autofocus
        onInput=${(event) => setText(event.target.value)}></textarea>
      <${Counter} text=${text} limit=${LIMIT} id=${`left-${id}`} /></div>
    <p class="choices"><button class="button is-main" disabled=${!ready} onClick=${() => onSave(text)}>${t("Enregistrer")}</button>
      <button class="button" onClick=${onCancel}>${t("Ne rien changer")}</button>
      ${onWithdraw && html`<button class="button is-quiet" onClick=${() => (asked ? onWithdraw() : setAsked(true))}>
        ${asked ? t("Oui, la retirer") : t("Retirer")}</button>`}</p>`;
}

function named(gesture, idea) {
  return t("{gesture} : {name}", { gesture, name: shortName(idea) });
}
