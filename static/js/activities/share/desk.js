// Sharing, from the desk: read, group, bring together, set aside.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Board } from "../../desk/board.js";
import { called } from "../../desk/reading.js";

export default function Share({ view, act, link }) {
  return html`<${Board} view=${view} act=${act} link=${link} words=${words} />`;
}

export const words = () => t("On lit à voix haute, une idée chacun, dans le sens des aiguilles d’une montre.");

export function facts(view) {
  const spotlit = view[`idea/${view.spotlight}`];
  const likely = view.likely?.length ?? 0;
  return [
    ["layers", [tn("{n} idée", "{n} idées", view.ideas.length), tn("{n} groupe", "{n} groupes", view.groups.length)].join(", ")],
    ["spotlight", spotlit && t("À l’écran : « {text} »", { text: called(spotlit, 50) })],
    ["copy", likely && tn("{n} ressemblance à lire", "{n} ressemblances à lire", likely)],
  ];
}
