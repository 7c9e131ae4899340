// What happened, in a sentence for each kind of event that the server tells.
import { t, tn } from "../t.js";
import { numbersOf } from "./naming.js";

const stepName = (view, id) => view.agenda.find((step) => step.id === id)?.title ?? id;

function whom(view, tables) {
  if (!tables || tables === "all" || tables.length === view.tables.length) return t("toutes les tables");
  return tn("la table {whom}", "les tables {whom}", tables.length, { whom: numbersOf(tables) });
}

const place = (id = "all") => (id === "all" ? t("La plénière") : t("La table {n}", { n: id.slice(1) }));
// A vote's id names its step, its place and its round: `v-s4-t4-1`.
const placeOfVote = ({ vote }) => place(vote.split("-").at(-2));
const GATES = {
  open: (v) => t("« {step} » : entrée ouverte pour {whom}.", v),
  held: (v) => t("« {step} » retenue pour {whom}.", v),
  closed: (v) => t("« {step} » fermée à {whom}.", v),
};

const SAID = {
  "step.go": (view, v) => t("{place} passe à « {step} ».", { place: place(v.place), step: stepName(view, v.step) }),
  "step.move": (view, v) => tn("« {step} » : {whom} y passe d’un coup.", "« {step} » : {whom} y passent d’un coup.",
    Array.isArray(v.tables) ? v.tables.length : view.tables.length, { step: stepName(view, v.step), whom: whom(view, v.tables) }),
  "step.gate": (view, v) => GATES[v.gate]?.({ step: stepName(view, v.step), whom: whom(view, v.tables) }) ?? "",
  "call.raise": (view, { table, text }) => (text ? t("La table {n} appelle : « {text} »", { n: table.slice(1), text })
    : t("La table {n} appelle.", { n: table.slice(1) })),
  "call.answer": (view, v) => t("L’appel de la table {n} est entendu.", { n: v.table.slice(1) }),
  "message.send": (view, v) => t("Message à {whom} : « {text} »", { whom: whom(view, v.tables), text: v.text ?? "" }),
  "timer.add": (view, v) => t("Temps changé pour {whom}.", { whom: v.tables ? whom(view, v.tables) : place(v.place).toLowerCase() }),
  "vote.open": (view, v) => t("{place} ouvre son vote.", { place: place(v.place) }),
  "vote.close": (view, v) => t("{place} clôt son vote.", { place: placeOfVote(v) }),
  "vote.admit": (view, v) => t("{place} fait entrer dans son vote qui est arrivé depuis.", { place: placeOfVote(v) }),
  "door.close": (view, v) => (v.closed ? t("{place} : plus d’entrées sans l’animation.", { place: place(v.place) })
    : t("{place} : les entrées sont libres.", { place: place(v.place) })),
  "vote.reopen": (view, v) => t("{place} rouvre son vote.", { place: placeOfVote(v) }),
  "vote.seal": (view, v) => t("{place} dépouille son vote.", { place: placeOfVote(v) }),
  "vote.select": (view, v) => t("{place} confirme son choix.", { place: placeOfVote(v) }),
  "ideas.reveal": (view, v) => (v.revealed ? t("{place} révèle ses idées.", { place: place(v.place) })
    : t("{place} recache ses idées.", { place: place(v.place) })),
  "pitch.go": (view, v) => t("Passage {n} lancé.", { n: (v.turn ?? 0) + 1 }),
  "session.define": () => t("La définition de la séance a changé."),
  "session.archive": (view, v) => (v.archived ? t("La séance est archivée.") : t("La séance est rouverte.")),
  undo: () => t("Un geste est annulé."),
};

/** `event` is `{at, name, values}`; one that this page does not know is named as the log names it. */
export const told = (view, { name, values }) => SAID[name]?.(view, values ?? {}) ?? name;
