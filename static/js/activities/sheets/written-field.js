// A field that several people may write in. One's own words stay in the field until the server has them; what others
// wrote meanwhile is shown beside, and the writer chooses.
import { html, useEffect, useRef, useState } from "../../h.js";
import { t } from "../../t.js";
import { timeOfDay } from "../../components/clock.js";
import { Status } from "../../components/status.js";

const REST = 1500; // ms without a key after which the words are sent
const LIMIT = 4000;

/** `field` is one of `groups()`; `held` the view's `{text, version}`; `act("sheet.write", …)` answers as the server does. */
export function WrittenField({ proposal, field, held, act }) {
  const words = useWriting({ proposal, name: field.name, held, act });
  const id = `${proposal}-${field.name}`;
  return html`<div class="field written"><div class="row-between"><label for=${id}>${field.label}</label>
    ${words.state ? html`<${Status} state=${words.state} />` : words.changed && html`<span class="status">
    ${t("complété à {time}", { time: timeOfDay(words.changed) })}</span>`}</div>
    ${field.hint && html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>`}
    <textarea class="input" id=${id} rows=${field.lines} maxlength=${field.limit ?? LIMIT} value=${words.text}
      aria-describedby=${field.hint ? `${id}-hint` : null}
      onInput=${(event) => words.type(event.target.value)} onBlur=${words.leave}></textarea>
    ${words.theirs && html`<${Conflict} theirs=${words.theirs} mine=${words.text} onChoose=${words.settle} />`}
    ${words.refused && html`<p class="wrong">${words.refused}</p>`}</div>`;
}

function Conflict({ theirs, mine, onChoose }) {
  return html`<div class="conflict" role="alert"><p><strong>${t("Quelqu’un d’autre vient d’écrire ici :")}</strong></p>
    <p class="as-typed">${theirs.text || t("(champ vidé)")}</p>
    <p class="choices"><button class="button" type="button" onClick=${() => onChoose(theirs.text)}>${t("Prendre ce texte")}</button>
      <button class="button" type="button" onClick=${() => onChoose(mine)}>${t("Garder le mien")}</button>
      <button class="button" type="button" onClick=${() => onChoose(`${theirs.text}\n${mine}`.trim())}>
        ${t("Les deux, l’un sous l’autre")}</button></p></div>`;
}

function useWriting({ proposal, name, held, act }) {
  const [own, setOwn] = useState(null);       // {text, base} while one's words are not the server's
  const [state, setState] = useState(null);
  const [theirs, setTheirs] = useState(null);
  const [refused, setRefused] = useState(null);
  const latest = useRef(null);
  latest.current = own;
  const timer = useRef(null);
  const mine = useRef(held.version);           // the last version that this desk knows or wrote
  const [changed, setChanged] = useState(null); // when somebody else wrote here, while this page looked

  async function send(words) {
    clearTimeout(timer.current);
    setState("sending");
    const answer = await act("sheet.write", { proposal, field: name, text: words.text, base: words.base });
    const typedSince = latest.current && latest.current.text !== words.text;
    if (answer.ok) {
      mine.current = answer.seq;
      setChanged(null);
      setState(typedSince ? null : "saved");
      return typedSince ? setOwn({ ...latest.current, base: answer.seq }) : setOwn(null);
    }
    setState("refused");
    if (answer.refused === "conflict" && answer.now) setTheirs(answer.now);
    else setRefused(answer.text);
  }

  function type(text) {
    const words = { text, base: latest.current?.base ?? held.version };
    setOwn(words);
    setState(null);
    setRefused(null);
    clearTimeout(timer.current);
    if (!theirs) timer.current = setTimeout(() => send(latest.current ?? words), REST);
  }

  function settle(text) {
    const words = { text, base: theirs.version };
    setTheirs(null);
    setOwn(words);
    send(words);
  }

  const leave = () => { if (latest.current && !theirs) send(latest.current); };
  useEffect(() => leave, []);
  useEffect(() => {
    if (held.version > mine.current && !latest.current) setChanged(Date.now());
    mine.current = Math.max(mine.current, held.version);
  }, [held.version]);
  return { changed, text: own?.text ?? held.text, state, theirs, refused, type, leave, settle };
}
