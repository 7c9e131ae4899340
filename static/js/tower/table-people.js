// The people of a table, as its desk sees them: asked for while this is open, by a connection of its own; what is done to
// them is the tower's act.
import { html, useEffect, useState } from "../h.js";
import { connect } from "../link.js";
import { PeoplePanel } from "../desk/people-panel.js";

export function TablePeople({ code, table, act, onClose }) {
  const [link, setLink] = useState(null);
  useEffect(() => {
    const opened = connect({ as: "people", code, table });
    setLink(opened);
    return opened.close;
  }, []);
  const gone = link?.status.value === "refused" || link?.bye.value;
  useEffect(() => { if (gone) onClose(); }, [gone]);
  const view = link?.shared.value;
  return view && !gone && html`<${PeoplePanel} view=${view} presence=${link.presence.value} act=${act} onClose=${onClose} />`;
}
