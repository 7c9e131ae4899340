// What the bar's two main buttons do: the activity's own next act if it has one, else the agenda's next step; and back.
import { t } from "../t.js";
import { deskOf } from "../kinds.desk.js";
import { answered, whyAsked } from "./few-ballots.js";
import { countWaiting } from "./reading.js";

const CLOSED_WAYS = {
  plenary: () => t("La suite se passe en plénière : l’organisation fait passer tout le monde."),
  gate_held: () => t("L’organisation retient cette étape. Vous pourrez passer dès qu’elle la libère."),
  gate_closed: () => t("L’étape suivante n’est pas encore ouverte par l’organisation."),
  closed: () => t("Cette séance est archivée."),
};

/** Why the agenda refuses a step, in a sentence. */
export const whyNot = (kind) => CLOSED_WAYS[kind]?.() ?? t("Cette étape n’est pas ouverte pour l’instant.");

/**
 * What "forward" means now: null at the end of the day, else
 * `{label, refused}` (a sentence) or `{label, title, text, yes, acts: [[name, body], …]}`.
 */
export function forward(view) {
  return ownAct(view) ?? toStep(view, view.next, true);
}

/** The activity's own next act; none for a table's desk in the plenary, nor for the plenary while the tables work. */
function ownAct(view) {
  const drives = view.table ? view.step.scope === "table" || view.tables.length === 1 : view.step.scope === "plenary";
  return drives ? deskOf(view.step.kind)?.forward?.(view) ?? null : null;
}

/** The agenda's next step while the activity has acts of its own still to come; else null. */
export function skipping(view) {
  const way = ownAct(view);
  const next = way && toStep(view, view.next, true);
  return next && !next.refused ? next : null;
}

/** What "back" means now, as `forward`. */
export const backward = (view) => toStep(view, view.back, false);

function toStep(view, target, ahead) {
  if (!target) return null;
  if (target.refused) return { label: target.title, refused: whyNot(target.refused) };
  return {
    label: target.title,
    title: ahead ? t("Passer à « {title} » ?", target) : t("Revenir à « {title} » ?", target),
    ...(ahead ? leaving(view) : { text: t("Rien n’est effacé : ce qui a été fait ici vous attend.") }),
    yes: ahead ? t("Passer") : t("Revenir"),
    acts: [going(view, target)],
  };
}

// The plenary's place takes all the tables with it when it enters a step of tables.
function going(view, target) {
  const step = view.agenda.find((each) => each.id === target.id);
  if (!view.table && step.scope === "table") return ["step.move", { step: target.id, tables: "all", ...answered(view) }];
  return ["step.go", { step: target.id, version: view.step.version, ...answered(view) }];
}

/** What is said before leaving: how many have not finished, what becomes of an open vote. */
export function leaving(view) {
  const missing = view.table ? countWaiting(view) : 0;
  const said = missing > 0 && deskOf(view.step.kind)?.waiting?.(missing, view);
  const open = view.vote?.phase === "open" || view.vote?.phase === "closed";
  const after = open ? t("Le vote sera dépouillé, et ne se rouvrira pas.") : t("Vous pourrez revenir ici sans rien perdre.");
  return { text: [said, after, open && whyAsked(view)].filter(Boolean).join(" ") };
}
