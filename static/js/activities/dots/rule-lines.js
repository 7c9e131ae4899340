// The rule of a vote by dots as short lines, for desk and screen: the same before, during and after.
import { t, tn } from "../../t.js";

/** `rule` is `{budget, cap, keep, tie}` (budget 0: as many dots as options); `room` for a plenary vote. */
export function ruleLines(rule, room = false) {
  return [
    budgetLine(rule.budget, room),
    room ? tn("{n} au plus par proposition", "{n} au plus par proposition", rule.cap) : tn("{n} au plus par idée", "{n} au plus par idée", rule.cap),
    room ? tn("La salle en distingue {n}", "La salle en distingue {n}", rule.keep) : tn("La table garde {n} idée", "La table garde {n} idées", rule.keep),
    tieLine(rule.tie, room),
    ...(rule.arrivals === "desk" ? [t("Qui arrive pendant le vote attend l’animation")] : []),
    t("Un bulletin par appareil et par place déclarée"),
  ];
}

function budgetLine(budget, room) {
  if (budget) return tn("{n} gommette par personne", "{n} gommettes par personne", budget);
  return room ? t("Autant de gommettes que de propositions") : t("Autant de gommettes que d’idées");
}

function tieLine(tie, room) {
  if (tie === "both") return t("À égalité sur la dernière place, on garde les deux");
  return room ? t("À égalité sur la dernière place, la salle décide") : t("À égalité sur la dernière place, la table décide");
}
