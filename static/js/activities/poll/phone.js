// A poll on a phone: answers to choose from, in their order, or words to write; then what was answered.
import { html } from "../../h.js";
import { t } from "../../t.js";
import { Counter, lengthOf } from "../../components/counter.js";
import { useDraft } from "../../draft.js";
import { typeset } from "../../typeset.js";
import { cast, choiceOf, wordsOf } from "../../voting/casting.js";
import { Answers } from "./answers.js";

export function Ballot(room) {
  return room.view.vote.ballot.shape === "say" ? html`<${Written} ...${room} />` : html`<${Chosen} ...${room} />`;
}

const HELP = { several: () => t("Plusieurs réponses possibles."), scale: () => t("1 : pas du tout. 5 : tout à fait.") };

function Chosen(room) {
  const { view, seat } = room;
  const { form } = view.vote.rule;
  const choice = choiceOf(room, seat);
  const many = form === "several";
  const take = (id) => {
    const { [id]: had, ...others } = choice;
    cast(room, seat, many ? (had ? others : { ...choice, [id]: 1 }) : { [id]: 1 });
  };
  return html`<fieldset class=${`answers ${form === "scale" ? "is-scale" : ""}`}><legend class="soft small">${HELP[form]?.() ?? ""}<span class="only-read-aloud">
      ${view.step.prompt}</span></legend>
    ${view.vote.options.map((id) => html`<label key=${id} class=${choice[id] ? "is-taken" : ""}><input type=${many ? "checkbox" : "radio"}
      name=${`answer-${seat}`} checked=${Boolean(choice[id])} onChange=${() => take(id)} /><span>${typeset(view[`option/${id}`].title)}</span></label>`)}</fieldset>`;
}

function Written(room) {
  const { view, seat, code, own } = room;
  const { most, limit } = view.vote.ballot;
  const [option] = view.vote.options;
  const keys = Array.from({ length: most }, (_, at) => `${option}/${at + 1}`);
  const draft = useDraft(`tablee/${code}/${own.me.id}/draft/${view.vote.id}/${seat}`, null); // {key: text} not sent yet
  const words = draft.value ?? wordsOf(room, seat);
  const kept = Object.fromEntries(keys.map((key) => [key, (words[key] ?? "").trim()]).filter(([, text]) => text));
  const fits = keys.every((key) => lengthOf(words[key] ?? "") <= limit);
  const send = () => {
    cast(room, seat, {}, kept);
    draft.clear();
  };
  return html`<div class="stack">${keys.map((key, at) => html`<${Line} key=${key} id=${`${seat}-${at}`} limit=${limit} single=${most > 1}
      label=${most > 1 ? t("Mot {n}", { n: at + 1 }) : t("Votre réponse")} text=${words[key] ?? ""} onInput=${(text) => draft.set({ ...words, [key]: text })} />`)}
    ${draft.value && html`<p><button class="button is-main is-wide" disabled=${!fits} onClick=${send}>${t("Envoyer ma réponse")}</button></p>`}</div>`;
}

function Line({ id, label, text, limit, single, onInput }) {
  const shared = { class: "input", id, value: text, "aria-describedby": `${id}-left`, "aria-invalid": lengthOf(text) > limit ? "true" : null,
    onInput: (event) => onInput(event.target.value) };
  return html`<div class="field"><label for=${id}>${label}</label>
    ${single ? html`<input ...${shared} />` : html`<textarea ...${shared} rows="5"></textarea>`}
    <${Counter} text=${text} limit=${limit} id=${`${id}-left`} /></div>`;
}

export function Left({ view, seat, ...room }) {
  const said = Object.keys(choiceOf({ view, ...room }, seat)).length + Object.keys(wordsOf({ view, ...room }, seat)).length;
  return html`<strong role="status">${said ? t("Réponse envoyée") : t("Pas encore de réponse")}</strong>`;
}

export const Result = ({ view }) => html`<${Answers} result=${view.result} />`;
