// A ballot of options picked: each is taken or left, at most so many, or as many as one likes.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { shortName, Words } from "../../phone/words.js";
import { cast, choiceOf, orderOf } from "../casting.js";

export function Ballot(room) {
  const { view, seat } = room;
  const choice = choiceOf(room, seat);
  const full = view.vote.ballot.most > 0 && Object.keys(choice).length >= view.vote.ballot.most;
  const toggle = (id) => {
    const { [id]: had, ...others } = choice;
    cast(room, seat, had ? others : { ...choice, [id]: 1 });
  };
  return html`<ul class="stack">${orderOf(room, seat).map((id) => html`<${Option} key=${id} option=${view[`option/${id}`]}
    taken=${Boolean(choice[id])} full=${full} from=${view.step.scope === "plenary" ? view[`option/${id}`].table : null}
    onToggle=${() => toggle(id)} />`)}</ul>`;
}

function Option({ option, taken, full, from, onToggle }) {
  if (option.gone) return html`<li class="card is-withdrawn"><p class="soft">${t("Contribution retirée")}</p></li>`;
  return html`<li class=${`card pick-card ${taken ? "is-taken" : ""}`} data-theme=${option.theme}><label class="pick">
    <input type="checkbox" checked=${taken} disabled=${full && !taken} onChange=${onToggle} aria-label=${shortName(option)} />
    <span>${from && html`<span class="tiny soft">${t("Table {number}", { number: from.slice(1) })}</span>`}
      <${Words} title=${option.title} body=${option.body} /></span></label></li>`;
}

export function Left({ view, seat, ...room }) {
  const { most } = view.vote.ballot;
  const taken = Object.keys(choiceOf({ view, ...room }, seat)).length;
  return html`<strong role="status">${most ? tn("{n} choix sur {most}", "{n} choix sur {most}", taken, { most })
    : tn("{n} choix", "{n} choix", taken)}</strong>`;
}
