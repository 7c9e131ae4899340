// The rule of a vote as short lines: its kind's own, then those that all votes have; the same before, during and after.
import { t, tn } from "../t.js";
import { ownLines } from "../kinds.js";

/** The lines of that kind's rule, for desk and screen; `room` for a plenary vote. */
export function ruleLines(kind, rule, room = false) {
  return [
    ...ownLines(kind, rule, room).map((line) => line.charAt(0).toUpperCase() + line.slice(1)),
    ...(rule.keep && !rule.adopts ? [keepLine(rule, room), tieLine(rule.tie, room)] : []),
    ...(rule.arrivals === "desk" ? [t("Qui arrive pendant le vote attend l’animation")] : []),
    t("Un bulletin par appareil et par place déclarée"),
  ];
}

/** The same as a sentence or two, for phones. */
export function ruleSaid(kind, rule, room = false) {
  const own = ownLines(kind, rule, room).join(", ");
  return [own && `${own}.`, rule.keep && !rule.adopts ? keepWords(rule, room) : ""].filter(Boolean).join(" ");
}

const keepLine = ({ keep }, room) => (room ? tn("La salle en distingue {n}", "La salle en distingue {n}", keep)
  : tn("La table garde {n} idée", "La table garde {n} idées", keep));

function tieLine(tie, room) {
  if (tie === "both") return t("À égalité sur la dernière place, on garde les deux");
  return room ? t("À égalité sur la dernière place, la salle décide") : t("À égalité sur la dernière place, la table décide");
}

function keepWords({ keep, tie }, room) {
  const kept = tn("La première est retenue", "Les {n} premières sont retenues", keep);
  if (tie === "both") return t("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.", { kept });
  return room ? t("{kept} ; en cas d’égalité à la limite, la salle décide.", { kept })
    : t("{kept} ; en cas d’égalité à la limite, la table décide.", { kept });
}
