// A participant's page: connects as the phone of this session and draws what is shown to it.
import { html, render } from "./h.js";
import { connect } from "./link.js";
import { App } from "./phone/app.js";
import { fetchFontsOnce } from "./phone/fonts.js";

const { code } = document.body.dataset;
const link = connect({ as: "phone", code });
const place = document.getElementById("app");
place.replaceChildren();
render(html`<${App} link=${link} code=${code} />`, place);
fetchFontsOnce(link);
