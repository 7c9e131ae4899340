// The facilitator's page: one place, or two tables side by side. The server decides; this page asks and shows.
import { html, render } from "./h.js";
import { connect } from "./link.js";
import { acting } from "./desk/acting.js";
import { OneDesk } from "./desk/one-desk.js";
import { TwoDesks } from "./desk/two-desks.js";

const { code, table, person } = document.body.dataset;

/** A place that this page drives: its link, its acts. */
function place(id) {
  const link = connect({ as: "desk", code, table: id });
  return { id, link, act: acting(link, id, { code, person }) };
}

const places = table.split("+").slice(0, 2).map(place);
const app = document.getElementById("app");
app.replaceChildren();
render(places.length === 2 ? html`<${TwoDesks} places=${places} />` : html`<${OneDesk} place=${places[0]} />`, app);
