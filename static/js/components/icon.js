// A drawing from the vendored set. It says nothing to a screen reader: the words beside it do.
import { h } from "../h.js";
import { ICONS } from "./icons.js";

/** `name` is one of icons.js. */
export function Icon({ name }) {
  return h("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" },
    ICONS[name].map(([tag, attributes]) => h(tag, attributes)));
}
