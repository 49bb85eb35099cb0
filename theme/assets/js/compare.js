// Two to four practices side by side, or one criterion after another where there is no room. The
// picks are in the address, so the comparison can be linked; without any, those picked in this
// browser are shown.

import { copy, el, must } from "./dom.js";
import { idsIn, keep, picks, queryOf } from "./picks.js";
import { UNKNOWN, fetchPractices } from "./practice-cards.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {{title: string, cells: (Node | string | null)[]}} Row */

const MOST = 4;
const root = must("[data-compare]");
const status = must("[data-status]");
const differences = /** @type {HTMLButtonElement} */ (must("[data-differences]"));
const heading = must("h1");

/** @type {[string, (practice: Practice) => Node | string | null][]} */
const ROWS = [
  ["Ongelma", (p) => p.problem],
  ["Ratkaisu", (p) => p.solution],
  ["Näyttö", (p) => reasoned(p.evidence, p.evidence_why)],
  ["Vaikutus", (p) => (p.effect ? reasoned(p.effect, p.effect_why) : null)],
  ["Ensimmäinen askel", (p) => p.first_step],
  ["Kenelle", (p) => p.for_whom],
  ["Toimialat", (p) => p.sectors],
  ["Työpaikan koko", (p) => p.sizes],
  ["Työmäärä", (p) => p.effort],
  ["Kustannus", (p) => (p.cost_note ? reasoned(p.cost ?? UNKNOWN, p.cost_note) : p.cost)],
  ["Vaikuttaa", (p) => p.time],
  ["Kypsyys", (p) => p.maturity],
  ["Tarvitset", (p) => list(p.needs)],
  ["Vaiheet", (p) => list(p.steps.map((step) => step.title), "ol")],
  ["Toimii, kun", (p) => list(p.works_when)],
  ["Ei toimi, kun", (p) => list(p.fails_when)],
  ["Kysy lisää", (p) => p.contact],
  ["Lähteitä", (p) => String(p.sources.length)],
];

/** @param {string} value @param {string} why */
function reasoned(value, why) {
  return el("div", {}, el("strong", {}, value), el("p", {}, why));
}

/** @param {readonly string[]} items @param {"ul" | "ol"} [tag] */
function list(items, tag = "ul") {
  return items.length ? el(tag, {}, ...items.map((item) => el("li", {}, item))) : null;
}

/** What a cell says, to tell whether two say the same. @param {Node | string | null} cell */
const words = (cell) => (cell instanceof Node ? cell.textContent : cell);

/** @param {Row} row */
const differs = (row) => row.cells.some((cell) => words(cell) !== words(row.cells[0] ?? null));

/** What no source tells, and what only those of one practice do not. @param {Practice[]} practices @param {Row[]} rows */
function untold(practices, rows) {
  const named = (/** @type {Row[]} */ some) => some.map((row) => row.title.toLowerCase()).join(", ");
  const none = rows.filter((row) => !row.cells.some(Boolean));
  const lacking = practices.map((practice, place) => [practice.title, named(rows.filter((row) => !none.includes(row) && !row.cells[place]))]);
  const alone = lacking.filter(([, titles]) => titles).map(([title, titles]) => `${title} – ${titles}`).join("; ");
  return [none.length ? `Lähteet eivät kerro: ${named(none)}.` : "", alone ? `Vain osasta ei ole tiedossa: ${alone}.` : ""].filter(Boolean).join(" ");
}

const letter = (/** @type {number} */ place) => el("span", { class: "letter", "aria-hidden": "true" }, "ABCD"[place]);

// The roles are said aloud: a table that is laid out as blocks would lose them.
/** @param {Practice[]} practices @param {Row[]} rows */
function table(practices, rows) {
  const heads = practices.map((practice, place) => {
    const away = el("button", { type: "button", class: "plain", "aria-label": `Poista: ${practice.title}` }, "Poista");
    away.addEventListener("click", () => void remove(practices, place));
    const link = el("a", { href: `${root.dataset.root}${practice.address}` }, practice.title);
    return el("th", { scope: "col", role: "columnheader" }, letter(place), link, away);
  });
  const head = el("tr", { role: "row" }, el("th", { scope: "col", role: "columnheader", class: "criterion" }, "Asia"), ...heads);
  const body = rows.map(({ title, cells }) => el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, title),
    ...cells.map((cell, place) => el("td", { role: "cell", class: cell ? "" : "unknown" }, letter(place), el("div", {}, cell ?? UNKNOWN)))));
  return el("table", { class: "comparison", role: "table" }, el("thead", { role: "rowgroup" }, head), el("tbody", { role: "rowgroup" }, ...body));
}

/** @param {Practice[]} practices @param {number} place */
async function remove(practices, place) {
  const left = practices.filter((_, other) => other !== place).map((practice) => practice.id);
  keep(left);
  history.pushState(null, "", left.length ? queryOf(left) : location.pathname);
  await show(`Poistettu: ${practices[place]?.title}. Vertailussa ${left.length}.`);
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("thead button"));
  (buttons[Math.min(place, buttons.length - 1)] ?? heading).focus();
}

/** @param {string} [said] what has just happened */
async function show(said = "") {
  let ids = idsIn(location.search, MOST);
  if (!ids.length && picks().length) {
    ids = picks();
    history.replaceState(null, "", queryOf(ids));
  }
  const onlyDifferences = new URLSearchParams(location.search).has("erot");
  const { practices, missing } = await fetchPractices(ids, root.dataset.cards ?? "");
  const rows = ROWS.map(([title, cell]) => ({ title, cells: practices.map(cell) }));
  const known = rows.filter((row) => row.cells.some(Boolean));
  const shown = onlyDifferences ? known.filter(differs) : known;
  const some = practices.length > 0;
  must("[data-empty]").hidden = some;
  must("[data-table]").hidden = must("[data-actions]").hidden = !some;
  must("[data-table]").replaceChildren(...(some ? [table(practices, shown)] : []));
  must("[data-unknown]").textContent = some ? untold(practices, rows) : "";
  differences.hidden = practices.length < 2;
  differences.setAttribute("aria-pressed", String(onlyDifferences));
  const query = queryOf(ids);
  /** @type {HTMLAnchorElement} */ (must("[data-decide-link]")).href = root.dataset.decide + query;
  const add = /** @type {HTMLAnchorElement} */ (must("[data-add]"));
  add.hidden = !some || ids.length >= MOST;
  add.href = root.dataset.list + query;
  add.onclick = () => keep(ids);
  status.textContent = [
    said,
    practices.length === 1 ? "Valitse toinen käytäntö, niin näet erot." : "",
    onlyDifferences && some ? `Näkyvissä ${shown.length} kohtaa, joissa on eroa.` : "",
    missing.length ? `Käytäntöä ei löydy: ${missing.join(", ")}.` : "",
  ].filter(Boolean).join(" ");
}

heading.tabIndex = -1;
differences.addEventListener("click", () => {
  const asked = new URLSearchParams(location.search);
  if (asked.has("erot")) asked.delete("erot");
  else asked.set("erot", "1");
  history.pushState(null, "", `?${asked}`);
  void show();
});
must("[data-copy]").addEventListener("click", () => copy(location.href, status));
must("[data-print]").addEventListener("click", () => print());
addEventListener("popstate", () => void show());
void show();
