// What a vote promises of who reads a ballot: a secret one, an open one told with names, an open one told without.
import { t } from "../t.js";

/** On a phone: with the first name under which the table will read this ballot. */
export function promiseTo(view, me) {
  if (view.vote.secret) return t("Vote secret : personne ne verra votre bulletin, ni avant ni après.");
  if (view.vote.rule.open !== "named") return t("Réponses sans nom : on verra ce qui est dit, jamais par qui.");
  return me.name && me.consents.room ? t("Vote ouvert : la table verra votre prénom, {name}, avec votre avis.", me)
    : t("Vote ouvert : la table verra votre avis, signé « une voix ».");
}

/** On a desk and on the wall. */
export function promise(view) {
  const { secret, rule } = view.vote ?? { secret: true, rule: {} };
  if (secret) return t("Vote secret : une fois dépouillé, rien ne relie une personne à son bulletin.");
  return rule.open === "named" ? t("Vote ouvert : à la clôture, on voit qui a dit quoi ; sans accord, « une voix ».")
    : t("Réponses sans nom : on verra ce qui est dit, jamais par qui.");
}

/** Whether what is asked keeps nothing of what is voted on: a poll. */
export const keepsNone = (view) => Boolean(view.vote) && !view.vote.rule.keep;

/** Whether a vote's result is there before it is sealed: an open one's, once closed. */
export const isHeard = (view) => Boolean(view.result) && view.result.vote === view.vote?.id && view.vote.phase === "closed";
