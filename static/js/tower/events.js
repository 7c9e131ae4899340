// What happened, in a sentence for each kind of event that the server tells.
import { t, tn } from "../t.js";

const stepName = (view, id) => view.agenda.find((step) => step.id === id)?.title ?? id;
const numbers = (tables) => tables.map((id) => id.slice(1)).join(", ");

function whom(view, tables) {
  if (!tables || tables === "all" || tables.length === view.tables.length) return t("toutes les tables");
  return tn("la table {whom}", "les tables {whom}", tables.length, { whom: numbers(tables) });
}

const place = (id) => (id === "all" ? t("La plénière") : t("La table {n}", { n: id.slice(1) }));
const GATES = { open: (v) => t("« {step} » ouverte à {whom}.", v), held: (v) => t("« {step} » retenue pour {whom}.", v), closed: (v) => t("« {step} » fermée à {whom}.", v) };

const SAID = {
  "step.go": (view, v) => t("{place} passe à « {step} ».", { place: place(v.place ?? "all"), step: stepName(view, v.step) }),
  "step.move": (view, v) => t("« {step} » : {whom} y passe d’un coup.", { step: stepName(view, v.step), whom: whom(view, v.tables) }),
  "step.gate": (view, v) => GATES[v.gate]?.({ step: stepName(view, v.step), whom: whom(view, v.tables) }) ?? "",
  "call.raise": (view, v) => (v.text ? t("La table {n} appelle : « {text} »", { n: v.table.slice(1), text: v.text }) : t("La table {n} appelle.", { n: v.table.slice(1) })),
  "call.answer": (view, v) => t("L’appel de la table {n} est entendu.", { n: v.table.slice(1) }),
  "message.send": (view, v) => t("Message à {whom} : « {text} »", { whom: whom(view, v.tables), text: v.text ?? "" }),
  "timer.add": (view, v) => t("Temps changé pour {whom}.", { whom: v.tables ? whom(view, v.tables) : place(v.place ?? "all").toLowerCase() }),
  "vote.open": (view, v) => t("{place} ouvre son vote.", { place: place(v.place ?? "all") }),
  "vote.close": () => t("Un vote est clos."),
  "vote.seal": () => t("Un vote est dépouillé."), "vote.sealed": () => t("Un vote est dépouillé."),
  "vote.select": () => t("Un choix est confirmé."),
  "person.move": (view, v) => t("Quelqu’un passe à la table {n}.", { n: (v.table ?? "t?").slice(1) }),
  "pitch.go": (view, v) => t("Passage {n} lancé.", { n: (v.turn ?? 0) + 1 }),
  "session.define": () => t("La définition de la séance a changé."),
  "session.archive": () => t("Séance archivée ou rouverte."),
  undo: () => t("Un geste est annulé."),
};

/** `event` is `{at, name, values}`; one that this page does not know is named as the log names it. */
export const told = (view, { name, values }) => SAID[name]?.(view, values ?? {}) ?? name;
