// The table's ideas as everybody at the table sees them: by group, the merged ones counted in the one that holds them.
import { html } from "../../h.js";
import { t, tn } from "../../t.js";
import { Card } from "../../components/card.js";
import { Words } from "../../phone/words.js";

/** `[{group: {id, title} or null, ideas: [idea]}]`, groups in order, then what is in none; parked ones left out. */
export function byGroup(view) {
  const shown = view.ideas.map((id) => view[`idea/${id}`]).filter((idea) => idea && !idea.parked);
  const groups = view.groups.map((id) => ({ group: view[`group/${id}`], ideas: shown.filter((idea) => idea.group === id) }));
  const loose = shown.filter((idea) => !idea.group);
  return [...groups.filter(({ ideas }) => ideas.length), ...(loose.length ? [{ group: null, ideas: loose }] : [])];
}

/** How many ideas an idea holds, itself included; 0 when it is alone. */
function held({ merged }) {
  return merged ? merged + 1 : 0;
}

export function Groups({ view, own }) {
  const groups = byGroup(view);
  const loose = groups.length > 1 ? t("Sans groupe") : t("Toutes les idées");
  return groups.map(({ group, ideas }) => html`<section class="stack" key=${group?.id ?? "loose"}>
    <h2 class="group-title">${group?.title ?? loose}${" "}
      <span class="number">${tn("{n} idée", "{n} idées", ideas.length)}</span></h2>
    <ul class="stack">${ideas.map((idea) => html`<${IdeaCard} key=${idea.id} idea=${idea} own=${own} />`)}</ul>
  </section>`);
}

function IdeaCard({ idea, own }) {
  return html`<${Card} tag="li" by=${signature(idea, own)} stacked=${held(idea) > 0}>
    <${Words} title=${idea.title} body=${idea.body} /><//>`;
}

/** Who, where they agreed to be named; what is one's own; how many ideas are together in this one. */
export function signature(idea, own) {
  const mine = own.mine.includes(idea.id);
  const who = mine && idea.by ? t("{name}, vous", { name: idea.by }) : mine ? t("vous") : idea.by;
  const together = held(idea) > 0 && t("réunit {n} idées", { n: held(idea) });
  return [who, together].filter(Boolean).join(" · ") || null;
}
