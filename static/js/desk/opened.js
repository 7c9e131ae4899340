// What is open above the desk, one thing at a time, by its name.
import { html } from "../h.js";
import { t } from "../t.js";
import { CallPanel } from "./call-panel.js";
import { Confirm } from "./confirm.js";
import { HelpDialog } from "./help-dialog.js";
import { PeoplePanel } from "./people-panel.js";
import { QuotesDialog } from "./quotes-dialog.js";
import { TimePanel } from "./time-panel.js";
import { WriteDialog } from "./write-dialog.js";
import { backward, forward, leaving, skipping } from "./onward.js";

const PANELS = { time: TimePanel, write: WriteDialog, quotes: QuotesDialog, people: PeoplePanel, call: CallPanel, help: HelpDialog };
const QUESTIONS = { forward, back: backward, skip: skipping, reveal: revealing };

function revealing(view) {
  return { title: t("Révéler les idées à la table ?"), yes: t("Révéler"), ...leaving(view),
    acts: [["ideas.reveal", { revealed: true, version: view.step.version }]] };
}

/** `opened` is a panel's or a question's name, or null. */
export function Opened({ opened, view, act, link, presence, onClose, toggle }) {
  const Shown = PANELS[opened];
  if (Shown) return html`<${Shown} view=${view} act=${act} link=${link} presence=${presence} onClose=${onClose} />`;
  const way = QUESTIONS[opened]?.(view);
  if (!way || way.refused) return null;
  const yes = async () => {
    onClose();
    for (const [name, body] of way.acts) if (!(await act(name, body)).ok) return;
  };
  const skip = opened === "forward" ? skipping(view) : null;
  return html`<${Confirm} key=${opened} way=${way} name=${opened} onYes=${yes} onClose=${onClose}
    skip=${skip?.label} onSkip=${() => toggle("skip")} />`;
}
