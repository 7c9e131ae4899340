// Moving an idea to a group, out of all groups, or to a new one.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Dialog } from "./panel.js";
import { called, groups } from "./reading.js";

export function MoveDialog({ view, act, idea, onClose }) {
  const [title, setTitle] = useState("");
  const move = async (name, body) => { if ((await act(name, body)).ok) onClose(); };
  const create = (event) => {
    event.preventDefault();
    if (title.trim()) move("group.create", { title, ideas: [idea.id] });
  };
  const choice = (group, label) => html`<li key=${group}><button type="button" disabled=${idea.group === group}
    onClick=${() => move("idea.group", { idea: idea.id, group })}>${label}</button></li>`;
  return html`<${Dialog} title=${t("Déplacer vers quel groupe ?")} narrow onClose=${onClose}>
    <p class="card quoted-idea">${called(idea, 200)}</p>
    <ul class="pick-list">${groups(view).map((group) => choice(group.id, group.title))}
      ${idea.group && choice(null, t("Aucun groupe : « À regrouper »"))}</ul>
    <form class="stack" onSubmit=${create}><div class="field"><label for="new-group">${t("Ou un nouveau groupe")}</label>
      <input class="input" id="new-group" maxlength="120" value=${title} onInput=${(event) => setTitle(event.target.value)} /></div>
      <p class="choices"><button class="button is-main" type="submit" disabled=${!title.trim()}>${t("Créer et y déplacer")}</button>
        </p></form>
  <//>`;
}
