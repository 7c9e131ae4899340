// What was not accepted: the sentence, and the words, which stay here until their author decides.
import { html } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";

const TEXT = { "idea.write": "body", "idea.edit": "body", "sheet.write": "text", "verbatim.pick": "text", "group.create": "title",
  "group.rename": "title", "vote.select": "reason" };

/** The refused operations that the step's own page does not show beside what they concern; `whose` they are, if it is to be said. */
export function RefusedOnes({ outbox, view, whose }) {
  const here = outbox.items.value.filter((item) => item.state === "refused" && !shownElsewhere(item, view));
  if (!here.length) return null;
  return html`<ul class="stack">${here.map((item) => html`<li key=${item.id}><${RefusedOne} item=${item} outbox=${outbox} whose=${whose} /></li>`)}</ul>`;
}

function shownElsewhere({ name, refusal }, { step }) {
  return name === "sheet.write" && refusal.kind === "conflict" && step?.kind === "sheets";
}

function RefusedOne({ item, outbox, whose }) {
  const field = TEXT[item.name];
  const theirs = item.refusal.kind === "conflict" ? item.refusal.now : null;
  return html`<section class="card refused stack-tight">
    <p class="refused-why"><${Icon} name="triangle-alert" /> <strong>${whose ? `${whose}\u00a0: ${item.refusal.text}` : item.refusal.text}</strong></p>
    ${theirs && html`<div><p class="small soft">${t("Le texte enregistré entre-temps :")}</p>
      <p class="as-typed">${theirs.text ?? theirs.body}</p></div>`}
    ${field ? html`<${Words} item=${item} field=${field} theirs=${theirs} outbox=${outbox} />`
      : html`<p><button class="button" onClick=${() => outbox.drop(item.id)}>${t("J’ai compris")}</button></p>`}
  </section>`;
}

function Words({ item, field, theirs, outbox }) {
  const text = item.body[field] ?? "";
  const write = (event) => outbox.change(item.id, { ...item.body, [field]: event.target.value });
  const again = () => outbox.retry(item.id, { ...item.body, ...(theirs && { base: theirs.version }) });
  return html`<div class="field"><label for=${item.id}>${t("Votre texte, gardé sur cet appareil")}</label>
      <textarea class="input" id=${item.id} rows="4" value=${text} onInput=${write}></textarea></div>
    <p class="choices"><button class="button" onClick=${again}>${theirs ? t("Garder le mien") : t("Renvoyer")}</button>
      <button class="button is-quiet" onClick=${() => outbox.drop(item.id)}>
        ${theirs ? t("Prendre l’autre") : t("Supprimer ce texte")}</button></p>`;
}
