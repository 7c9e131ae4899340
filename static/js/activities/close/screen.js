// Closing, on the wall: thanks, and what was made in three figures.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Fit } from "../../screen/fit.js";
import { Frame } from "../../screen/frame.js";

export default function Close({ view, link, presence }) {
  const { ideas, proposals } = view.recap;
  const seated = view.table?.seats ?? Object.values(view.rooms ?? {}).reduce((sum, room) => sum + (room.seats ?? room.people), 0);
  const people = seated || presence?.connected || 0;
  const figures = [[people, tn("personne", "personnes", people)], [ideas, tn("idée", "idées", ideas)],
    [proposals, tn("proposition", "propositions", proposals)]].filter(([number]) => number);
  return html`<${Frame} view=${view} link=${link} foot=${view.session.title}><div class="closing">
    <${Fit}>${view.step.prompt || t("Merci. Ce que vous avez écrit ne s’arrête pas ici.")}<//>
    <ul class="figures">${figures.map(([number, word]) => html`<li key=${word}><b class="number">${number}</b> <span>${word}</span>
      </li>`)}</ul></div><//>`;
}
