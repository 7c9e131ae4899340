// What a ranking gives: points as a part of the most there could be, and duels as a table, with what they say of the first.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { ShareBar } from "../../components/share-bar.js";
import { typeset } from "../../typeset.js";

/** A row's points beside those of an option that every ballot puts first. */
export function Points({ result, row }) {
  return html`<${ShareBar} part=${row.figures.borda_twice} whole=${2 * (result.rows.length - 1) * result.ballots} />`;
}

/** The title of a row, in one line. */
export function titleOf(row) {
  return row.gone ? t("Contribution retirée") : typeset(row.title) || t("Idée masquée");
}

/** Whether points and duels agree on the first, in a sentence; nothing where there is no duel. */
export function verdict({ rows, condorcet, ballots }) {
  if (rows.length < 2 || !ballots) return "";
  const winner = rows.find((row) => row.id === condorcet);
  const rule = t("Le rang suit les points.");
  if (!winner) return `${t("Aucune ne gagne tous ses duels.")} ${rule}`;
  if (winner.rank === 1) return t("« {name} » est en tête aux points et gagne tous ses duels.", { name: titleOf(winner) });
  return `${t("Les deux comptes diffèrent : « {first} » est en tête aux points, « {winner} » gagne tous ses duels.",
    { first: titleOf(rows[0]), winner: titleOf(winner) })} ${rule}`;
}

/** Under the rows of a phone and a desk: the verdict, and each duel. */
export function Picture({ view: { result } }) {
  const said = verdict(result);
  if (!said) return null;
  const rows = result.duels.options.map((id) => result.rows.find((row) => row.id === id));
  return html`<section class="duels"><p><strong>${said}</strong></p>
    <details><summary>${t("Les duels")}</summary><div class="duels-scroll" tabindex="0" role="region" aria-label=${t("Les duels")}>
      <table><caption>${t("Combien de bulletins placent la ligne avant la colonne ; souligné : le duel est gagné.")}</caption>
        <thead><tr><td></td>${rows.map((row, at) => html`<th key=${row.id} scope="col"><span aria-hidden="true">${at + 1}</span>
          <span class="only-read-aloud">${titleOf(row)}</span></th>`)}</tr></thead>
        <tbody>${rows.map((row, at) => html`<tr key=${row.id}><th scope="row"><span aria-hidden="true">${at + 1}. </span>${titleOf(row)}</th>
          ${rows.map((_, other) => html`<${Duel} key=${other} duels=${result.duels.ballots} at=${at} other=${other} />`)}</tr>`)}</tbody></table></div></details></section>`;
}

function Duel({ duels, at, other }) {
  if (at === other) return html`<td class="soft">–</td>`;
  return html`<td class=${duels[at][other] > duels[other][at] ? "is-won" : ""}>${duels[at][other]}</td>`;
}
