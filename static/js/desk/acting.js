// What a desk or the tower says to the server, through the outbox, and what became of it. Every act ends in an answer that
// is shown.
import { signal } from "../h.js";
import { openOutbox } from "../outbox.js";
import { t } from "../t.js";

// Operations that take a place: it is always said, one browser may hold two tables.
const PLACED = new Set([
  "step.go", "timer.set", "timer.add", "timer.pause", "timer.resume", "vote.open", "screen.spotlight", "screen.blank",
]);

/**
 * The acts of one place (`t4`, or `all`). `act(name, body, {draft, slot})` resolves to the server's answer, or to
 * `{ok, kept: true}` for what is written and leaves when it can.
 * `act.sending` is how many are under way; `act.refusal` is null or `{text, kind}`, the last one refused; `act.outbox` is
 * the place's own, and `act.draft(what)` the key of a draft of it.
 */
export function acting(link, place, { code, person }) {
  const outbox = openOutbox({ link, code, person, place });
  const act = async (name, body = {}, how = {}) => {
    act.sending.value += 1;
    act.refusal.value = null;
    const answer = await outbox.act(name, PLACED.has(name) ? { place, ...body } : body, how);
    act.sending.value -= 1;
    if (!answer.ok) act.refusal.value = said(name, answer, body);
    return answer;
  };
  act.sending = signal(0);
  act.refusal = signal(null);
  act.outbox = outbox;
  act.draft = (what) => `${outbox.mine}/draft/${what}`;
  outbox.settled.subscribe((known) => {
    if (!known || act.refusal.value?.doubt !== known.id) return;
    act.refusal.value = known.ok ? null : { kind: "late", text: known.text };
  });
  return act;
}

function said(name, answer, body) {
  if (answer.refused === "few_ballots") return { kind: answer.refused, text: answer.text, asked: { name, body } };
  const kind = answer.refused ?? answer.error;
  if (kind === "conflict" && (name.startsWith("step.") || name === "pitch.go" || name === "ideas.reveal")) {
    return { kind, text: t("L’étape vient d’être changée depuis un autre pupitre. Votre écran est à jour.") };
  }
  return { kind, doubt: answer.doubt, text: answer.text || t("Ce geste n’a pas été enregistré. Réessayez.") };
}
