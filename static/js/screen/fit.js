// A text as large as its box allows, by steps: long words stay whole, and what is longer than the smallest size is cut.
import { html, useLayoutEffect, useRef } from "../h.js";

const STEPS = 8;

/** `tag` is drawn with the class `fit-0` (largest) to `fit-7`; the sizes are the stylesheet's. */
export function Fit({ tag = "h1", className = "", children }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const fit = () => shrink(box.current);
    fit();
    document.fonts?.ready.then(() => box.current && fit());
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  });
  return html`<div class="fit" ref=${box}><${tag} class=${className}>${children}</${tag}></div>`;
}

function shrink(box) {
  for (let step = 0; step < STEPS - 1; step += 1) {
    box.className = `fit fit-${step}`;
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
  }
  box.className = `fit fit-${STEPS - 1}`;
  const line = parseFloat(getComputedStyle(box.firstChild).lineHeight);
  box.style.setProperty("--lines", Math.max(1, Math.floor(box.clientHeight / line)));
}
