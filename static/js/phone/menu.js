// What concerns you alone: your first name, your agreements, how many you are on this device, your table, leaving.
import { html, useEffect, useRef, useState } from "../h.js";
import { emptyPockets } from "../outbox.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { ChangeTable } from "./change-table.js";
import { Myself } from "./myself.js";

export default function Menu(room) {
  const dialog = useRef(null);
  useEffect(() => { dialog.current.showModal(); }, []);
  return html`<dialog class="menu" ref=${dialog} onClose=${room.onClose} aria-labelledby="menu-title">
    <div class="menu-head row-between">
      <h2 id="menu-title" tabindex="-1">${t("Moi")}</h2>
      <button class="button is-round" onClick=${() => dialog.current.close()}
        aria-label=${t("Fermer")}><${Icon} name="x" /></button>
    </div>
    <${Myself} ...${room} />
    ${room.view.tables.length > 1 && html`<${ChangeTable} ...${room} />`}
    <section class="stack menu-part">
      <h3>${t("Mes données")}</h3>
      <${Erasing} ...${room} />
      <p class="small"><a class="other-person" href=${`/r/${room.code}/mine`}>${t("Retrouver ma place sur un autre appareil")}</a></p>
      <${HandingOver} ...${room} />
    </section>
  </dialog>`;
}

/** Erasing oneself asks twice. What was written stays, without a name. */
function Erasing({ outbox }) {
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState(null);
  const erase = async () => {
    const ack = await outbox.act("person.erase", {});
    setAsked(false);
    setAnswer(ack.ok ? t("Votre prénom, votre fonction et vos accords sont effacés. Vos idées restent, sans nom.")
      : ack.text);
  };
  return html`<p class="small soft">
      ${t("Effacer oublie votre prénom, votre fonction et vos accords, et libère votre place. Vos idées restent à la table, sans nom.")}</p>
    ${asked
      ? html`<p class="choices"><button class="button is-main" onClick=${erase}>${t("Oui, effacer")}</button>
        <button class="button" onClick=${() => setAsked(false)}>${t("Garder")}</button></p>`
      : html`<p><button class="button" onClick=${() => setAsked(true)}>
        <${Icon} name="trash-2" /> ${t("Effacer mes données")}</button></p>`}
    <p role="status" class="small">${answer}</p>`;
}

/** The next person takes a place of their own; what this device kept of the former goes, unless it waits to be sent. */
function HandingOver({ code, own, outbox }) {
  const leave = () => { if (!outbox.items.value.length) emptyPockets(code, own.me.id); };
  return html`<p class="small">${t("Ce téléphone change de mains ?")}${" "}
    <a class="other-person" href=${`/r/${code}?another=1`} onClick=${leave}>
      ${t("Prendre place sous un autre nom")}</a></p>`;
}
