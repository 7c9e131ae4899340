// A vote, whatever its kind: the rule before, the ballot while it is open, nothing but thanks once closed, then the
// results. Controls stop where the rule shown stops; the server judges.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Icon } from "../components/icon.js";
import { LookUp, Page } from "../phone/page.js";
import { Words } from "../phone/words.js";
import { MyIdeas } from "../activities/ideas/mine.js";
import { asked } from "../kinds.js";
import { PARTS } from "../kind-parts.phone.js";
import * as pick from "./ballots/pick.js";
import * as spread from "./ballots/spread.js";
import { Foot } from "./foot.js";
import { useParts } from "./parts.js";
import { isHeard, keepsNone, promiseTo } from "./promise.js";
import { Results, resultFigures, resultTitle } from "./results.js";
import { ruleSaid } from "./rule-lines.js";
import { Seats } from "./seats.js";

const BALLOTS = { pick, spread }; // by shape; a kind whose shape is not here exports a Ballot of its own

export default function Vote(given) {
  const { view } = given;
  const own = useParts(PARTS, view.step.kind);
  const room = { ...given, ...BALLOTS[view.vote?.ballot.shape], ...own };
  if (view.result && (["sealed", "selected"].includes(view.step.phase) || isHeard(view))) return html`<${Sealed} ...${room} />`;
  if (!view.vote || view.vote.phase === "before") return html`<${Before} ...${room} />`;
  if (view.vote.phase === "open") return html`<${Open} ...${room} />`;
  return html`<${Closed} ...${room} />`;
}

function Rule({ view }) {
  return html`<p class="soft small">${ruleSaid(view.step.kind, view.vote.rule, inPlenary(view))}</p>`;
}

const inPlenary = ({ step }) => step.scope === "plenary";

function Before(room) {
  const { view } = room;
  const options = (view.vote?.options ?? []).map((id) => view[`option/${id}`]).filter(Boolean);
  const foot = html`<${LookUp}>${t("Le vote s’ouvrira ici, au signal de l’animation.")}<//>`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight">
      <h1 tabindex="-1">${keepsNone(view) ? t("Bientôt, une question") : t("Bientôt, le vote")}</h1>
      ${view.step.prompt && html`<p>${view.step.prompt}</p>`}
      ${view.vote && html`<${Rule} view=${view} />`}
      ${view.vote && html`<p class="small">${promiseTo(view, room.own.me)}</p>`}
    </div>
    ${options.length > 0 && !keepsNone(view) && html`<section class="stack">
      <h2>${t("Au vote")}</h2>
      <ul class="stack">${options.map(({ id, title, body }) => html`
        <li class="card" key=${id}><${Words} title=${title} body=${body} /></li>`)}</ul>
    </section>`}
  <//>`;
}

function Open(room) {
  const { view, own, Ballot } = room;
  const title = asked(view.step.kind, "open", t("Votez"));
  const rule = html`${view.step.prompt && html`<p class="small">${view.step.prompt}</p>`}<${Rule} view=${view} />`;
  if (own.elsewhere?.length === own.me.seats) return html`<${Elsewhere} ...${room} />`;
  if (own.waits?.length) return html`<${Waiting} ...${room} />`;
  if (!Ballot) return html`<${Page} notices=${room.notices}><h1 tabindex="-1">${title}</h1><p class="soft">${t("Un instant…")}</p><//>`;
  if (own.me.seats > 1) return html`<${Seats} ...${room} key=${view.vote.id} title=${title} rule=${rule} />`;
  return html`<${Page} notices=${room.notices} foot=${html`<${Foot} ...${room} seat=${1} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${title}</h1>${rule}</div>
    <${Ballot} ...${room} seat=${1} key=${view.vote.id} /><${Mine} ...${room} />
  <//>`;
}

/** One's own ideas, which one may still withdraw. */
function Mine(room) {
  if (!room.own.mine.some((id) => room.own[`my/${id}`].withdrawable)) return null;
  return html`<details><summary>${t("Vos idées")}</summary><${MyIdeas} ...${room} /></details>`;
}

/** Who came while the vote was open, where the rule has them wait. */
function Waiting({ notices }) {
  return html`<${Page} notices=${notices} foot=${html`<${LookUp}>${t("Votre bulletin s’affichera ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${Icon} name="clock" /><h1 tabindex="-1">${t("Vous arrivez pendant le vote")}</h1>
      <p>${t("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")}</p>
    </div>
  <//>`;
}

/** Who changed table after voting: their ballot stays where it was cast. */
function Elsewhere({ notices }) {
  return html`<${Page} notices=${notices} foot=${html`<${LookUp}>${t("Les résultats s’afficheront ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${Icon} name="circle-check" /><h1 tabindex="-1">${t("Vous avez déjà voté")}</h1>
      <p>${t("Votre bulletin est à la table que vous avez quittée ; il y compte.")}</p>
    </div>
  <//>`;
}

function Closed(room) {
  const { view, own } = room;
  const cast = Object.keys(own).some((key) => key.startsWith("ballot/"));
  const foot = html`<${LookUp}><strong>${t("Maintenant, levez les yeux.")}</strong>${" "}
    ${t("Les résultats s’afficheront ici en même temps qu’à l’écran.")}<//>`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight cleared">
      <${Icon} name="circle-check" /><h1 tabindex="-1">${t("Le vote est clos")}</h1>
      <p>${cast ? t("Votre dernier bulletin enregistré compte.") : t("Cet appareil n’a pas envoyé de bulletin.")}</p>
      <p class="soft small">${turnout(view.vote)}</p>
      ${Object.keys(own).some((key) => own[key]?.came_back) && html`<p class="banner">${t("Une contribution retirée portait de vos points : ils vous sont revenus, et ne comptent pour aucune autre.")}</p>`}
    </div>
  <//>`;
}

const turnout = ({ ballots, seats }) => t("{ballots} pour {people}.", {
  ballots: tn("{n} bulletin", "{n} bulletins", ballots), people: tn("{n} personne", "{n} personnes", seats),
});

function Sealed(room) {
  const { view } = room;
  const foot = html`<${LookUp}><strong>${t("Maintenant, levez les yeux.")}</strong>${" "}
    ${t("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`;
  return html`<${Page} notices=${room.notices} foot=${foot}>
    <div class="stack-tight">
      <h1 tabindex="-1">${resultTitle(view)}</h1>
      <p class="soft small">${resultFigures(view)}</p>
      ${view.result.reason && html`<p class="small">${inPlenary(view) ? t("Choix de la salle : {reason}", view.result)
        : t("Choix de la table : {reason}", view.result)}</p>`}
    </div>
    ${room.Result ? html`<${room.Result} view=${view} />` : html`<${Results} view=${view} Figure=${room.Figure} />`}
    ${room.Picture && html`<${room.Picture} view=${view} />`}
  <//>`;
}
