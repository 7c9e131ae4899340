// For who arrives when the day has begun: what the step is, what was done. Shown in the step of arrival, until understood.
import { html, useState } from "../h.js";
import { keep, kept } from "../kept.js";
import { t, tn } from "../t.js";

export function Recap({ view, own, code }) {
  const key = `tablee/${code}/${own.me.id}/welcomed`;
  const [late, setLate] = useState(() => arrivesLate(key, view));
  const done = facts(view.recap);
  if (!late) return null;
  const close = () => {
    keep(key, true);
    setLate(false);
    document.querySelector("main h1")?.focus();
  };
  return html`<section class="card recap stack-tight" aria-labelledby="recap">
    <h2 id="recap">${t("Vous arrivez pendant « {title} »", { title: view.step.title })}</h2>
    <p>${t("Étape {index} sur {count}.", { index: view.step.index + 1, count: view.step.count })}
      ${done.length > 0 && html` ${view.step.scope === "plenary" ? t("Déjà dans la salle : {facts}.", { facts: done.join(", ") })
        : t("Déjà à votre table : {facts}.", { facts: done.join(", ") })}`}</p>
    <p><button class="button" onClick=${close}>${t("J’ai compris")}</button></p>
  </section>`;
}

/** Only in the step of arrival, and only if the day is past its first one. */
function arrivesLate(key, { step }) {
  if (kept(key) === null) keep(key, step.index > 0 ? step.id : true);
  return kept(key) === step.id;
}

/** What was done at the table so far, as short phrases; nothing for what is still private or empty. */
function facts(recap) {
  const { ideas = 0, groups = 0, merged = 0, proposals = 0, sheets_begun = 0 } = recap ?? {};
  return [
    ideas && tn("{n} idée", "{n} idées", ideas),
    groups && tn("{n} groupe", "{n} groupes", groups),
    merged && tn("{n} idée réunie", "{n} idées réunies", merged),
    proposals && tn("{n} proposition retenue", "{n} propositions retenues", proposals),
    sheets_begun && tn("{n} fiche commencée", "{n} fiches commencées", sheets_begun),
  ].filter(Boolean);
}
