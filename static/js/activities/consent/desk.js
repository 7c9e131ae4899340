// Consent from the desk: the stances of each option, and what was said, which a desk may take out.
import { html } from "../../h.js";
import { Voices } from "../../voting/voices.js";
import { StanceBar, stanceSaid } from "./stances.js";

export const Figure = ({ result, row, act }) => html`<${StanceBar} result=${result} row=${row} />
  <${Voices} result=${result} row=${row} label=${stanceSaid} act=${act} />`;
