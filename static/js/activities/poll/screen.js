// A poll on the wall: the question, and what was answered, page after page where there is more than the wall holds.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Frame } from "../../screen/frame.js";
import { joined, pageWords, paged, useTurning } from "../../screen/pages.js";
import { typeset } from "../../typeset.js";
import { Answers, grouped, isSaid, Said } from "./answers.js";

const ROOM = { one: 4, several: 4, scale: 5, words: 12, text: 3 }; // of a page, by what is asked

export function Result({ view, link }) {
  const { step, result } = view;
  const said = isSaid(result);
  const pages = paged(said ? grouped(result) : result.rows, ROOM[result.rule.form]);
  const page = useTurning(pages.length);
  const foot = joined(tn("{n} réponse", "{n} réponses", result.ballots), pageWords(page, pages.length));
  return html`<${Frame} view=${view} link=${link} foot=${foot} title=${step.scope === "plenary" ? t("Ce que la salle répond") : t("Ce que la table répond")}>
    <div class="poll-wall"><p class="question">${typeset(step.prompt)}</p>
      ${said ? html`<${Said} result=${result} told=${pages[page]} />` : html`<${Answers} result=${result} rows=${pages[page]} />`}</div><//>`;
}
