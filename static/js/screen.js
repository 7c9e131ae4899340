// The projected page, read at ten metres. It only shows; the last picture stays when the server is away.
import { html, render } from "./h.js";
import { connect } from "./link.js";
import { CurrentView } from "./screen/current-view.js";

const { code, table } = document.body.dataset;
const link = connect({ as: "screen", code, table });
const app = document.getElementById("app");
app.replaceChildren();
render(html`<${CurrentView} link=${link} />`, app);
