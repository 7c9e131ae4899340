// The bar: back on the left, tools in the middle, forward on the right. Forward and back ask once more.
import { html } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { backward, forward } from "./next-step.js";

/** Back, tools, forward, for one place on the whole page. */
export function Bar({ view, act, opened, toggle }) {
  return html`<nav class="control-bar" aria-label=${t("Conduite de la table")}>
    <${Way} way=${backward(view)} back onClick=${() => toggle("back")} />
    <${Tools} view=${view} act=${act} opened=${opened} toggle=${toggle} />
    <${Way} way=${forward(view)} onClick=${() => toggle("forward")} /></nav>`;
}

/** One tool: a toggle (`pressed`) or what opens a panel (`open`). */
function Tool({ icon, label, pressed, open, onClick }) {
  const state = open === undefined ? { "aria-pressed": Boolean(pressed) } : { "aria-expanded": open };
  return html`<button class="tool" type="button" ...${state} onClick=${onClick}><${Icon} name=${icon} />${label}</button>`;
}

/** The tools of one place. `opened` is the name of the panel that is open, `toggle(name)` opens or closes one. */
export function Tools({ view, act, opened, toggle }) {
  const panel = (name, icon, label) =>
    html`<${Tool} key=${name} icon=${icon} label=${label} open=${opened === name} onClick=${() => toggle(name)} />`;
  return html`<div class="tools" role="group" aria-label=${t("Outils")}>
    ${panel("time", "timer", t("Temps"))}
    ${view.step.kind === "ideas" && view.table && html`<${Reveal} view=${view} act=${act} toggle=${toggle} opened=${opened} />`}
    <${Tool} icon=${view.blank ? "monitor-off" : "monitor"} label=${view.blank ? t("Rallumer") : t("Éteindre")}
      pressed=${view.blank} onClick=${() => act("screen.blank", { blank: !view.blank })} />
    ${view.table && panel("write", "pencil", t("Écrire"))}
    ${panel("quotes", "quote", t("Paroles"))}
    ${view.table && panel("people", "users", t("Personnes"))}
    ${view.table && panel("call", "hand", t("Appeler"))}
  </div>`;
}

function Reveal({ view, act, toggle, opened }) {
  const revealed = view.step.phase === "revealed";
  const press = () => (revealed ? act("ideas.reveal", { revealed: false, version: view.step.version }) : toggle("reveal"));
  return html`<${Tool} icon=${revealed ? "eye" : "eye-off"} label=${revealed ? t("Recacher") : t("Révéler")}
    pressed=${revealed} onClick=${press} open=${revealed ? undefined : opened === "reveal"} />`;
}

/** A main button of the bar: what it would do, or why it does nothing now. */
export function Way({ way, back = false, onClick }) {
  if (!way) return null;
  const arrow = html`<${Icon} name=${back ? "arrow-left" : "arrow-right"} />`;
  if (way.refused && back) return html`<button class="button" type="button" disabled title=${way.refused}>
    ${arrow} ${way.label}</button>`;
  if (way.refused) return html`<p class="why">${way.refused}</p>`;
  return html`<button class=${back ? "button" : "button is-main"} type="button" onClick=${onClick}>
    ${back ? html`${arrow} ${way.label}` : html`${way.label} ${arrow}`}</button>`;
}
