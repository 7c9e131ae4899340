// The undo that stays eight seconds after one's own act. What was done is said, then how long is left.
import { html } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { useSecondsLeft } from "../components/clock.js";
import { standing, useWhose } from "./table-context.js";

// What is not here needs no toast: the same button takes it back (time, screen), or one goes on typing.
const DONE = {
  "step.go": () => t("Étape changée"), "step.move": () => t("Tables déplacées"), "step.gate": () => t("Passage changé"),
  "idea.merge": () => t("Idées réunies"), "idea.unmerge": () => t("Idée ressortie"), "idea.park": () => t("Idée écartée ou reprise"),
  "idea.retire": () => t("Contribution retirée ou rétablie"),
  "idea.group": () => t("Idée déplacée"), "group.create": () => t("Groupe créé"), "group.rename": () => t("Groupe renommé"),
  "idea.edit": () => t("Idée corrigée"), "idea.write": () => t("Idée ajoutée"), "ideas.reveal": () => t("Affichage des idées changé"),
  "vote.open": () => t("Vote ouvert"), "vote.close": () => t("Vote clos"), "vote.reopen": () => t("Vote rouvert"),
  "vote.select": () => t("Choix confirmé"), "person.move": () => t("Personne déplacée"), "person.exclude": () => t("Personne sortie"), "person.free": () => t("Place libérée"), "pitch.go": () => t("Passage lancé"),
  "pitch.order": () => t("Ordre changé"), "verbatim.pick": () => t("Parole notée"), "verbatim.drop": () => t("Parole retirée"),
  "message.send": () => t("Message envoyé"),
};

/** `undo` is the view's `{seq, name, by, until}` or null: only the one who did it is offered to undo it. */
export function Undo({ undo: last, act, now }) {
  const { person } = document.body.dataset;
  const whose = useWhose();
  const undo = last && (!person || last.by === person) ? last : null;
  const seconds = useSecondsLeft(undo ? { ends_at: undo.until } : null, now);
  if (!undo || !DONE[undo.name] || seconds === null || seconds <= 0) return null;
  const done = DONE[undo.name]();
  return html`<div class=${standing("undo-toast", whose)} role="status">
    <span>${whose ? t("{table} : {done}", { table: whose.name, done }) : done}</span>
    <button class="button" type="button" onClick=${() => act("undo", { seq: undo.seq })}>
      <${Icon} name="undo-2" /> ${t("Annuler")} <span class="number" aria-hidden="true">${Math.min(seconds, 8)}</span></button>
        </div>`;
}
