// A round sticker that carries its theme's letter: a theme, a person or a vote, never a state.
import { html } from "../h.js";

/** `theme` is its letter (null: the page's hue and no letter); `empty` a place left; `fresh` makes it land. */
export function Gommette({ theme = null, empty = false, fresh = false }) {
  const look = ["gommette", empty && "is-empty", fresh && "is-new"].filter(Boolean).join(" ");
  return html`<span class=${look} data-theme=${theme} aria-hidden="true">${empty ? "" : theme}</span>`;
}

/** A theme's gommette and title, as a line. */
export function ThemeName({ theme }) {
  return html`<span class="theme-name"><${Gommette} theme=${theme.id} /> ${theme.title}</span>`;
}
