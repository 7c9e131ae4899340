// A poll from the desk: what was answered, once it is closed; words may be taken out.
import { html } from "../../h.js";
import { Again } from "../../voting/again.js";
import { Answers } from "./answers.js";

export const Result = ({ view, act }) => html`<div class="count"><${Answers} result=${view.result} act=${act} />
  <${Again} view=${view} act=${act} /></div>`;
