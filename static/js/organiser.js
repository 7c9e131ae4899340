// The organiser's pages work without this script. It spares page loads when rows move, keeps what is not saved yet,
// copies links, watches a document being built, and opens the print window.
import { t } from "./t.js";
import * as draft from "./organiser/draft.js";
import { press, recompute, show, status, underWay } from "./organiser/form.js";

const WATCH = 1000; // ms between two looks at a document that is being built

let dirty = false; // whether leaving would lose something

function smooth() {
  document.addEventListener("submit", (event) => {
    const { target: form, submitter: button } = event;
    if (!form.matches("form[data-smooth]") || !button) return;
    if (button.value === "save" && !underWay()) {
      dirty = false;
      draft.saving(form);
      return;
    }
    event.preventDefault();
    unsaved(form);
    press(form, button.value).then(() => draft.keep(document.getElementById(form.id)));
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-refresh]")) recompute(event.target.form);
  });
  document.addEventListener("input", (event) => {
    const { form, name } = event.target;
    if (form?.matches("form[data-smooth]") && name !== "new-kind") unsaved(form);
  });
  addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}

function unsaved(form) {
  draft.keep(form);
  dirty = true;
  status(t("Pas encore enregistré"));
}

/** Offers what was typed here before and never saved. */
function drafts() {
  draft.settle();
  const form = document.querySelector("form[data-smooth]");
  const offer = document.querySelector("[data-draft]");
  if (!form || !offer) return;
  const refused = document.getElementById("problems") !== null;
  dirty = refused;
  const kept = refused || form.querySelector("fieldset[disabled]") ? null : draft.kept(form);
  if (!kept) return;
  offer.hidden = false;
  offer.querySelector("[data-take]").addEventListener("click", () => take(form, offer, kept));
  offer.querySelector("[data-drop]").addEventListener("click", () => { draft.forget(form); close(offer); });
}

async function take(form, offer, kept) {
  if (!await show(form, kept)) return;
  unsaved(document.getElementById(form.id));
  close(offer);
}

/** The hand goes on in the form. */
function close(offer) {
  offer.hidden = true;
  document.querySelector("form[data-smooth] :is(input:not([type=hidden]), textarea:not([hidden]))")?.focus();
}

/** Copies a field's text. The clipboard's own interface needs HTTPS; the older command works on a local network. */
function copy(field, said) {
  field.select();
  if (!document.execCommand("copy")) return;
  said.textContent = said.dataset.copied;
  setTimeout(() => { said.textContent = ""; }, 2000);
}

function copies() {
  for (const field of document.querySelectorAll("[data-copy-source]")) {
    const button = field.parentElement.querySelector("[data-copy]");
    const said = field.parentElement.querySelector("[data-copied]");
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", () => copy(field, said));
    button.hidden = false;
  }
}

function watch() {
  const address = document.querySelector("[data-watch]")?.dataset.watch;
  if (!address) return;
  const timer = setInterval(async () => {
    const answer = await fetch(address);
    const told = answer.ok ? await answer.json() : {};
    if (told.state === "building") return progress(told);
    clearInterval(timer);
    location.reload();
  }, WATCH);
}

function progress({ done, said }) {
  document.querySelector("[data-progress]").value = done;
  document.querySelector("[data-doing]").textContent = said;
}

function printing() {
  const button = document.querySelector("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

smooth();
drafts();
copies();
watch();
printing();
document.getElementById("problems")?.focus();
