// The vote by dots, on the wall: the rule before, the turnout while it is open, ranks once counted.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { BigClock } from "../../screen/big-clock.js";
import { Frame } from "../../screen/frame.js";
import { Ranks } from "./ranks.js";
import { RoomRanks } from "./room-ranks.js";
import { ruleLines } from "./rule-lines.js";

export default function Dots({ view, link }) {
  const { phase } = view.step;
  if (phase === "open") return html`<${Open} view=${view} link=${link} />`;
  if (phase === "closed") return html`<${BigClock} view=${view} link=${link} title=${t("Le vote est clos.")}
    also=${t("On découvre ensemble le résultat.")} foot=${turnout(view)} />`;
  if (!view.result) return html`<${Rule} view=${view} link=${link} />`;
  return view.step.scope === "table" || view.themes.length === 1 ? html`<${Ranks} view=${view}
    link=${link} />` : html`<${RoomRanks} view=${view} link=${link} />`;
}

function Rule({ view, link }) {
  const rule = view.vote?.rule ?? view.step.settings;
  const count = view.vote?.options.length ?? 0;
  return html`<${Frame} view=${view} link=${link} title=${view.step.title} clock
    foot=${tn("{n} idée au vote, secret", "{n} idées au vote, secret", count)}>
    <ol class="rule-wall">${ruleLines(rule, view.step.scope === "plenary").map((line) => html`<li key=${line}>${line}</li>`)}</ol>
      <//>`;
}

function Open({ view, link }) {
  const [dots, cap] = ruleLines(view.vote.rule, view.step.scope === "plenary");
  return html`<${BigClock} view=${view} link=${link} title=${t("Collez vos gommettes.")}
    also=${t("{dots}, {cap}. On peut changer d’avis jusqu’à la clôture.", { dots, cap })}
    foot=${`${turnout(view)} · ${t("un par appareil et par place déclarée")}`} />`;
}

const turnout = ({ vote }) => tn("{n} bulletin sur {seats}", "{n} bulletins sur {seats}", vote.ballots, vote);
