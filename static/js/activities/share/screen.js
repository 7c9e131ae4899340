// Sharing, on the wall: the table's ideas, page after page.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { AllIdeas } from "../../screen/all-ideas.js";

export default function Share({ view, link }) {
  return html`<${AllIdeas} view=${view} link=${link} title=${t("Table {number}, vos idées", view.table)}
    empty=${view.step.prompt || t("Les idées de la table s’afficheront ici.")} />`;
}
