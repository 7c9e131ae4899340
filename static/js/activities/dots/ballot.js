// One seat's ballot: its ideas in its own order, gommettes to stick and take back, each press sent and saved.
import { html, useState } from "../../h.js";
import { t, tn } from "../../t.js";
import { Gommette } from "../../components/gommette.js";
import { Icon } from "../../components/icon.js";
import { lastIn, Saved } from "../../phone/saved.js";
import { shortName, Words } from "../../phone/words.js";
import { remaining, stuck } from "./rule.js";

/** A seat's ballot as this device knows it: what is on its way, else what the server has, else nothing. */
export function choiceOf({ view, own, outbox }, seat) {
  const pending = lastIn(outbox, slotOf(view.vote, seat));
  const choice = pending && pending.state !== "refused" ? pending.body.choice : own[`ballot/${seat}`]?.choice ?? {};
  return Object.fromEntries(Object.entries(choice).filter(([id]) => !view[`option/${id}`]?.gone));
}

/** How many points came back to a seat, what they lay on being gone. */
function cameBack({ own }, seat) {
  return Object.values(own[`ballot/${seat}`]?.came_back ?? {}).reduce((sum, dots) => sum + dots, 0);
}

export function slotOf(vote, seat) {
  return `ballot/${vote.id}/${seat}`;
}

function cast({ view, outbox }, seat, choice) {
  outbox.add("ballot.cast", { vote: view.vote.id, seat, choice }, { slot: slotOf(view.vote, seat) });
}

/** The ideas with their gommettes. */
export function Ballot(room) {
  const { view, own, seat } = room;
  const [fresh, setFresh] = useState(null);
  const choice = choiceOf(room, seat);
  const order = own[`order/${seat}`] ?? view.vote.options;
  const left = remaining(view.vote.rule, choice);
  const stick = (id, change) => {
    setFresh(change > 0 ? id : null);
    cast(room, seat, stuck(choice, id, change));
  };
  const back = cameBack(room, seat);
  return html`<div role="status">${back > 0 && html`<p class="banner">${tn("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.",
      "Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.", back)}</p>`}</div>
    <ul class="stack">${order.filter((id) => view[`option/${id}`]).map((id) => html`<${Option} key=${id}
    option=${view[`option/${id}`]} dots=${choice[id] ?? 0} left=${left} cap=${view.vote.rule.cap} fresh=${fresh === id}
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

/** The foot: the purse, what was saved, and what the secret is worth. */
export function Purse(room) {
  const { view, seat, outbox, online, own } = room;
  const left = remaining(view.vote.rule, choiceOf(room, seat));
  const theme = view.step.scope === "plenary" ? null : view.table.theme.id;
  const before = own[`ballot/${seat}`] ? t("Enregistré") : null;
  return html`<p class="purse">
      <${Purseful} left=${left} budget=${view.vote.rule.budget} theme=${theme} />
      <strong role="status">${left ? t("Il en reste {n}", { n: left }) : t("Tout est collé")}</strong></p>
    <div class="promise">
      <p class="tiny soft">${t("Vote secret, un bulletin par appareil et par place déclarée.")} ${t("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${Saved} item=${lastIn(outbox, slotOf(view.vote, seat))} online=${online} brief before=${before} />
    </div>`;
}

/** The purse drawn, when it is small enough to be counted at a glance. */
function Purseful({ left, budget, theme }) {
  if (budget > 8) return null;
  const draw = (_, at) => html`<${Gommette} theme=${theme} empty=${at >= left} />`;
  return html`<span class="stuck" aria-hidden="true">${Array.from({ length: budget }, draw)}</span>`;
}
