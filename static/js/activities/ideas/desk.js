// Imagining, from the desk: counts while writing is private, the texts once revealed.
import { html, useState } from "../../h.js";
import { t, tn } from "../../t.js";
import { Icon } from "../../components/icon.js";
import { Board } from "../../desk/board.js";
import { Facts } from "../../desk/facts.js";
import { quoted } from "../../desk/reading.js";
import { RoundFigure } from "../../desk/round-figure.js";
import { Spoken } from "../../desk/say.js";
import { stillLeft } from "../../desk/time-left.js";
import { WriteDialog } from "../../desk/write-dialog.js";

export default function Ideas({ view, act, link, presence }) {
  const [writing, setWriting] = useState(false);
  if (view.step.phase === "revealed") return html`<${Board} view=${view} act=${act} link=${link} words=${words} />`;
  const count = view.writing?.ideas ?? 0;
  return html`<div class="silent-table"><div class="figure"><${RoundFigure} view=${view} presence=${presence}
      number=${count} word=${tn("idée au moins", "idées au moins", count)} /></div>
    <div class="beside"><p class="question-small">${quoted(view.session.question)}</p><${Spoken} view=${view} link=${link} words=${words} />
      <${Facts} facts=${facts(view)} />
      <button class="button" type="button" onClick=${() => setWriting(true)}>
        <${Icon} name="plus" /> ${t("Écrire pour quelqu’un")}</button></div>
    ${writing && html`<${WriteDialog} view=${view} act=${act} link=${link} onClose=${() => setWriting(false)} />`}</div>`;
}

export function words(view, seconds) {
  if (view.step.phase === "revealed") return t("Lisons ce qui est écrit, sans débattre encore.");
  return [stillLeft(seconds), t("On écrit pour soi, une idée à la fois. On lira tout à l’heure.")].filter(Boolean).join(" ");
}

export function facts(view) {
  if (view.step.phase === "revealed") return [["eye", t("Les idées sont révélées")], ["layers", tn("{n} idée", "{n} idées", view.ideas.length)]];
  const { seats } = view.table;
  const waiting = Math.max(seats - view.contributed, 0);
  const shared = (view.people ?? []).map((id) => view[`person/${id}`]).filter((person) => person?.seats > 1 && person.name);
  return [
    ["pencil", seats ? wrote(waiting, view.contributed, seats) : t("Personne n’est encore assis à cette table")],
    ["users", waiting > 0 && t("Le compte avance par trois : rien ne dit ainsi qui vient d’écrire")],
    ["eye-off", t("Les textes restent privés jusqu’à « Révéler », ou jusqu’à l’étape suivante")],
    ...shared.slice(0, 2).map((person) => ["user", tn("{name} porte {n} personne", "{name} porte {n} personnes sur son téléphone", person.seats, person)]),
  ];
}

function wrote(waiting, done, seats) {
  if (!waiting) return t("Tout le monde a écrit");
  return done ? t("Au moins {done} sur {seats} ont écrit", { done, seats }) : t("Le compte paraîtra à la troisième personne qui écrit");
}

export const waiting = (n) => tn("{n} personne au plus n’a encore rien écrit.", "{n} personnes au plus n’ont encore rien écrit.", n);
