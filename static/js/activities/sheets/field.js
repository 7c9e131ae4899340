// One field of a sheet, written by several people, on a phone or at a desk: it is sent a moment after the last key, on the
// version that it was begun on; until then, and as long as it is too long, it is kept on this device. If somebody wrote
// meanwhile, both texts stay side by side until one is chosen.
import { html, useEffect, useRef, useState } from "../../h.js";
import { timeOfDay } from "../../components/clock.js";
import { Counter, lengthOf } from "../../components/counter.js";
import { useDraft } from "../../draft.js";
import { t } from "../../t.js";
import { Icon } from "../../components/icon.js";
import { lastIn, Saved } from "../../phone/saved.js";

const PAUSE = 800;   // ms without a key after which the field is sent
const LIMIT = 4000;

/**
 * `proposal` is the idea's id, `field` one of `groups()`, `written` the server's `{text, version}` or undefined, `now` the
 * link's. `wrapped`: where there is room, a single line shows as much as it holds.
 */
export function SheetField({ proposal, field, written, outbox, online, now, wrapped = false }) {
  const slot = `sheet/${proposal}/${field.name}`;
  const item = lastIn(outbox, slot);
  const conflict = item?.state === "refused" && item.refusal.kind === "conflict";
  const typing = useTyping({ proposal, field, written, outbox, slot, item, conflict });
  const changed = useChanged(written, item, now);
  const id = `${proposal}-${field.name}`;
  const limit = field.limit ?? LIMIT;
  const described = [field.hint && `${id}-hint`, `${id}-left`].filter(Boolean).join(" ");
  const shared = { class: "input", id, value: typing.text, "aria-describedby": described, onInput: typing.onInput,
    onBlur: typing.send, "aria-invalid": lengthOf(typing.text) > limit ? "true" : null };
  return html`<div class="field sheet-field"><div class="row-between"><label for=${id}>${field.label}</label>
      ${typing.dirty ? html`<span class="status">${t("Pas encore envoyé")}</span>`
        : item ? html`<${Saved} item=${conflict ? undefined : item} online=${online} />`
        : changed && html`<span class="status">${t("complété à {time}", { time: timeOfDay(changed) })}</span>`}</div>
    ${field.hint && html`<p class="hint" id=${`${id}-hint`}>${field.hint}</p>`}
    ${field.lines === 1 && !wrapped ? html`<input ...${shared} />`
      : html`<textarea ...${shared} rows=${rowsFor(typing.text, field.lines)}></textarea>`}
    <${Counter} text=${typing.text} limit=${limit} near=${limit <= 40 ? 1 : limit * 0.9} id=${`${id}-left`} />
    ${conflict && html`<${Conflict} item=${item} outbox=${outbox} />`}</div>`;
}

function rowsFor(text, least) {
  return Math.min(14, Math.max(least, Math.ceil(text.length / 38) + text.split("\n").length - 1));
}

/** The text under the fingers: the reader's own while it is on its way, else the server's. */
function useTyping({ proposal, field, written, outbox, slot, item, conflict }) {
  const draft = useDraft(`${outbox.mine}/draft/${slot}`, null); // {text, base} not yet in the outbox
  const [own, setOwn] = [draft.value, draft.set];
  const timer = useRef(null);
  const latest = useRef(null);
  const typed = useRef(null);
  latest.current = own;
  const level = !item || (item.state === "saved" && (written?.version ?? 0) >= item.saved.seq);
  const there = (level ? written?.text : item.body.text) ?? "";
  const text = own?.text ?? (sameWords(typed.current, there) ? typed.current : there);

  const send = () => {
    clearTimeout(timer.current);
    const ready = latest.current;
    if (!ready || lengthOf(ready.text) > (field.limit ?? LIMIT)) return;
    latest.current = null;
    outbox.add("sheet.write", { proposal, field: field.name, text: ready.text, base: ready.base }, { slot });
    setOwn(null);
  };
  const onInput = (event) => {
    clearTimeout(timer.current);
    typed.current = event.target.value;
    if (conflict) return keepAside(event.target.value);
    setOwn({ text: event.target.value, base: own?.base ?? baseOf(item, written) });
    timer.current = setTimeout(send, PAUSE);
    return undefined;
  };
  const keepAside = (words) => { // sent once one of the two texts is chosen
    outbox.change(item.id, { ...item.body, text: words });
    setOwn(null);
  };
  useEffect(() => {
    if (latest.current) timer.current = setTimeout(send, PAUSE);
    return send;
  }, []);
  return { text, dirty: own !== null, onInput, send };
}

/** When somebody else wrote here while this page looked; null where nobody did. */
function useChanged(written, item, now) {
  const [changed, setChanged] = useState(null);
  const seen = useRef(written?.version ?? 0);
  const version = written?.version ?? 0;
  useEffect(() => {
    const mine = item && sameWords(item.body.text, written?.text ?? "");
    if (version > seen.current) setChanged(mine ? null : now());
    seen.current = Math.max(seen.current, version);
  }, [version]);
  return changed;
}

/** Whether the server's text is what was typed, cleaned: the spaces under the fingers are then left alone. */
function sameWords(typed, there) {
  return typed !== null && typed.normalize("NFC").trim() === there.trim();
}

/** The version that a key pressed now is written on: that of what is on its way, or the one shown. */
function baseOf(item, written) {
  if (item?.state === "saved") return Math.max(item.saved.seq, written?.version ?? 0);
  if (item && item.state !== "refused") return item.body.base;
  return written?.version ?? 0;
}

function Conflict({ item, outbox }) {
  const theirs = item.refusal.now;
  const keep = (text) => () => outbox.retry(item.id, { ...item.body, text, base: theirs.version });
  return html`<section class="conflict stack-tight">
    <p class="refused-why"><${Icon} name="triangle-alert" />
      <strong>${t("Quelqu’un a écrit ici en même temps que vous.")}</strong></p>
    <p class="small soft">${t("L’autre texte :")}</p>
    <p class="as-typed other">${theirs.text || t("(vide)")}</p>
    <p class="small soft">${t("Le vôtre est gardé dans le champ ; complétez-le si besoin.")}</p>
    <p class="choices"><button class="button" onClick=${keep(item.body.text)}>${t("Garder le mien")}</button>
      ${theirs.text && html`<button class="button" onClick=${keep(`${theirs.text}\n${item.body.text}`.trim())}>
        ${t("Les deux, l’un sous l’autre")}</button>`}
      <button class="button" onClick=${() => outbox.drop(item.id)}>${t("Prendre l’autre")}</button></p>
  </section>`;
}
