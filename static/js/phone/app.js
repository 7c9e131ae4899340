// The phone as a whole: who you are and when on top, one thing to do, one banner at a time; and before that,
// waiting for the first view, or a sentence when the door is closed.
import { html, useEffect, useLayoutEffect, useMemo, useRef } from "../h.js";
import { openOutbox } from "../outbox.js";
import { Said, say } from "../say.js";
import { t } from "../t.js";
import { Banners } from "./banners.js";
import { outdated, useAllParts, usePart } from "./fetched.js";
import { Header } from "./header.js";
import { Away, Connecting, reloadOnce, Waiting } from "./outside.js";
import { Recap } from "./recap.js";
import { RefusedOnes } from "./refused.js";

/** `link` as `connect` gives it; `code` is the session's. */
export function App({ link, code }) {
  const ready = link.shared.value && link.own.value?.me;
  return html`<${Said} />${link.bye.value ? html`<${Bye} text=${link.bye.value} code=${code} />`
    : outdated.value ? html`<${Bye} text=${t("Tablée a été mise à jour pendant que cette page était ouverte.")} code=${code} />`
    : link.refusal.value?.kind === "not_admitted" ? html`<${Waiting} link=${link} />`
    : link.status.value === "refused" ? html`<${Away} text=${link.refusal.value.text} code=${code} />`
    : ready ? html`<${Seated} link=${link} code=${code} key=${link.own.value.me.id} />`
    : html`<${Connecting} offline=${link.status.value === "offline"} />`}`;
}

function Bye({ text, code }) {
  useEffect(reloadOnce, []);
  return html`<${Away} text=${text} code=${code} />`;
}

/** Somebody seated at a table, with their outbox. */
function Seated({ link, code }) {
  const view = link.shared.value;
  const own = link.own.value;
  const outbox = useMemo(() => openOutbox({ link, code, person: own.me.id }), []);
  const room = { link, outbox, code, view, own, online: link.status.value === "online" };
  useAllParts();
  const part = usePart(view.step.kind);
  const Kind = part ?? Fetching;
  useFollowing(view.step, part !== null);
  return html`<header class="phone-top"><${Header} ...${room} /><${Banners} ...${room} /></header>
    <${Kind} ...${room} key=${view.step.id} notices=${html`<${RefusedOnes} ...${room} /><${Recap} ...${room} />`} />`;
}

/** The step's own page is on its way. */
function Fetching() {
  return html`<main id="main" class="phone-main" tabindex="-1"><p class="soft">${t("Un instant…")}</p></main>`;
}

/** When the room moves on, so does the reader: to the new title, unless a text is being written. */
function useFollowing({ id, phase, title }, drawn) {
  const seen = useRef(null);
  const now = `${id} ${phase}`;
  useLayoutEffect(() => {
    document.title = `${title} · Tablée`;
    if (!drawn) return;
    const moved = seen.current !== null && seen.current !== now;
    seen.current = now;
    if (!moved) return;
    if (document.activeElement?.matches("input, textarea, dialog *")) say(t("Nouvelle étape : {title}", { title }));
    else document.querySelector("main h1")?.focus();
  }, [now, drawn]);
}
