// Opening a step, holding tables in it, or making them pass now: which step, then what will happen, then yes.
import { html, useState } from "../h.js";
import { t, tn } from "../t.js";
import { Panel } from "../desk/panel.js";

const WORDS = {
  open: { title: () => t("Ouvrir une étape"), yes: () => t("Ouvrir"), said: () => t("Ces tables pourront y entrer quand elles seront prêtes."), close: () => t("Fermer l’entrée") },
  hold: { title: () => t("Retenir dans une étape"), yes: () => t("Retenir"), said: () => t("Ces tables ne pourront pas dépasser cette étape avant que vous la libériez."), close: () => t("Libérer") },
  move: { title: () => t("Faire passer maintenant"), yes: () => t("Faire passer"), said: () => "" },
};

export function MovePanel({ what, step: first, view, act, tables, all, onClose }) {
  const steps = what === "move" ? view.agenda : view.agenda.filter((step) => step.scope === "table");
  const [step, setStep] = useState(first ?? likelyStep(view, steps, tables));
  const target = view.agenda.find((each) => each.id === step);
  const words = WORDS[what];
  const whom = all ? "all" : tables;
  const send = async (name, body) => { if ((await act(name, body)).ok) onClose(); };
  const gate = (state) => send("step.gate", { step, gate: state, tables: whom });
  const yes = () => (what === "move" ? send("step.move", { step, tables: whom }) : gate(what === "open" ? "open" : "held"));
  return html`<${Panel} title=${words.title()} onClose=${onClose}>
    <div class="field"><label for="step">${t("Étape")}</label><select class="input" id="step" value=${step} data-first onChange=${(event) => setStep(event.target.value)}>
      ${steps.map((each) => html`<option key=${each.id} value=${each.id}>${each.title}</option>`)}</select></div>
    ${target && html`<p>${what === "move" ? moving(view, target, tables, all) : `${named(tables, all)} ${words.said()}`}</p>`}
    <p class="choices">${words.close && html`<button class="button" type="button" onClick=${() => gate(what === "open" ? "closed" : "open")}>${words.close()}</button>`}
      <button class="button is-main" type="button" disabled=${!target} onClick=${yes}>${words.yes()}</button></p><//>`;
}

/** The step after the one where most of these tables are. */
function likelyStep(view, steps, tables) {
  const furthest = Math.max(...tables.map((id) => view[`room/${id}`]?.index ?? 0));
  const next = steps.find((each) => view.agenda.indexOf(each) > furthest);
  return (next ?? steps.at(-1))?.id;
}

const named = (tables, all) => (all ? t("Toutes les tables.") : tn("Table {list}.", "Tables {list}.", tables.length, { list: tables.map((id) => id.slice(1)).join(", ") }));

function moving(view, target, tables, all) {
  if (target.scope === "plenary") return t("Toute la salle passe à « {title} », où que soient les tables. Les votes ouverts sont dépouillés si l’on avance.", target);
  const going = all ? t("Toutes les tables passent à « {title} » maintenant.", target)
    : tn("La table {list} passe à « {title} » maintenant.", "Les tables {list} passent à « {title} » maintenant.", tables.length, { list: tables.map((id) => id.slice(1)).join(", "), title: target.title });
  const waiting = tables.map((id) => view[`room/${id}`]).filter((room) => room && room.kind !== "welcome").reduce((sum, room) => sum + Math.max(room.seats - room.contributed, 0), 0);
  return [going, waiting > 0 && tn("{n} personne n’a pas encore participé à l’étape où elle est.", "{n} personnes n’ont pas encore participé à l’étape où elles sont.", waiting), t("Rien n’est effacé : on peut revenir.")].filter(Boolean).join(" ");
}
