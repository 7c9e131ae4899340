// Moving an idea to a group, out of all groups, or to a new one.
import { html } from "../h.js";
import { t } from "../t.js";
import { fits } from "../components/counter.js";
import { useDraft } from "../draft.js";
import { LONGEST_TITLE } from "./edit-dialog.js";
import { Dialog } from "./panel.js";
import { TextField } from "./text-field.js";
import { called, groups } from "./reading.js";

export function MoveDialog({ view, act, idea, onClose }) {
  const draft = useDraft(act.draft(`group-for/${idea.id}`));
  const move = async (name, body, how) => { if ((await act(name, body, how)).ok) onClose(); };
  const create = (event) => {
    event.preventDefault();
    if (fits(draft.value, LONGEST_TITLE)) move("group.create", { title: draft.value, ideas: [idea.id] }, { draft: draft.key });
  };
  const choice = (group, label) => html`<li key=${group}><button type="button" disabled=${idea.group === group}
    onClick=${() => move("idea.group", { idea: idea.id, group })}>${label}</button></li>`;
  return html`<${Dialog} title=${t("Déplacer vers quel groupe ?")} narrow onClose=${onClose}>
    <p class="card quoted-idea">${called(idea, 200)}</p>
    <ul class="pick-list">${groups(view).map((group) => choice(group.id, group.title))}
      ${idea.group && choice(null, t("Aucun groupe : « À regrouper »"))}</ul>
    <form class="stack" onSubmit=${create}><${TextField} id="new-group" label=${t("Ou un nouveau groupe")} rows=${1}
        limit=${LONGEST_TITLE} value=${draft.value} onInput=${draft.set} />
      <p class="choices"><button class="button is-main" type="submit" disabled=${!fits(draft.value, LONGEST_TITLE)}>${t("Créer et y déplacer")}</button>
        </p></form>
  <//>`;
}
