// The organiser's live page: all the tables at once. The server decides; this page asks and shows.
import { html, render } from "./h.js";
import { connect } from "./link.js";
import { acting } from "./desk/acting.js";
import { Tower } from "./tower/tower.js";

const { code, person } = document.body.dataset;
const link = connect({ as: "tower", code });
const app = document.getElementById("app");
app.replaceChildren();
render(html`<${Tower} link=${link} act=${acting(link, "all", { code, person })} />`, app);
