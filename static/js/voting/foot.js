// The foot of an open vote: what is left of the ballot, what was saved, and what the secret is worth.
import { html } from "../h.js";
import { t } from "../t.js";
import { lastIn, Saved } from "../phone/saved.js";
import { slotOf } from "./casting.js";
import { promiseTo } from "./promise.js";

export function Foot(room) {
  const { view, seat, outbox, online, own, Left } = room;
  const before = own[`ballot/${seat}`] ? t("Enregistré") : null;
  return html`<p class="purse">${Left && html`<${Left} ...${room} />`}</p>
    <div class="promise">
      <p class="tiny soft">${view.vote.secret ? t("Vote secret, un bulletin par appareil et par place déclarée.") : promiseTo(view, own.me)} ${t("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${Saved} item=${lastIn(outbox, slotOf(view.vote, seat))} online=${online} brief before=${before} />
    </div>`;
}
