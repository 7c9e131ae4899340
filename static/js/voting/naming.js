// What is voted and kept is called an idea at a table, a proposition in the plenary.
import { t, tn } from "../t.js";
import { inPlenary, options } from "../desk/reading.js";
import { keepsNone } from "./promise.js";

export function onTheBallot(view) {
  const count = options(view).filter((option) => !option.gone).length;
  if (keepsNone(view)) return count > 1 ? tn("{n} réponse possible", "{n} réponses possibles", count) : t("Réponse en mots");
  return inPlenary(view) ? tn("{n} proposition au vote", "{n} propositions au vote", count)
    : tn("{n} idée au vote", "{n} idées au vote", count);
}

export function keptSaid(view) {
  const count = view.result.selected.length;
  return inPlenary(view) ? tn("{n} proposition retenue", "{n} propositions retenues", count)
    : tn("{n} idée gardée", "{n} idées gardées", count);
}
