// Opening a step, holding tables in it, or making them pass now: which step, then what will happen, then yes.
import { html, useLayoutEffect, useRef, useState } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { Panel } from "../desk/panel.js";
import { numbersOf } from "./naming.js";

const WORDS = {
  open: {
    title: () => t("Ouvrir une étape"), yes: () => t("Ouvrir"), not: () => t("Fermer l’entrée"), gates: ["open", "closed"],
    said: () => t("Ces tables pourront y entrer quand elles seront prêtes, si rien ne les retient avant."),
  },
  hold: {
    title: () => t("Retenir dans une étape"), yes: () => t("Retenir"), not: () => t("Libérer"), gates: ["held", "open"],
    said: () => t("Ces tables ne pourront pas dépasser cette étape avant que vous la libériez."),
  },
  move: { title: () => t("Faire passer maintenant"), yes: () => t("Faire passer") },
};

/** `what` is open, hold or move; `tables` their ids, `all` whether they are all of them; `step` the one proposed first. */
export function MovePanel({ what, step: first, view, act, tables, all, onClose }) {
  const steps = what === "move" ? view.agenda : view.agenda.filter((step) => step.scope === "table");
  const [step, setStep] = useState(first ?? likelyStep(view, steps, tables));
  const target = view.agenda.find((each) => each.id === step);
  const words = WORDS[what];
  const [few, setFew] = useState(""); // why this move is asked about once more
  const send = async (name, body) => {
    const answer = await act(name, { step, tables: all ? "all" : tables, ...body });
    if (answer.ok) onClose();
    if (answer.refused !== "few_ballots") return;
    act.refusal.value = null;
    setFew(answer.text);
  };
  const gate = (at) => () => send("step.gate", { gate: words.gates[at] });
  return html`<${Panel} title=${words.title()} onClose=${onClose}>
    <div class="field"><label for="step">${t("Étape")}</label>
      <select class="input" id="step" value=${step} data-first onChange=${(event) => { setStep(event.target.value); setFew(""); }}>
        ${steps.map((each) => html`<option key=${each.id} value=${each.id}>${each.title}</option>`)}</select></div>
    ${target && html`<p>${what === "move" ? moving(view, target, tables, all) : `${named(tables, all)} ${words.said()}`}</p>`}
    ${few ? html`<${Few} why=${few} onYes=${() => send("step.move", { few: true })} onNo=${onClose} />` : html`<p class="choices">
      ${words.not && html`<button class="button" type="button" onClick=${gate(1)}>${words.not()}</button>`}
      <button class="button is-main" type="button" disabled=${!target}
        onClick=${words.gates ? gate(0) : () => send("step.move", {})}>${words.yes()}</button></p>`}<//>`;
}

/** The same move would count few ballots. A press too many stays: what gives up stands where the move was asked for. */
function Few({ why, onYes, onNo }) {
  const no = useRef(null);
  useLayoutEffect(() => no.current.focus(), []);
  return html`<p class="panel-asks" role="alert"><${Icon} name="triangle-alert" /> <span>${why}</span></p>
    <p class="choices"><button class="button" type="button" onClick=${onYes}>${t("Dépouiller quand même")}</button>
      <button class="button is-main" type="button" ref=${no} onClick=${onNo}>${t("Rester")}</button></p>`;
}

/** The step after the one where the furthest of these tables is. */
function likelyStep(view, steps, tables) {
  const furthest = Math.max(...tables.map((id) => view[`room/${id}`]?.index ?? 0));
  return (steps.find((each) => view.agenda.indexOf(each) > furthest) ?? steps.at(-1))?.id;
}

function named(tables, all) {
  if (all) return t("Toutes les tables.");
  return tn("Table {list}.", "Tables {list}.", tables.length, { list: numbersOf(tables) });
}

/** What a move will do, and how many people it finds in the middle of something. */
function moving(view, target, tables, all) {
  if (target.scope === "plenary") {
    return t("Toute la salle passe à « {title} », où que soient les tables. Les votes ouverts sont dépouillés si l’on avance.", target);
  }
  const going = all ? t("Toutes les tables passent à « {title} » maintenant.", target)
    : tn("La table {list} passe à « {title} » maintenant.", "Les tables {list} passent à « {title} » maintenant.",
      tables.length, { list: numbersOf(tables), title: target.title });
  const missing = unfinishedSeats(view, tables);
  const waiting = missing > 0 ? tn("{n} personne n’a pas encore participé à l’étape où elle est.",
    "{n} personnes n’ont pas encore participé à l’étape où elles sont.", missing) : "";
  return [going, waiting, t("Rien n’est effacé : on peut revenir.")].filter(Boolean).join(" ");
}

function unfinishedSeats(view, tables) {
  const working = tables.map((id) => view[`room/${id}`])
    .filter((room) => room && room.contributed !== null && !["welcome", "pause", "close"].includes(room.kind));
  return working.reduce((sum, room) => sum + Math.max(room.seats - room.contributed, 0), 0);
}
