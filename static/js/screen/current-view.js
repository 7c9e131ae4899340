// Chooses the picture: nothing when the desk turned it off, the idea being read aloud, else the step's own.
import { html } from "../h.js";
import { t } from "../t.js";
import { screenOf } from "../kinds.screen.js";
import { Frame } from "./frame.js";
import { Spotlit } from "./spotlit.js";
import { Rooms } from "./rooms.js";

const OF_TABLES = new Set(["ideas", "share", "sheets"]);

export function CurrentView({ link }) {
  const view = link.shared.value;
  const refused = link.bye.value ?? (link.status.value === "refused" && (link.refusal.value?.text ?? t("Ce lien ne donne pas accès à cet écran.")));
  if (refused) return html`<main id="main" class="screen-wait"><h1>${refused}</h1></main>`;
  if (!view) return html`<main id="main" class="screen-wait"><h1>${t("Connexion à la séance…")}</h1></main>`;
  const given = { view, link, presence: link.presence.value };
  const Picture = pictureOf(view);
  return html`<div class="screen-frame" data-theme=${view.table?.theme.id}><${Picture} key=${view.step.id} ...${given} /></div>`;
}

function pictureOf(view) {
  if (view.blank) return Blank;
  if (view.spotlight && view[`idea/${view.spotlight}`]) return Spotlit;
  if (!view.table && (OF_TABLES.has(view.step.kind) || atTables(view))) return Rooms;
  return screenOf(view.step.kind) ?? Rooms;
}

// A vote of the tables has nothing to show on the plenary's screen but where the tables are.
const atTables = ({ step, agenda }) => agenda.find((each) => each.id === step.id)?.scope === "table";

function Blank({ view, link }) {
  return html`<${Frame} view=${view} link=${link}><h1 class="only-read-aloud">${t("Écran éteint")}</h1><//>`;
}
