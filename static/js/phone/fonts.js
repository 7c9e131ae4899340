// A phone fetches its fonts last: on bad Wi-Fi its owner reads and writes in those that the phone has, then in ours.
import { effect } from "../h.js";

/** Fetches the fonts once there is something to read: a first view, or why there is none. */
export function fetchFontsOnce(link) {
  const done = effect(() => {
    if (link.shared.value || link.refusal.value || link.bye.value) queueMicrotask(() => { done(); fetchFonts(); });
  });
}

function fetchFonts() {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.body.dataset.letters;
  document.head.append(sheet);
}
