// What is open above the desk, one thing at a time, by its name.
import { html, useEffect, useRef } from "../h.js";
import { t } from "../t.js";
import { CallPanel } from "./call-panel.js";
import { Confirm } from "./confirm.js";
import { HelpDialog } from "./help-dialog.js";
import { PeoplePanel } from "./people-panel.js";
import { QuotesDialog } from "./quotes-dialog.js";
import { TimePanel } from "./time-panel.js";
import { WriteDialog } from "./write-dialog.js";
import { backward, forward, leaving, skipping } from "./next-step.js";

const PANELS = { time: TimePanel, write: WriteDialog, quotes: QuotesDialog, people: PeoplePanel, call: CallPanel, help: HelpDialog };
const QUESTIONS = { forward, back: backward, skip: skipping, reveal: revealing };

function revealing(view) {
  return { title: t("Révéler les idées à la table ?"), yes: t("Révéler"), ...leaving(view),
    acts: [["ideas.reveal", { revealed: true, version: view.step.version }]] };
}

/** `opened` is a panel's or a question's name, or null. */
export function OpenPanel({ opened, ...given }) {
  const Shown = PANELS[opened];
  if (Shown) return html`<${Shown} ...${given} />`;
  return QUESTIONS[opened] ? html`<${Question} key=${opened} name=${opened} ...${given} />` : null;
}

function Question({ name, view, act, onClose, toggle }) {
  const way = useAsked(name, view);
  const gone = !way || way.refused;
  useEffect(() => { if (gone) onClose(); }, [gone]);
  if (gone) return null;
  const yes = async () => {
    onClose();
    for (const [operation, body] of way.acts) if (!(await act(operation, body)).ok) return;
  };
  const skip = name === "forward" ? skipping(view) : null;
  return html`<${Confirm} way=${way} name=${name} onYes=${yes} onClose=${onClose} skip=${skip?.label}
    onSkip=${() => toggle("skip")} />`;
}

// The question answered is the one that was read: if another desk moved the step meanwhile, the act still carries the
// version seen, and the server says that it changed.
function useAsked(name, view) {
  const asked = useRef(null);
  const { version } = view.step;
  if (!asked.current || asked.current.version === version) asked.current = { version, way: QUESTIONS[name](view) };
  return asked.current.way;
}
