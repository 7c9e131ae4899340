// A vote, whatever its kind, from the desk: the rule, the turnout while it is open, the count once sealed, then the choice.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Facts } from "../desk/facts.js";
import { Spoken } from "../desk/say.js";
import { stillLeft } from "../desk/time-left.js";
import { countWaiting, inPlenary, options } from "../desk/reading.js";
import { answered, whyAsked } from "../desk/few-ballots.js";
import { Ready } from "./ready.js";
import { Turnout } from "./turnout.js";
import { Count } from "./count.js";
import { keptSaid, onTheBallot } from "./naming.js";
import { choiceOf, selecting } from "./choice.js";
import { asked } from "../kinds.js";
import { PARTS } from "../kind-parts.desk.js";
import { useParts } from "./parts.js";
import { isHeard, keepsNone } from "./promise.js";
import { typeset } from "../typeset.js";

const MIDDLE = { before: Ready, open: Turnout, closed: Turnout, sealed: Count, selected: Count };

export default function Vote({ view, link, ...given }) {
  const own = useParts(PARTS, view.step.kind);
  const phase = view.vote?.phase ?? view.step.phase;
  const Heard = own?.Result ?? Count;
  const counted = view.result && ["sealed", "selected"].includes(view.step.phase);
  const Middle = isHeard(view) || counted ? Heard : MIDDLE[view.step.phase] ?? Ready;
  return html`<div class=${`vote-desk is-${phase}`}><${Spoken} view=${view} link=${link} words=${words} /><${Middle} view=${view} link=${link} ...${given} ...${own} /></div>`;
}

const WORDS = {
  before: (room, kind, secret) => (secret ? t("Voici la règle. On vote seul, en silence ; personne ne verra votre bulletin.")
    : t("Voici la règle. Chaque personne répond seule, en silence ; à la clôture, on découvre tout ensemble.")),
  open: (room, kind) => [asked(kind, "hint", ""), t("On peut changer d’avis jusqu’à la clôture.")].filter(Boolean).join(" "),
  closed: (room, kind, secret) => (secret ? t("Le vote est clos. On découvre ensemble le résultat.") : t("Le vote est clos. Voici ce qui a été dit.")),
  sealed: (room) => (room ? t("Voici ce que la salle a dit. Est-ce bien ce que l’on retient ?")
    : t("Voici ce que la table a dit. Est-ce bien ce que l’on garde ?")),
  selected: (room) => (room ? t("C’est noté. Merci à toutes les tables.") : t("C’est noté. On passe à l’écriture.")),
};

export function words(view, seconds) {
  if (keepsNone(view) && ["sealed", "selected"].includes(view.step.phase)) return t("Voici ce qui a été répondu.");
  const said = WORDS[view.step.phase]?.(inPlenary(view), view.step.kind, view.vote?.secret ?? true) ?? "";
  return view.step.phase === "open" ? [stillLeft(seconds), said].filter(Boolean).join(" ") : said;
}

export function facts(view) {
  const { phase } = view.step;
  if (phase === "before") return [["vote", onTheBallot(view)]];
  if (phase === "open" || phase === "closed") {
    const missing = countWaiting(view);
    return [["vote", tn("{n} bulletin sur {seats}", "{n} bulletins sur {seats}", view.vote.ballots, view.vote)],
      [view.vote.secret ? "eye-off" : "eye", view.vote.secret ? t("Résultats cachés jusqu’au dépouillement") : t("Vote ouvert")],
      ["clock", missing > 0 && tn("Il manque {n} personne", "Il manque {n} personnes", missing)]];
  }
  return [["vote", tn("{n} bulletin dépouillé", "{n} bulletins dépouillés", view.result?.ballots ?? 0)],
    ["check", phase === "selected" && keptSaid(view)]];
}

const unanswered = (n) => tn("{n} personne n’a pas encore répondu.", "{n} personnes n’ont pas encore répondu.", n);

export const waiting = (n) => tn("{n} personne n’a pas encore voté.", "{n} personnes n’ont pas encore voté.", n);

const NEXT_ACT = { before: opening, open: closing, closed: sealing, sealed: choosing };

/** The vote's own next act, so that one key leads through it; null once the choice is made. */
export const forward = (view) => NEXT_ACT[view.step.phase]?.(view) ?? null;

export function opening(view) {
  const count = options(view).length;
  if (!count) return null;
  return { label: t("Ouvrir le vote"), title: t("Ouvrir le vote ?"), yes: t("Ouvrir"),
    text: keepsNone(view) ? `${onTheBallot(view)}.` : `${onTheBallot(view)}. ${t("Jusqu’à la clôture, on ne réunit plus d’idées et la règle ne change plus.")}`,
    acts: [["vote.open", { version: view.step.version }]] };
}

function closing(view) {
  const missing = countWaiting(view);
  if (keepsNone(view)) return { label: t("Clore et montrer"), title: t("Clore et montrer les réponses ?"), yes: t("Clore et montrer"),
    text: missing > 0 ? unanswered(missing) : "", acts: [["vote.close", { vote: view.vote.id }], ["vote.seal", { vote: view.vote.id }]] };
  return { label: t("Clore le vote"), title: t("Clore le vote ?"), yes: t("Clore"),
    text: [missing > 0 && waiting(missing), t("Vous pourrez le rouvrir tant qu’il n’est pas dépouillé.")].filter(Boolean).join(" "),
    acts: [["vote.close", { vote: view.vote.id }]] };
}

function sealing(view) {
  if (!view.vote.secret) return { label: t("Arrêter le résultat"), title: t("Arrêter le résultat ?"), yes: t("Arrêter"),
    text: t("Ce vote ne se rouvrira pas : un nouveau tour partirait de zéro."), acts: [["vote.seal", { vote: view.vote.id }]] };
  const why = whyAsked(view);
  return { label: t("Dépouiller"), title: t("Dépouiller le vote ?"), yes: t("Dépouiller"),
    text: `${why && `${why} `}${tn("{n} bulletin sera compté, puis l’urne sera détruite. Ce vote ne se rouvrira pas : un nouveau tour partirait de zéro.",
      "{n} bulletins seront comptés, puis l’urne sera détruite. Ce vote ne se rouvrira pas : un nouveau tour partirait de zéro.", view.vote.ballots)}`,
    acts: [["vote.seal", { vote: view.vote.id, ...answered(view) }]] };
}

function choosing(view) {
  if (keepsNone(view)) return null;
  const { ideas } = choiceOf(view.result);
  if (!ideas.length) return { label: t("Confirmer"), refused: t("Cochez au moins une ligne.") };
  return { label: t("Confirmer le choix"), title: inPlenary(view)
    ? tn("Retenir cette proposition ?", "Retenir ces {n} propositions ?", ideas.length)
    : tn("Garder cette idée ?", "Garder ces {n} idées ?", ideas.length),
    yes: t("Confirmer"), text: "", list: ideas.map((id) => titleOf(view, id)), acts: [selecting(view.result)] };
}

const titleOf = (view, id) => typeset(view.result.rows.find((row) => row.id === id)?.title ?? id);
