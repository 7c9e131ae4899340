// Measures from this device what the day will ask of it, and says it in words.
import { io } from "./h.js";
import { t } from "./t.js";

const TURNS = 12;          // round trips measured
const OPENING = 6000;      // ms given to a way of connecting
const QUICK = 150;         // ms: nobody notices
const SLOW = 600;          // ms: a person begins to wonder
const CLOCK = 60000;       // ms: beyond, times shown on this device look wrong to whoever reads them
const SMALLEST = 360;      // px

const icons = { good: '<path d="M20 6 9 17l-5-5"/>', wanting: '<path d="M12 9v4"/><path d="M12 17h.01"/><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/>' };
const list = document.getElementById("checks");
const verdict = document.getElementById("verdict");
const first = list.innerHTML;

function show(good, title, words) {
  const row = document.createElement("li");
  row.className = `check-row is-${good ? "good" : "wanting"}`;
  row.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${good ? icons.good : icons.wanting}</svg><div><b></b><p></p></div>`;
  row.querySelector("b").textContent = title;
  row.querySelector("p").textContent = words;
  list.append(row);
  return good;
}

/** Tries to open one way (`websocket` or `polling`). A refusal by the session is an answer too: the way is open. */
function opens(transport) {
  return new Promise((resolve) => {
    const socket = io({ transports: [transport], reconnection: false, forceNew: true, timeout: OPENING, auth: {} });
    const end = (open) => { socket.disconnect(); resolve(open); };
    socket.on("connect", () => end(true));
    socket.on("connect_error", (error) => end(error.data !== undefined));
    setTimeout(end, OPENING, false);
  });
}

async function ways() {
  const [direct, polling] = [await opens("websocket"), await opens("polling")];
  if (direct) return show(true, t("Liaison en direct"), t("WebSocket passe. Les changements arrivent aussitôt."));
  if (polling) return show(true, t("Liaison par allers-retours"), t("WebSocket est bloqué sur ce réseau ; la liaison de repli marche. Rien n’est perdu, les changements arrivent un peu plus tard."));
  return show(false, t("Pas de liaison"), t("Le serveur envoie cette page, mais la liaison en direct ne s’ouvre pas. Changez de réseau, ou voyez l’organisation."));
}

async function turn() {
  const sent = performance.now();
  const answer = await fetch("/preflight/ping", { cache: "no-store" });
  const { now } = await answer.json();
  const took = performance.now() - sent;
  return { took, offset: now + took / 2 - Date.now() };
}

async function turns() {
  const all = [];
  for (let count = 0; count < TURNS; count += 1) all.push(await turn());
  return all.sort((a, b) => a.took - b.took);
}

async function pace() {
  let all;
  try {
    all = await turns();
  } catch (failure) {
    console.warn("ping", failure);
    return show(false, t("Liaison instable"), t("Une demande n’a pas abouti. Rapprochez-vous de la borne Wi-Fi et recommencez."));
  }
  const usual = Math.round(all[TURNS / 2].took);
  const longest = Math.round(all[TURNS - 1].took);
  const words = t("Aller-retour de {usual} ms le plus souvent, {longest} ms au plus long.", { usual, longest });
  const fast = usual <= QUICK ? t("Réponse rapide") : usual <= SLOW ? t("Réponse correcte") : t("Réponse lente");
  const quick = show(usual <= SLOW, fast, words);
  return clock(all[0].offset) && quick;
}

function clock(offset) {
  const seconds = Math.round(Math.abs(offset) / 1000);
  const words = seconds < 2 ? t("L’horloge est à l’heure du serveur.") : t("L’horloge s’écarte de {seconds} s de celle du serveur. Les comptes à rebours suivent le serveur : rien à régler.", { seconds });
  return show(true, Math.abs(offset) < CLOCK ? t("Horloge") : t("Horloge décalée"), words);
}

function memory() {
  try {
    localStorage.setItem("tablee.preflight", "1");
    localStorage.removeItem("tablee.preflight");
    return show(true, t("Mémoire de l’appareil"), t("Si le réseau coupe, ce qui est écrit reste ici et part au retour."));
  } catch (refusal) {
    console.warn("localStorage", refusal);
    return show(false, t("Mémoire de l’appareil fermée"), t("La navigation privée empêche de garder ce qui est écrit quand le réseau coupe. Ouvrez une fenêtre ordinaire."));
  }
}

function size() {
  const [width, height] = [innerWidth, innerHeight];
  const words = t("{width} × {height} points.", { width, height });
  if (width < SMALLEST) return show(false, t("Écran étroit"), `${words} ${t("Certaines pages demandent 360 points de large.")}`);
  return show(true, t("Écran"), `${words} ${width >= 768 ? t("Convient à un pupitre.") : t("Convient à un téléphone de participant ; un pupitre en demande 768.")}`);
}

async function check() {
  list.innerHTML = first;
  verdict.className = "verdict";
  verdict.textContent = t("Vérification en cours…");
  const found = [await ways(), await pace(), memory(), size()];
  const wanting = found.filter((good) => !good).length;
  verdict.classList.toggle("is-wanting", wanting > 0);
  verdict.textContent = wanting ? t("Cet appareil demande attention : lisez les lignes surlignées.") : t("Cet appareil est prêt.");
}

const again = document.getElementById("again");
again.hidden = false;
again.addEventListener("click", check);
check();
