// The tower's head: the session, who is there, the time of day; under it, what was refused.
import { html } from "../h.js";
import { t, tn } from "../t.js";
import { Emblem } from "../screen/emblem.js";
import { timeOfDay, useSecondsLeft } from "../components/clock.js";
import { WaitingNotice } from "../desk/admission.js";
import { Archived, Emptied, Line, Unsaid } from "../desk/head.js";
import { rooms } from "../desk/reading.js";

export function Head({ view, act, link, presence }) {
  const { title, question, place, date, rehearsal } = view.session;
  return html`<header class="tower-head"><a class="wordmark" href=${`/o/${view.session.code}`}
    aria-label=${t("Tablée, préparer et composer le mémento")}><${Emblem} />Tablée</a>
    <div class="grow"><h1>${title}</h1><p class="small soft">
      ${[[place, longDate(date)].filter(Boolean).join(", "), question].filter(Boolean).join(" · ")}</p></div>
    ${rehearsal && html`<p class="rehearsal-mark">${t("RÉPÉTITION")}</p>`}
    <div class="tower-counts"><${Line} link=${link} act=${act} /><p class="small">${counted(view, presence)}</p></div>
    <${TimeNow} link=${link} /></header>`;
}

function longDate(date) {
  if (!date) return "";
  return new Date(`${date}T12:00`).toLocaleDateString(document.documentElement.lang || "fr", { day: "numeric", month: "long", year: "numeric" });
}

function counted(view, presence) {
  const all = rooms(view);
  const seats = all.reduce((sum, room) => sum + room.seats, 0);
  const places = all.reduce((sum, room) => sum + room.places, 0);
  const here = tn("{n} en ligne", "{n} en ligne", Math.min(presence?.connected ?? 0, seats));
  const line = t("{people} sur {places} places · {here}", { people: tn("{n} personne", "{n} personnes", seats), places, here });
  if (!presence || presence.p95 == null) return line;
  return html`${line}, <abbr title=${t("Depuis une minute, 95 réponses du serveur sur 100 ont pris {ms} ms au plus.", { ms: presence.p95 })}>
    ${t("p95 {ms} ms", { ms: presence.p95 })}</abbr>`;
}

const ALWAYS = { ends_at: 0 };

/** The time of day by the server's clock: a timer that never ends makes it tick. */
function TimeNow({ link }) {
  useSecondsLeft(ALWAYS, link.now);
  return html`<p class="clock number">${timeOfDay(link.now())}</p>`;
}

export function Notices({ view, act, presence }) {
  return html`<div class="desk-notices" aria-live="polite"><${Archived} session=${view.session} />
    <${Emptied} view=${view} presence=${presence} /><${WaitingNotice} view=${view} act=${act} />
    <${Unsaid} view=${view} act=${act} /></div>`;
}
