// Several people on one phone: each votes in turn, and between two of them the page is cleared.
import { html, useState } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { Page } from "../phone/page.js";
import { lastIn } from "../phone/saved.js";
import { choiceOf, slotOf } from "./casting.js";
import { Foot } from "./foot.js";

/** The seats of this device, one ballot at a time. `seat` 0 is the cleared page. */
export function Seats(room) {
  const [seat, setSeat] = useState(0);
  const [done, setDone] = useState(() => firstSeats(room));
  const finish = () => {
    setDone((before) => [...new Set([...before, seat])]);
    setSeat(0);
    setTimeout(() => document.querySelector("main h1")?.focus());
  };
  if (seat) return html`<${Voting} ...${room} seat=${seat} onDone=${finish} />`;
  return html`<${Between} ...${room} done=${done} onSeat=${setSeat} />`;
}

/** The seats that have a ballot already, when the page comes back. */
function firstSeats(room) {
  return allSeats(room).filter((seat) => hasBallot(room, seat));
}

/** The seats that vote here: one whose ballot lies at the table it left does not. */
function allSeats({ own }) {
  return Array.from({ length: own.me.seats }, (_, at) => at + 1).filter((seat) => !own.elsewhere?.includes(seat));
}

function hasBallot(room, seat) {
  return Boolean(room.own[`ballot/${seat}`]) || Object.keys(choiceOf(room, seat)).length > 0;
}

function Voting(room) {
  const { seat, onDone, own, title, rule, Ballot } = room;
  const { seats } = own.me;
  const foot = html`<${Foot} ...${room} />
    <button class="button is-main is-wide" onClick=${onDone}>
      ${seat === seats ? t("J’ai fini") : t("J’ai fini, passer au suivant")}</button>`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight">
      <p class="tag"><${Icon} name="user" /> ${t("Personne {seat} sur {seats}", { seat, seats })}</p>
      <h1 tabindex="-1">${title}</h1>${rule}
    </div>
    <${Ballot} ...${room} key=${seat} />
  <//>`;
}

/** Nothing of any ballot is on this page: whoever holds the phone sees only whose turn it is. */
function Between(room) {
  const { done, onSeat, outbox, view } = room;
  const seats = allSeats(room);
  const next = seats.find((seat) => !done.includes(seat));
  const waits = seats.some((seat) => lastIn(outbox, slotOf(view.vote, seat))?.state === "waiting");
  const foot = next && html`<button class="button is-main is-wide" onClick=${() => onSeat(next)}>
    ${t("Je suis la personne {next} : voter", { next })}</button>`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight cleared">
      <${Icon} name="users" />
      <h1 tabindex="-1">${headline(next, done.length)}</h1>
      <p>${next ? t("L’écran ne montre plus aucun bulletin. Chaque personne vote à son tour.")
        : tn("{n} bulletin sur ce téléphone.", "{n} bulletins sur ce téléphone.", done.length)}</p>
      ${waits && html`<p class="small soft">${t("Certains bulletins attendent le réseau.")}</p>`}
    </div>
    ${done.length > 0 && html`<${Again} done=${done} onSeat=${onSeat} />`}
  <//>`;
}

function headline(next, done) {
  if (!next) return t("Tout le monde a voté");
  return done ? t("Passez au suivant") : t("À la première personne");
}

/** The seats whose ballot may be looked at again, by their own people. */
function Again({ done, onSeat }) {
  return html`<section class="stack-tight">
    <h2>${t("Reprendre un bulletin")}</h2>
    <p class="small soft">${t("Jusqu’à la clôture, chaque personne peut revoir et changer le sien.")}</p>
    <ul class="numbers">${done.map((seat) => html`<li key=${seat}>
      <button class="button" onClick=${() => onSeat(seat)}
        aria-label=${t("Reprendre le bulletin de la personne {seat}", { seat })}>${t("Personne {seat}", { seat })}</button>
    </li>`)}</ul>
  </section>`;
}
