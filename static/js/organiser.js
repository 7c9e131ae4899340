// The organiser's pages work without this script. It spares page loads when rows move, copies links, watches a
// document being built, and opens the print window.
import { t } from "./t.js";

const WATCH = 1000; // ms between two looks at a document that is being built

/** Sends the form with the button that was pressed, and puts the answered page's parts in place of these. */
async function resend(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(form.id);
  if (!fresh) return form.submit();
  form.replaceWith(fresh);
  for (const part of ["#saved", "[data-said]"]) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) { here.className = there.className; here.innerHTML = there.innerHTML; }
  }
  return fresh;
}

/** Names a control so that it is found again after the form was replaced. */
function pathTo(control) {
  return control?.name ? `[name="${CSS.escape(control.name)}"]${control.tagName === "BUTTON" ? `[value="${CSS.escape(control.value)}"]` : ""}` : null;
}

async function refresh(form, button, next) {
  const fresh = await resend(form, button);
  const wanted = fresh?.querySelector("[autofocus]") ?? (next && fresh?.querySelector(next));
  wanted?.focus({ preventScroll: false });
}

function smooth() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("form[data-smooth]") || !button || button.value === "save") return;
    event.preventDefault();
    refresh(form, button, pathTo(button));
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-refresh]")) return;
    const form = event.target.form;
    setTimeout(() => refresh(form, form.querySelector('button[value="refresh"]'), pathTo(document.activeElement)));
  });
  document.addEventListener("input", (event) => {
    if (event.target.form?.matches("[data-smooth]")) unsaved();
  });
}

function unsaved() {
  const status = document.getElementById("saved");
  if (!status || status.classList.contains("is-pending")) return;
  status.classList.add("is-pending");
  status.textContent = t("Pas encore enregistré");
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
copies();
watch();
printing();
document.getElementById("problems")?.focus();
