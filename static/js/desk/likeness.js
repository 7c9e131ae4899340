// A line that says which two ideas look alike. The machine suggests; people read and decide.
import { html, useState } from "../h.js";
import { keep, kept } from "../kept.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { called, quoted } from "./reading.js";

/** `onRead(a, b)` opens the two side by side; « Non » puts this pair away on this device. */
export function Likeness({ view, onRead }) {
  const key = `tablee:${view.session.code}:apart`;
  const [refused, setRefused] = useState(kept(key) ?? []);
  const refuse = (a, b) => { keep(key, [...refused, `${a} ${b}`]); setRefused([...refused, `${a} ${b}`]); };
  const pair = (view.likely ?? []).find(({ a, b }) => view[`idea/${a}`] && view[`idea/${b}`] && !refused.includes(`${a} ${b}`));
  if (!pair) return null;
  const name = (id) => html`<strong>${quoted(called(view[`idea/${id}`], 70))}</strong>`;
  return html`<div class="likeness"><${Icon} name="copy" />
    <p>${t("Ces deux idées se ressemblent :")} ${name(pair.a)} ${t("et")} ${name(pair.b)}</p>
    <button class="button is-quiet" type="button" onClick=${() => refuse(pair.a, pair.b)}>${t("Non")}</button>
    <button class="button" type="button" onClick=${() => onRead(pair.a, pair.b)}>${t("Les lire côte à côte")}</button></div>`;
}
