// The practices picked for comparison: at most four, kept in this browser, shown in a bar.

import { ROOT, el, keeps, recall, remember } from "./dom.js";

const KEY = "vertailu";
const MOST = 4;
const LOST = " Selaimesi ei muista valintoja sivulta toiselle: avaa vertailu ja lisää toinen sieltä.";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @returns {string[]} ids in the order they were picked */
export function picks() {
  const kept = recall(KEY);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === "string" && ID.test(id)).slice(0, MOST) : [];
}

/** The ids in an address such as `?k=a&k=b`. @param {string} query @param {number} most */
export function idsIn(query, most) {
  const ids = new URLSearchParams(query).getAll("k").filter((id) => ID.test(id) && id.length <= 80);
  return [...new Set(ids)].slice(0, most);
}

/** @param {readonly string[]} ids @returns {string} */
export const queryOf = (ids) => `?${new URLSearchParams(ids.map((id) => ["k", id]))}`;

// Where nothing is kept, the picks travel in the address from page to page.
if (!keeps) remember(KEY, idsIn(location.search, MOST));

/** @type {(() => void)[]} */
const listeners = [];

/** @param {readonly string[]} ids */
export function keep(ids) {
  remember(KEY, ids.length ? ids : null);
  for (const listener of listeners) listener();
}

/** Add or remove; returns false when there are four already. @param {string} id */
export function toggle(id) {
  const now = picks();
  if (now.includes(id)) keep(now.filter((other) => other !== id));
  else if (now.length >= MOST) return false;
  else keep([...now, id]);
  return true;
}

/** Make a button pick its practice. @param {HTMLButtonElement} button @param {string} id @param {string} name */
export function startPick(button, id, name) {
  const show = () => {
    button.setAttribute("aria-pressed", String(picks().includes(id)));
  };
  // The name stays while the state changes: "Vertaa, painettu" is said once.
  // A page in another language has it in its own words.
  button.textContent ||= "Vertaa";
  button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  button.addEventListener("click", () => {
    if (!toggle(id)) say(`Vertailuun mahtuu ${MOST} käytäntöä. Poista ensin jokin.`);
  });
  listeners.push(show);
  show();
}

/** @type {HTMLElement | null} */
let status = null;
const say = (/** @type {string} */ words) => { if (status) status.textContent = words; };

/** Show the bar of picks at the end of the page whenever there are some. */
export function startBar() {
  status = el("p", { role: "status" });
  const link = /** @type {HTMLAnchorElement} */ (el("a", { class: "button primary" }));
  const clear = el("button", { type: "button", class: "plain" }, "Tyhjennä");
  const bar = el("section", { class: "picks", "aria-label": "Vertailuun valitut" }, status, link, clear);
  const show = () => {
    const now = picks();
    bar.hidden = now.length === 0;
    document.body.classList.toggle("has-picks", now.length > 0);
    // One alone leads to where the other is chosen, unless that is this very page.
    const alone = keeps && now.length === 1;
    const list = new URL("kaytannot/", ROOT);
    link.href = alone ? list.href : new URL(`vertaile/${queryOf(now)}`, ROOT).href;
    link.textContent = alone ? "Valitse toinen" : "Vertaile";
    link.hidden = alone && location.pathname === list.pathname;
    say(now.length === 1 ? `Vertailussa 1 käytäntö.${link.hidden || !keeps ? " Valitse toinen." : ""}${keeps ? "" : LOST}` : `Vertailussa ${now.length} käytäntöä.`);
  };
  clear.addEventListener("click", () => {
    keep([]);
    const main = document.querySelector("#sisalto");
    if (main instanceof HTMLElement) main.focus({ preventScroll: true });
  });
  document.body.append(bar);
  listeners.push(show);
  show();
  addEventListener("storage", (event) => {
    if (event.key === KEY) for (const listener of listeners) listener();
  });
}
