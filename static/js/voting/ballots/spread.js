// A ballot of points spread over options: gommettes to stick and take back, a budget and a cap.
import { html, useState } from "../../h.js";
import { t, tn } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { Icon } from "../../components/icon.js";
import { shortName, Words } from "../../phone/words.js";
import { cast, choiceOf, orderOf } from "../casting.js";

/** How many points came back to a seat, what they lay on being gone. */
function cameBack({ own }, seat) {
  return Object.values(own[`ballot/${seat}`]?.came_back ?? {}).reduce((sum, dots) => sum + dots, 0);
}

/** The ideas with their gommettes. */
export function Ballot(room) {
  const { view, seat } = room;
  const [fresh, setFresh] = useState(null);
  const choice = choiceOf(room, seat);
  const { budget, cap } = view.vote.ballot;
  const left = remaining(budget, choice);
  const stick = (id, change) => {
    setFresh(change > 0 ? id : null);
    cast(room, seat, stuck(choice, id, change));
  };
  const back = cameBack(room, seat);
  return html`<div role="status">${back > 0 && html`<p class="banner">${tn("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.",
      "Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.", back)}</p>`}</div>
    <ul class="stack">${orderOf(room, seat).map((id) => html`<${Option} key=${id}
    option=${view[`option/${id}`]} dots=${choice[id] ?? 0} left=${left} cap=${cap} fresh=${fresh === id}
    theme=${view[`option/${id}`].theme} from=${view.step.scope === "plenary" ? view[`option/${id}`].table : null}
    onStick=${(change) => stick(id, change)} />`)}</ul>
    ${Object.keys(choice).length > 0 && html`<p><button class="button" onClick=${() => cast(room, seat, {})}>
      <${Icon} name="undo-2" /> ${t("Tout retirer")}</button></p>`}`;
}

function Option({ option, dots, left, cap, fresh, theme, from, onStick }) {
  if (option.gone) return html`<li class="card is-withdrawn"><p class="soft">${t("Contribution retirée")}</p></li>`;
  const name = shortName(option);
  return html`<li class="card" data-theme=${theme}>
    ${from && html`<p class="tiny soft">${t("Table {number}", { number: from.slice(1) })}</p>`}
    <${Words} title=${option.title} body=${option.body} />
    <div class="stick-row"><${Stuck} dots=${dots} cap=${cap} theme=${theme} fresh=${fresh} />
      <button class="button is-round" disabled=${dots === 0} onClick=${() => onStick(-1)}
        aria-label=${t("Retirer une gommette : {name}", { name })}><${Icon} name="minus" /></button>
      <button class="button is-round" disabled=${left <= 0 || dots >= cap} onClick=${() => onStick(1)}
        aria-label=${t("Coller une gommette : {name}", { name })}><${Icon} name="plus" /></button></div></li>`;
}

const MOST_PLACES = 5; // beyond, empty places are not drawn: the number says it

function Stuck({ dots, cap, theme, fresh }) {
  const places = cap <= MOST_PLACES ? cap : Math.min(dots, MOST_PLACES);
  const draw = (_, at) => html`<${Gommette} key=${`${at}-${at < dots}`} theme=${theme} empty=${at >= dots}
    fresh=${fresh && at === dots - 1} />`;
  return html`<p class="stuck" role="img" aria-label=${t("{dots} sur {cap} gommettes", { dots, cap })}>
    ${Array.from({ length: places }, draw)}
    ${cap > MOST_PLACES && html`<span class="number">${dots}</span>`}</p>`;
}

/** The purse: what is left to stick. */
export function Left({ view, seat, ...room }) {
  const { budget } = view.vote.ballot;
  const left = remaining(budget, choiceOf({ view, ...room }, seat));
  const theme = view.step.scope === "plenary" ? null : view.table.theme.id;
  return html`<${Purseful} left=${left} budget=${budget} theme=${theme} />
    <strong role="status">${left ? t("Il en reste {n}", { n: left }) : t("Tout est collé")}</strong>`;
}

/** The purse drawn, when it is small enough to be counted at a glance. */
function Purseful({ left, budget, theme }) {
  if (budget > 8) return null;
  const draw = (_, at) => html`<${Gommette} theme=${theme} empty=${at >= left} />`;
  return html`<span class="stuck" aria-hidden="true">${Array.from({ length: budget }, draw)}</span>`;
}

/** Points left of the budget. */
const remaining = (budget, choice) => budget - Object.values(choice).reduce((sum, points) => sum + points, 0);

/** A choice with one point more or less on an option; options without a point are left out. */
function stuck(choice, option, change) {
  const next = { ...choice, [option]: (choice[option] ?? 0) + change };
  if (next[option] <= 0) delete next[option];
  return next;
}
