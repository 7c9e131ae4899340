// A ballot of grades: each option has its grades, best first, one of them at most; what is left empty counts as the rule says.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { shortName, Words } from "../../phone/words.js";
import { cast, choiceOf, orderOf } from "../../voting/casting.js";

export { Merit as Figure, Picture } from "./merit.js";

export function Ballot(room) {
  const { view, seat } = room;
  const choice = choiceOf(room, seat);
  const order = orderOf(room, seat);
  const give = (id, grade) => {
    const { [id]: _, ...others } = choice;
    cast(room, seat, grade === null ? others : { ...others, [id]: grade });
  };
  return html`<ul class="stack">${order.map((id, at) => html`<${Option} key=${id} option=${view[`option/${id}`]} grade=${choice[id]}
    rule=${view.vote.rule} place=${t("{at} sur {count}", { at: at + 1, count: order.length })} seat=${seat}
    from=${view.step.scope === "plenary" ? view[`option/${id}`].table : null} onGive=${(grade) => give(id, grade)} />`)}</ul>`;
}

function Option({ option, grade, rule, place, seat, from, onGive }) {
  if (option.gone) return html`<li class="card is-withdrawn"><p class="soft">${t("Contribution retirée")}</p></li>`;
  const silent = grade === undefined;
  return html`<li class="card" data-theme=${option.theme}><fieldset class="grading"><legend class="only-read-aloud">${shortName(option)}</legend>
    <p class="tiny soft row-between"><span>${from && t("Table {number}", { number: from.slice(1) })}</span><span>${place}</span></p>
    <${Words} title=${option.title} body=${option.body} />
    <div class="grades">${rule.mentions.map((name, at) => html`<label key=${name}><input type="radio" name=${`${seat}/${option.id}`}
      checked=${grade === at} onChange=${() => onGive(at)} /><span>${name}</span></label>`).reverse()}</div>
    <p class="grading-state row-between">${silent ? html`<span class="small soft">${t("sans mention, vaut « {grade} »", { grade: rule.mentions[rule.missing] })}</span>`
      : html`<button class="button is-quiet" onClick=${() => onGive(null)} aria-label=${t("Effacer la mention : {name}", { name: shortName(option) })}>
        ${t("Effacer")}</button>`}</p></fieldset></li>`;
}

export function Left({ view, seat, ...room }) {
  const given = choiceOf({ view, ...room }, seat);
  const left = orderOf({ view, ...room }, seat).filter((id) => !view[`option/${id}`].gone && !(id in given)).length;
  return html`<strong role="status">${left ? tn("{n} mention à donner", "{n} mentions à donner", left) : t("Tout est jugé")}</strong>`;
}
