// Changing table: one press names the table, a second one goes there. The server says when it is full.
import { html, useState } from "../h.js";
import { t } from "../t.js";
import { Gommette } from "../components/gommette.js";

export function ChangeTable({ view, own, outbox }) {
  const [chosen, setChosen] = useState(null);
  const [answer, setAnswer] = useState(null);
  const [going, setGoing] = useState(false);
  const move = async () => {
    setGoing(true);
    const ack = await outbox.act("person.move", { table: chosen });
    setGoing(false);
    setAnswer(ack.ok ? t("C’est fait : vous êtes à la table {number}.", { number: numberOf(chosen) }) : ack.text);
  };
  return html`<section class="stack menu-part"><h3>${t("Changer de table")}</h3>
    ${view.themes.map((theme) => html`<fieldset class="stack-tight" data-theme=${theme.id}>
      <legend class="theme-name small"><${Gommette} theme=${theme.id} /> ${theme.title}</legend>
      <div class="numbers">${theme.tables.map((table) => html`<label class="number-choice">
        <input type="radio" name="table" value=${table} checked=${(chosen ?? own.me.table) === table}
          onChange=${() => { setChosen(table); setAnswer(null); }} />
        <span><span class="only-read-aloud">${t("Table")} </span>${numberOf(table)}</span></label>`)}</div></fieldset>`)}
    ${chosen && chosen !== own.me.table && html`<p><button class="button is-main" disabled=${going} onClick=${move}>
      ${t("Aller à la table {number}", { number: numberOf(chosen) })}</button></p>`}
    <p role="status" class="small">${answer}</p>
  </section>`;
}

function numberOf(table) {
  return table.slice(1);
}
