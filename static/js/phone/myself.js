// The form about oneself. It is saved by one press, like everything else: on its way, then saved.
import { html, useEffect, useState } from "../h.js";
import { t } from "../t.js";
import { Icon } from "../components/icon.js";
import { lastIn, Saved } from "./saved.js";

const SLOT = "me";
const MOST_SEATS = 12;
const served = () => [
  ["", t("Je ne précise pas")],
  ["state", t("Fonction publique de l’État")],
  ["local", t("Fonction publique territoriale")],
  ["hospital", t("Fonction publique hospitalière")],
  ["other", t("Autre")],
];
const inTheRoom = () => [
  ["room", t("que mon prénom s’affiche près de mes idées, sur les téléphones et à l’écran")],
];
const inTheDocument = () => [
  ["name", t("mon prénom")],
  ["quotes", t("mes phrases, citées telles quelles")],
  ["photo", t("ma photo")],
];

export function Myself({ own, outbox, online }) {
  const pending = lastIn(outbox, SLOT);
  const [me, edit] = useMe(own.me, pending);
  const save = (event) => {
    event.preventDefault();
    const body = { name: me.name ?? "", function: me.function ?? "", consents: me.consents, seats: me.seats };
    outbox.add("person.edit", body, { slot: SLOT });
  };
  return html`<form class="stack menu-part" onSubmit=${save}>
    <div class="field"><label for="my-name">${t("Prénom")} <${Optional} /></label>
      <input class="input" id="my-name" autocomplete="given-name" value=${me.name ?? ""}
        onInput=${(event) => edit({ name: event.target.value })} /></div>
    <div class="field"><label for="my-function">${t("Je travaille dans")} <${Optional} /></label>
      <select class="input" id="my-function" value=${me.function ?? ""}
        onChange=${(event) => edit({ function: event.target.value })}>
        ${served().map(([value, text]) => html`
          <option value=${value} selected=${value === (me.function ?? "")}>${text}</option>`)}</select></div>
    <${Agreed} title=${t("Dans la salle, j’accepte")} uses=${inTheRoom()} me=${me} edit=${edit} />
    <${Agreed} title=${t("Dans le mémento, j’accepte")} uses=${inTheDocument()} me=${me} edit=${edit} />
    <${SeatsHere} seats=${me.seats} onChange=${(seats) => edit({ seats })} />
    <p class="row-between"><button class="button is-main">${t("Enregistrer")}</button>
      <${Saved} item=${pending} online=${online} /></p>
  </form>`;
}

function Agreed({ title, uses, me, edit }) {
  return html`<fieldset><legend class="label">${title}</legend>
    ${uses.map(([use, text]) => html`<label class="check" key=${use}>
      <input type="checkbox" checked=${me.consents[use]}
        onChange=${(event) => edit({ consents: { ...me.consents, [use]: event.target.checked } })} />${" "}
      <span>${text}</span></label>`)}</fieldset>`;
}

function Optional() {
  return html`<span class="soft">${t("(facultatif)")}</span>`;
}

/** Oneself as the form shows it: what is being typed or on its way, else what the server has. */
function useMe(known, pending) {
  const [me, setMe] = useState({ ...known, ...pending?.body });
  useEffect(() => { if (!pending) setMe({ ...known }); }, [known.name, known.function, known.seats]);
  return [me, (news) => setMe((before) => ({ ...before, ...news }))];
}

function SeatsHere({ seats, onChange }) {
  return html`<fieldset><legend class="label">${t("Sur ce téléphone, nous sommes")}</legend>
    <div class="stepper">
      <button type="button" class="button is-round" disabled=${seats <= 1} onClick=${() => onChange(seats - 1)}
        aria-label=${t("Une personne de moins")}><${Icon} name="minus" /></button>
      <output class="number" aria-live="polite">${seats}<span class="only-read-aloud"> ${t("sur ce téléphone")}</span></output>
      <button type="button" class="button is-round" disabled=${seats >= MOST_SEATS} onClick=${() => onChange(seats + 1)}
        aria-label=${t("Une personne de plus")}><${Icon} name="plus" /></button>
    </div>
    <p class="small soft">${t("Chaque personne a son bulletin ; le téléphone passe de main en main.")}</p></fieldset>`;
}
