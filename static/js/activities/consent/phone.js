// Consent on a phone: of each option one consents, has a reservation, or objects and says why. An objection leaves this
// device with its words only; until then it is a draft that a reload keeps.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Counter, fits, lengthOf } from "../../components/counter.js";
import { useDraft } from "../../draft.js";
import { shortName, Words } from "../../phone/words.js";
import { cast, choiceOf, orderOf, wordsOf } from "../../voting/casting.js";
import { Voices } from "../../voting/voices.js";
import { CONSENT, OBJECTION, RESERVATION, StanceBar, stanceSaid } from "./stances.js";

const LIMIT = 500;

export function Ballot(room) {
  const { view, seat } = room;
  return html`<ul class="stack">${orderOf(room, seat).map((id) => html`<${Option} key=${id} room=${room} id=${id}
    option=${view[`option/${id}`]} from=${view.step.scope === "plenary" ? view[`option/${id}`].table : null} />`)}</ul>`;
}

function Option({ room, id, option, from }) {
  const { view, seat, own, code } = room;
  const [choice, words] = [choiceOf(room, seat), wordsOf(room, seat)];
  const draft = useDraft(`tablee/${code}/${own.me.id}/draft/${view.vote.id}/${seat}/${id}`, null); // {mark, text} not sent yet
  if (option.gone) return html`<li class="card is-withdrawn"><p class="soft">${t("Contribution retirée")}</p></li>`;
  const mark = draft.value?.mark ?? choice[id];
  const text = draft.value?.text ?? words[id] ?? "";
  const send = (next, said) => {
    const { [id]: _, ...others } = words;
    cast(room, seat, { ...choice, [id]: next }, said.trim() && next !== CONSENT ? { ...others, [id]: said } : others);
    draft.clear();
  };
  const take = (next) => {
    if (next === OBJECTION && !text.trim()) return draft.set({ mark: next, text });
    return send(next, text);
  };
  const name = shortName(option);
  return html`<li class="card consent-card" data-theme=${option.theme}>
    ${from && html`<p class="tiny soft">${t("Table {number}", { number: from.slice(1) })}</p>`}
    <${Words} title=${option.title} body=${option.body} />
    <fieldset class="stances"><legend class="only-read-aloud">${t("Votre avis : {name}", { name })}</legend>
      ${[[CONSENT, t("Je consens")], [RESERVATION, t("J’ai une réserve")], [OBJECTION, t("J’ai une objection")]].map(([value, said]) => html`
        <label key=${value} class=${mark === value ? "is-taken" : ""}><input type="radio" name=${`stance-${seat}-${id}`} checked=${mark === value}
          onChange=${() => take(value)} /><span>${said}</span></label>`)}</fieldset>
    ${mark > CONSENT && html`<${Reason} id=${`why-${seat}-${id}`} mark=${mark} text=${text} dirty=${draft.value !== null}
      onInput=${(said) => draft.set({ mark, text: said })} onSend=${() => send(mark, text)} />`}</li>`;
}

function Reason({ id, mark, text, dirty, onInput, onSend }) {
  const must = mark === OBJECTION;
  const ready = must ? fits(text, LIMIT) : lengthOf(text) <= LIMIT;
  return html`<div class="field"><label for=${id}>${must ? t("Votre objection") : t("Votre réserve")}</label>
    <p class="hint" id=${`${id}-hint`}>${must ? t("Nécessaire : en quoi l’idée nuirait-elle ?")
      : t("Facultatif. Elle sera lue, et imprimée avec l’idée.")}</p>
    <textarea class="input" id=${id} rows="3" value=${text} aria-describedby=${`${id}-hint ${id}-left`}
      aria-invalid=${lengthOf(text) > LIMIT ? "true" : null} onInput=${(event) => onInput(event.target.value)}></textarea>
    <${Counter} text=${text} limit=${LIMIT} id=${`${id}-left`} />
    ${dirty && html`<p class="row-between"><span class="status is-pending">${t("Pas encore envoyé")}</span>
      <button class="button is-main" disabled=${!ready} onClick=${onSend}>${t("Envoyer")}</button></p>`}</div>`;
}

export function Left({ view, seat, ...room }) {
  const said = Object.keys(choiceOf({ view, ...room }, seat)).length;
  const of = view.vote.options.filter((id) => !view[`option/${id}`]?.gone).length;
  return html`<strong role="status">${tn("Réponse sur {n} idée sur {of}", "Réponse sur {n} idées sur {of}", said, { of })}</strong>`;
}

export function Figure({ result, row }) {
  return html`<${StanceBar} result=${result} row=${row} />
    ${row.figures.objections > 0 && html`<p class="stopped">${t("Objection : rien n’est gardé tant qu’elle demeure")}</p>`}
    <${Voices} result=${result} row=${row} label=${stanceSaid} />`;
}
