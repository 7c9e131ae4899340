// A ballot of ranks: press an option to give it the next place; up, down and take back move it. No dragging is needed.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { say } from "../../say.js";
import { Icon } from "../../components/icon.js";
import { shortName, Words } from "../../phone/words.js";
import { cast, choiceOf, orderOf } from "../../voting/casting.js";

export { Points as Figure, Picture } from "./duels.js";

const placeSaid = (place) => (place === 1 ? t("1re") : t("{n}e", { n: place }));

/** What a seat ranked, the first in front. */
function rankedBy(room, seat) {
  const choice = choiceOf(room, seat);
  return Object.keys(choice).sort((one, other) => choice[one] - choice[other]);
}

const send = (room, seat, order) => cast(room, seat, Object.fromEntries(order.map((id, at) => [id, at + 1])));

/** Brings the keyboard back to what was pressed, once it is drawn elsewhere: the first of these buttons that can be. */
function focus(...ids) {
  setTimeout(() => ids.map((id) => document.getElementById(id)).find((one) => one && !one.disabled)?.focus());
}

export function Ballot(room) {
  const { view, seat } = room;
  const order = rankedBy(room, seat);
  const { most } = view.vote.ballot;
  const full = most > 0 && order.length >= most;
  const left = orderOf(room, seat).filter((id) => !order.includes(id));
  const name = (id) => shortName(view[`option/${id}`]);
  const add = (id) => {
    send(room, seat, [...order, id]);
    say(t("{name}, {place}", { name: name(id), place: placeSaid(order.length + 1) }));
    focus(...left.slice(left.indexOf(id) + 1).map((one) => `rank-${one}`), `out-${id}`);
  };
  const move = (id, by, ...after) => {
    const at = order.indexOf(id);
    const moved = order.filter((one) => one !== id);
    moved.splice(at + by, 0, id);
    send(room, seat, moved);
    say(t("{name}, {place}", { name: name(id), place: placeSaid(at + by + 1) }));
    focus(...after);
  };
  const remove = (id) => {
    send(room, seat, order.filter((one) => one !== id));
    say(t("{name} n’est plus classée", { name: name(id) }));
    focus(`rank-${id}`);
  };
  const from = (id) => (view.step.scope === "plenary" ? view[`option/${id}`].table : null);
  return html`<section class="stack"><h2>${t("Votre classement")}</h2>
    ${order.length === 0 && html`<p class="soft">${t("Touchez d’abord celle que vous préférez.")}</p>`}
    <ol class="stack ranked">${order.map((id, at) => html`<${Ranked} key=${id} option=${view[`option/${id}`]} place=${at + 1} last=${at === order.length - 1}
      onUp=${() => move(id, -1, `up-${id}`, `down-${id}`)} onDown=${() => move(id, 1, `down-${id}`, `up-${id}`)} onOut=${() => remove(id)} />`)}</ol></section>
    ${left.length > 0 && html`<section class="stack"><h2>${t("À classer")}</h2>
      ${full && html`<p class="soft">${t("Toutes vos places sont données : libérez-en une pour changer.")}</p>`}
      <ul class="stack">${left.map((id) => html`<${Unranked} key=${id} option=${view[`option/${id}`]} from=${from(id)} full=${full}
        place=${placeSaid(order.length + 1)} onAdd=${() => add(id)} />`)}</ul></section>`}`;
}

function Ranked({ option, place, last, onUp, onDown, onOut }) {
  const name = shortName(option);
  return html`<li class="card ranked-card" data-theme=${option.theme}><p class="ranked-name"><b class="place number">${place}</b><strong>${name}</strong></p>
    <p class="moves"><button id=${`up-${option.id}`} class="button is-round" disabled=${place === 1} onClick=${onUp} aria-label=${t("Monter : {name}", { name })}>
        <${Icon} name="arrow-up" /></button>
      <button id=${`down-${option.id}`} class="button is-round" disabled=${last} onClick=${onDown} aria-label=${t("Descendre : {name}", { name })}>
        <${Icon} name="arrow-down" /></button>
      <button id=${`out-${option.id}`} class="button" onClick=${onOut} aria-label=${t("Ne plus classer : {name}", { name })}>${t("Ne plus classer")}</button></p></li>`;
}

function Unranked({ option, from, full, place, onAdd }) {
  if (option.gone) return html`<li class="card is-withdrawn"><p class="soft">${t("Contribution retirée")}</p></li>`;
  return html`<li class="card unranked-card" data-theme=${option.theme}>
    ${from && html`<p class="tiny soft">${t("Table {number}", { number: from.slice(1) })}</p>`}
    <${Words} title=${option.title} body=${option.body} />
    ${!full && html`<p><button id=${`rank-${option.id}`} class="button is-wide" onClick=${onAdd}
      aria-label=${t("Classer {place} : {name}", { place, name: shortName(option) })}>${t("Classer {place}", { place })}</button></p>`}</li>`;
}

export function Left({ view, seat, ...room }) {
  const { most } = view.vote.ballot;
  const given = rankedBy({ view, ...room }, seat).length;
  return html`<strong role="status">${most ? tn("{n} classée sur {most}", "{n} classées sur {most}", given, { most })
    : tn("{n} classée", "{n} classées", given)}</strong>`;
}
