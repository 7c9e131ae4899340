// A pause: when it ends, and that nothing is asked meanwhile.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { CountdownRing } from "../../components/countdown-ring.js";
import { useSecondsLeft } from "../../components/clock.js";
import { LookUp, Page } from "../../phone/page.js";

export default function Pause({ view, link, notices }) {
  const seconds = useSecondsLeft(view.timer, link.now);
  return html`<${Page} notices=${notices} foot=${html`<${LookUp}>${t("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`}>
    <div class="stack-tight"><h1 tabindex="-1">${view.step.title}</h1>
      <p class="soft">${view.step.prompt || t("Rien à faire ici pour l’instant.")}</p></div>
    ${seconds !== null && html`<div class="ring"><${CountdownRing} seconds=${seconds} total=${60 * view.step.minutes} /></div>`}
  <//>`;
}
