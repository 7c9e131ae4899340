// Imagining, on the wall: what to do and the time left while it is private; the ideas once revealed.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { BigClock } from "../../screen/big-clock.js";
import { AllIdeas } from "../../screen/all-ideas.js";

export default function Ideas({ view, link }) {
  if (view.step.phase === "revealed") {
    return html`<${AllIdeas} view=${view} link=${link} title=${t("Table {number}, vos idées", view.table)}
      empty=${t("Aucune idée n’est encore écrite.")} />`;
  }
  return html`<${BigClock} view=${view} link=${link} title=${view.step.prompt || t("Écrivez en silence, chacun pour soi.")}
    also=${view.step.prompt ? t("Personne d’autre ne voit vos idées pour l’instant.") : t("Une idée à la fois. Personne d’autre ne les voit pour l’instant.")}
    foot=${written(view)} />`;
}

function written({ contributed, table }) {
  return contributed ? tn("{n} personne au moins a écrit à la table {number}", "{n} personnes au moins ont écrit à la table {number}", contributed, table) : t("Table {number}", table);
}
