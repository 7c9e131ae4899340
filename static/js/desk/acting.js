// What a desk or the tower says to the server, and what became of it. Every act ends in an answer that is shown.
import { signal } from "../h.js";
import { t } from "../t.js";

// Operations that take a place: it is always said, one browser may hold two tables.
const PLACED = new Set([
  "step.go", "timer.set", "timer.add", "timer.pause", "timer.resume", "vote.open", "screen.spotlight", "screen.blank",
]);

/**
 * The acts of one place (`t4`, or `all`). `act(name, body)` resolves to the server's answer.
 * `act.sending` is how many are under way; `act.refusal` is null or `{text, kind}`, the last one refused.
 */
export function acting(link, place) {
  const act = async (name, body = {}) => {
    act.sending.value += 1;
    act.refusal.value = null;
    const answer = await link.do(name, PLACED.has(name) ? { place, ...body } : body);
    act.sending.value -= 1;
    if (!answer.ok) act.refusal.value = said(name, answer);
    return answer;
  };
  act.sending = signal(0);
  act.refusal = signal(null);
  return act;
}

function said(name, answer) {
  const kind = answer.refused ?? answer.error;
  if (kind === "conflict" && (name.startsWith("step.") || name === "pitch.go" || name === "ideas.reveal")) {
    return { kind, text: t("L’étape vient d’être changée depuis un autre pupitre. Votre écran est à jour.") };
  }
  return { kind, text: answer.text || t("Ce geste n’a pas été enregistré. Réessayez.") };
}
