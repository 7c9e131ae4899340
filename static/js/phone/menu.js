// What concerns you alone: your first name, your agreements, how many you are on this device, your table, leaving.
import { html, useEffect, useRef, useState } from "../h.js";
import { emptyPockets } from "../outbox.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { ChangeTable } from "./change-table.js";
import { lastIn, Saved } from "./saved.js";

const SLOT = "me";
const FUNCTIONS = () => [
  ["", t("Je ne précise pas")],
  ["state", t("Fonction publique de l’État")],
  ["local", t("Fonction publique territoriale")],
  ["hospital", t("Fonction publique hospitalière")],
  ["other", t("Autre")],
];

export default function Menu(room) {
  const dialog = useRef(null);
  useEffect(() => { dialog.current.showModal(); }, []);
  return html`<dialog class="menu" ref=${dialog} onClose=${room.onClose} aria-labelledby="menu-title">
    <div class="menu-head row-between"><h2 id="menu-title" tabindex="-1">${t("Moi")}</h2>
      <button class="button is-round" onClick=${() => dialog.current.close()} aria-label=${t("Fermer")}><${Icon} name="x" /></button></div>
    <${Myself} ...${room} />
    ${room.view.tables.length > 1 && html`<${ChangeTable} ...${room} />`}
    <${Leaving} ...${room} />
  </dialog>`;
}

/** The form about oneself; what was saved stays until the next change. */
function Myself({ own, outbox, online }) {
  const pending = lastIn(outbox, SLOT);
  const [me, setMe] = useState({ ...own.me, ...pending?.body });
  const edit = (news) => setMe((before) => ({ ...before, ...news }));
  const consent = (name) => (event) => edit({ consents: { ...me.consents, [name]: event.target.checked } });
  const save = (event) => {
    event.preventDefault();
    const { name, function: served, consents, seats } = me;
    outbox.add("person.edit", { name: name ?? "", function: served ?? "", consents, seats }, { slot: SLOT });
  };
  return html`<form class="stack menu-part" onSubmit=${save}>
    <div class="field"><label for="my-name">${t("Prénom")} <span class="soft">${t("(facultatif)")}</span></label>
      <input class="input" id="my-name" autocomplete="given-name" value=${me.name ?? ""} onInput=${(event) => edit({ name: event.target.value })} /></div>
    <div class="field"><label for="my-function">${t("Je travaille dans")} <span class="soft">${t("(facultatif)")}</span></label>
      <select class="input" id="my-function" value=${me.function ?? ""} onChange=${(event) => edit({ function: event.target.value })}>
        ${FUNCTIONS().map(([value, text]) => html`<option value=${value} selected=${value === (me.function ?? "")}>${text}</option>`)}</select></div>
    <fieldset><legend class="label">${t("Dans le mémento, j’accepte")}</legend>
      <${Consent} checked=${me.consents.name} onChange=${consent("name")}>${t("mon prénom")}<//>
      <${Consent} checked=${me.consents.quotes} onChange=${consent("quotes")}>${t("mes phrases, citées telles quelles")}<//>
      <${Consent} checked=${me.consents.photo} onChange=${consent("photo")}>${t("ma photo")}<//></fieldset>
    <${Seats} seats=${me.seats} onChange=${(seats) => edit({ seats })} />
    <p class="row-between"><button class="button is-main">${t("Enregistrer")}</button><${Saved} item=${pending} online=${online} /></p>
  </form>`;
}

function Consent({ checked, onChange, children }) {
  return html`<label class="check"><input type="checkbox" checked=${checked} onChange=${onChange} /> <span>${children}</span></label>`;
}

function Seats({ seats, onChange }) {
  return html`<fieldset><legend class="label">${t("Sur ce téléphone, nous sommes")}</legend>
    <div class="stepper"><button type="button" class="button is-round" disabled=${seats <= 1} onClick=${() => onChange(seats - 1)}
        aria-label=${t("Une personne de moins")}><${Icon} name="minus" /></button>
      <output class="number" aria-live="polite">${seats}<span class="only-read-aloud"> ${t("sur ce téléphone")}</span></output>
      <button type="button" class="button is-round" disabled=${seats >= 12} onClick=${() => onChange(seats + 1)}
        aria-label=${t("Une personne de plus")}><${Icon} name="plus" /></button></div>
    <p class="small soft">${t("Chaque personne a son bulletin ; le téléphone passe de main en main.")}</p></fieldset>`;
}

/** Erasing oneself asks twice; leaving only forgets this device's copy. */
function Leaving({ link, own, code }) {
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState(null);
  const erase = async () => {
    const ack = await link.do("person.erase", {});
    if (!ack.ok) return setAnswer(ack.text);
    emptyPockets(code, own.me.id);
    setAsked(false);
    return setAnswer(t("Votre prénom, votre fonction et vos accords sont effacés. Vos idées restent, sans nom."));
  };
  return html`<section class="stack menu-part"><h3>${t("Mes données")}</h3>
    <p class="small soft">${t("Effacer oublie votre prénom, votre fonction et vos accords. Vos idées restent à la table, sans nom.")}</p>
    ${asked ? html`<p class="choices"><button class="button is-main" onClick=${erase}>${t("Oui, effacer")}</button>
        <button class="button" onClick=${() => setAsked(false)}>${t("Garder")}</button></p>`
      : html`<p><button class="button" onClick=${() => setAsked(true)}><${Icon} name="trash-2" /> ${t("Effacer mes données")}</button></p>`}
    <p role="status" class="small">${answer}</p>
    <p class="small">${t("Ce téléphone change de mains ?")} <a class="other-person" href=${`/r/${code}?another=1`}>${t("Prendre place sous un autre nom")}</a></p>
  </section>`;
}
