// A vote with so few ballots that counting them tells whose they are: it is asked again, and says why.
import { html } from "../h.js";
import { t, tn } from "../t.js";

/** How few ballots are asked about at this step's vote. */
const least = (view) => view.step.settings?.least ?? 0;

/** Why this place's vote is asked about before it is counted; empty where it need not be. */
export function whyAsked(view) {
  const ballots = view.vote?.ballots ?? 0;
  if (!ballots || ballots >= least(view)) return "";
  return tn("Il n’y a qu’un bulletin : le résultat dira ce que cette personne a voté.",
    "Il n’y a que {n} bulletins : le résultat peut dire ce que chacun a voté.", ballots);
}

/** The same act once the question was answered by yes. */
export const answered = (view) => (whyAsked(view) ? { few: true } : {});

/** Under a refusal for few ballots: the same act, confirmed. */
export function Anyway({ act }) {
  const asked = act.refusal.value?.asked;
  if (!asked) return null;
  return html`<button class="button" type="button" onClick=${() => act(asked.name, { ...asked.body, few: true })}>
    ${t("Dépouiller quand même")}</button>`;
}
