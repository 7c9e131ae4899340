// A dots vote's rule in words, the same before, during and after; and what the rule still allows a ballot.
import { t, tn } from "../../t.js";

/** The budget in words: dots for everybody, and how many on one idea; `room` for a plenary vote. */
export function budgetWords({ budget, cap }, room = false) {
  const dots = tn("{n} gommette par personne", "{n} gommettes par personne", budget);
  return room ? t("{dots}, {cap} au plus par proposition.", { dots, cap }) : t("{dots}, {cap} au plus par idée.", { dots, cap });
}

/** What is kept and what happens with a tie, said before the vote. */
export function keepWords({ keep, tie }, room = false) {
  const kept = tn("La première est retenue", "Les {n} premières sont retenues", keep);
  if (tie === "both") return t("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.", { kept });
  return room ? t("{kept} ; en cas d’égalité à la limite, la salle décide.", { kept })
    : t("{kept} ; en cas d’égalité à la limite, la table décide.", { kept });
}

/** Dots left of the budget. */
export function remaining({ budget }, choice) {
  return budget - Object.values(choice).reduce((sum, dots) => sum + dots, 0);
}

/** A choice with one dot more or less on an option; options without a dot are left out. */
export function stuck(choice, option, change) {
  const next = { ...choice, [option]: (choice[option] ?? 0) + change };
  if (next[option] <= 0) delete next[option];
  return next;
}
