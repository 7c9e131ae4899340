// A vote, whatever its kind, on the wall: the rule before, the turnout while it is open, ranks once counted.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { BigClock } from "../screen/big-clock.js";
import { Frame } from "../screen/frame.js";
import { Ranks } from "./ranks.js";
import { RoomRanks } from "./room-ranks.js";
import { ruleLines } from "./rule-lines.js";
import { asked, ownLines } from "../kinds.js";
import { PARTS } from "../kind-parts.screen.js";
import { useParts } from "./parts.js";
import { isHeard, keepsNone } from "./promise.js";

const LINES = 2; // of its own rule, beside the clock: all of them stood there before

export default function Vote({ view, link }) {
  const { Figure, Result } = useParts(PARTS, view.step.kind) ?? {};
  const { phase } = view.step;
  if (phase === "open") return html`<${Open} view=${view} link=${link} />`;
  if (phase === "closed" && !isHeard(view)) return html`<${BigClock} view=${view} link=${link} title=${t("Le vote est clos.")}
    also=${t("On découvre ensemble le résultat.")} foot=${turnout(view)} />`;
  if (!view.result) return html`<${Rule} view=${view} link=${link} />`;
  if (Result) return html`<${Result} view=${view} link=${link} />`;
  return view.step.scope === "table" || view.themes.length === 1 ? html`<${Ranks} view=${view}
    link=${link} Figure=${Figure} />` : html`<${RoomRanks} view=${view} link=${link} Figure=${Figure} />`;
}

function Rule({ view, link }) {
  const rule = view.vote?.rule ?? view.step.settings;
  const count = view.vote?.options.length ?? 0;
  return html`<${Frame} view=${view} link=${link} title=${view.step.title} clock
    foot=${keepsNone(view) ? t("Répondez sur votre téléphone.") : (view.vote?.secret ?? true) ? tn("{n} idée au vote, secret", "{n} idées au vote, secret", count)
      : tn("{n} idée au vote, ouvert", "{n} idées au vote, ouvert", count)}>
    <ol class="rule-wall">${ruleLines(view.step.kind, rule, view.step.scope === "plenary").map((line) => html`<li key=${line}>${line}</li>`)}</ol>
      <//>`;
}

function Open({ view, link }) {
  const own = ownLines(view.step.kind, view.vote.rule, view.step.scope === "plenary").slice(0, LINES).join(", ");
  const change = t("On peut changer d’avis jusqu’à la clôture.");
  return html`<${BigClock} view=${view} link=${link} title=${keepsNone(view) && view.step.prompt ? view.step.prompt : asked(view.step.kind, "screen", t("Votez."))}
    also=${own ? `${own}. ${change}` : change}
    foot=${`${turnout(view)} · ${t("un par appareil et par place déclarée")}`} />`;
}

const turnout = ({ vote }) => tn("{n} bulletin sur {seats}", "{n} bulletins sur {seats}", vote.ballots, vote);
