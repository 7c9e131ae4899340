// A sheet of paper: somebody's words, and who said them where they agreed to be named.
import { html } from "../h.js";

/** `by` is the line under the words; `spotlit` is being read aloud; `stacked` holds merged originals. */
export function Card({ by, spotlit = false, stacked = false, className = "", tag = "div", children }) {
  const look = ["card", spotlit && "is-spotlit", stacked && "is-stacked", className].filter(Boolean).join(" ");
  return html`<${tag} class=${look}>${children}${by && html`<p class="card-by">${by}</p>`}</${tag}>`;
}
