// Two ways to open something over the desk: a panel above the bar (the rest stays at hand), and a dialog
// (one thing to finish first). Escape closes both; the focus goes back to what opened them.
import { html, useEffect, useId, useRef } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { standing, useWhose } from "./table-context.js";

/** A panel above the bar. `at`: left, middle or right. The first control takes the focus. */
export function Panel({ title, at = "right", wide = false, onClose, children }) {
  const titled = useId();
  const box = useRef(null);
  const whose = useWhose();
  useReturningFocus(box);
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return html`<section class=${standing(`panel-over at-${at} ${wide ? "is-wide" : ""}`, whose)} role="dialog" aria-labelledby=${titled}
      ref=${box} onKeyDown=${keys}>
    <${Titled} id=${titled} title=${title} whose=${whose} onClose=${onClose} />
    ${children}
  </section>`;
}

function useReturningFocus(box) {
  useEffect(() => {
    const before = document.activeElement;
    const first = box.current.querySelector("[data-first]") ?? box.current.querySelector("button, input, textarea");
    first?.focus();
    return () => before?.isConnected && before.focus();
  }, []);
}

/** A modal dialog, the browser's own: nothing behind can be reached. */
export function Dialog({ title, narrow = false, onClose, children }) {
  const titled = useId();
  const box = useRef(null);
  const whose = useWhose();
  useEffect(() => {
    const before = document.activeElement;
    box.current.showModal();
    return () => before?.isConnected && before.focus();
  }, []);
  return html`<dialog class=${standing(`sheet-over ${narrow ? "is-narrow" : ""}`, whose)} ref=${box} aria-labelledby=${titled} onClose=${onClose}>
    <div class="sheet-body">
      <${Titled} id=${titled} title=${title} whose=${whose} onClose=${onClose} />
      ${children}
    </div>
  </dialog>`;
}

function Titled({ id, title, whose, onClose }) {
  return html`<div class="panel-head"><h2 id=${id}>${whose && html`<span class="whose">${whose.name}</span> `}${title}</h2>
    <${CloseButton} onClose=${onClose} /></div>`;
}

function CloseButton({ onClose }) {
  return html`<button class="button is-quiet is-round" type="button" aria-label=${t("Fermer")} onClick=${onClose}>
    <${Icon} name="x" /></button>`;
}
