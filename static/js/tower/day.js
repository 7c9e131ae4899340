// The day: each step with its planned time, where the plenary is, how many tables are in it. A press prepares a move there.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { rooms } from "../desk/reading.js";

export function Day({ view, onStep }) {
  const all = rooms(view);
  const furthest = Math.max(...all.map((room) => room.index), view.plenary.index ?? 0);
  const times = planned(view);
  return html`<aside class="tower-side" aria-label=${t("La journée")}><h2>${t("La journée")}</h2>
    <ol class="step-rail">${view.agenda.map((step, at) => html`<${StepLine} key=${step.id} step=${step} time=${times[at]}
      gates=${view.gates[step.id]} barred=${view.barred[step.id]}
      here=${all.filter((room) => room.step === step.id).length} all=${all.length} done=${at < furthest} onStep=${() => onStep(step.id)} />`)}</ol>
    <${Legend} /></aside>`;
}

function StepLine({ step, time, here, all, done, gates, barred = {}, onStep }) {
  const held = Object.values(gates ?? {}).filter((gate) => gate === "held").length;
  const closed = Object.values(gates ?? {}).filter((gate) => gate === "closed").length;
  const open = Object.entries(gates ?? {}).filter(([table, gate]) => gate === "open" && !barred[table]).length;
  const gated = [held && tn("retenue à {n} table", "retenue à {n} tables", held), closed && tn("fermée à {n} table", "fermée à {n} tables", closed),
    open && tn("ouverte à {n} table", "ouverte à {n} tables", open), ...barredSaid(barred)].filter(Boolean).join(", ");
  return html`<li class=${here ? "is-now" : done ? "is-done" : ""}><span class="number">${time}</span><span class="pip"></span>
    <span><button class="step-button" type="button" onClick=${onStep} aria-label=${t("{title} : y faire passer des tables", step)}>
      ${step.title}</button>
      ${here > 0 && here < all && html`<span class="step-count">${tn("{n} table", "{n} tables", here)}</span>`}
      ${gated && html`<span class="step-count">${gated}</span>`}</span></li>`;
}

const WHY = {
  plenary: (n) => tn("ouverte, mais {n} table est en plénière", "ouverte, mais {n} tables sont en plénière", n),
  gate_held: (n) => tn("ouverte, mais {n} table est retenue avant", "ouverte, mais {n} tables sont retenues avant", n),
  gate_closed: (n) => tn("ouverte, mais {n} table a une étape fermée avant", "ouverte, mais {n} tables ont une étape fermée avant", n),
};

/** A step that was opened may be out of reach all the same: for how many tables, and why. */
function barredSaid(barred) {
  const kinds = Object.values(barred);
  return Object.keys(WHY).map((kind) => [kind, kinds.filter((each) => each === kind).length])
    .filter(([, count]) => count > 0).map(([kind, count]) => WHY[kind](count));
}

/** Planned times of day from the session's start, or minutes where it has none. */
function planned(view) {
  const [hours, minutes] = (view.session.start || "").split(":").map(Number);
  let at = Number.isInteger(hours) ? 60 * hours + (minutes || 0) : null;
  return view.agenda.map((step) => {
    if (at === null) return step.minutes ? t("{n} min", { n: step.minutes }) : "";
    const said = `${Math.floor(at / 60) % 24}:${String(at % 60).padStart(2, "0")}`;
    at += step.minutes;
    return said;
  });
}

function Legend() {
  const seat = (look, r) => html`<svg class="table-circle" viewBox="0 0 10 10" aria-hidden="true"><circle class=${look} cx="5"
    cy="5" r=${r} /></svg>`;
  return html`<ul class="legend"><li>${seat("free", 2.6)} ${t("place libre ou hors ligne")}</li><li>
    ${seat("connected", 3.6)} ${t("en ligne")}</li>
    <li>${seat("contributed", 4)} ${t("a participé à l’étape")}</li></ul>`;
}
