// Before the first step: the question, how the day goes, who is at the table. Nothing to press.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { LookUp, Page } from "../../phone/page.js";

export default function Welcome({ view, own, notices }) {
  const { session, step, table } = view;
  return html`<${Page} notices=${notices} foot=${html`<${Foot} />`}>
    <div class="stack-tight">
      <p class="soft">${hello(own.me)}</p>
      <h1 tabindex="-1" class="question">${session.question}</h1>
      ${step.prompt && html`<p class="soft">${step.prompt}</p>`}
    </div>
    ${table && html`<p>${tn("{n} personne est à votre table.", "{n} personnes sont à votre table.", table.seats ?? table.people)}</p>`}
    <section class="stack-tight">
      <h2>${t("La séance")}</h2>
      <${Agenda} agenda=${view.agenda} now=${step.id} />
    </section>
    ${own.me.seats === 1 && html`<${Several} />`}
  <//>`;
}

function Foot() {
  return html`<${LookUp}><strong>${t("Gardez cette page ouverte.")}</strong> ${t("La suite s’affichera ici.")}<//>`;
}

function Several() {
  return html`<p class="small soft">
    ${t("Plusieurs sur ce téléphone ? Dites-le sous « Moi », en haut à gauche : chaque personne aura son bulletin.")}</p>`;
}

function hello({ name }) {
  return name ? t("Bonjour {name}, vous êtes à votre place.", { name }) : t("Bonjour, vous êtes à votre place.");
}

/** The agenda as a rail: minutes, a pip, the step. */
function Agenda({ agenda, now }) {
  const at = agenda.findIndex((step) => step.id === now);
  const look = (index) => (index < at ? "is-done" : index === at ? "is-now" : "");
  return html`<ol class="step-rail">${agenda.map((step, index) => html`
    <li class=${look(index)} aria-current=${index === at ? "step" : null}>
      <span class="number tiny">${step.minutes ? t("{n} min", { n: step.minutes }) : ""}</span>
      <span class="pip"></span>
      <span>${step.title}</span>
    </li>`)}</ol>`;
}
