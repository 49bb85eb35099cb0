// A decision memo of one A4 and a plan of 30 and 90 days, from one to three picked practices.
// Made in the browser from the practices' own facts; every text can be edited before printing.

import { el, must } from "./dom.js";
import { addDays, calendar, nextMonday, workday } from "./ics.js";
import { letter, memoFields, memoTitle } from "./memo.js";
import { idsIn } from "./picks.js";
import { fetchPractices } from "./practice-cards.js";
import { planDays } from "./plan.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {{text: HTMLTextAreaElement, date: HTMLInputElement, offset: number}} Line */

const root = must("[data-decision]");
const status = must("[data-status]");
const start = /** @type {HTMLInputElement} */ (must("[data-start]"));
/** @type {Line[]} */
let lines = [];

/** The reader's own day, YYYY-MM-DD. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A text that grows as it is written and prints whole. @param {string} value @param {Record<string, string>} attributes */
function growing(value, attributes) {
  const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: "1", ...attributes }));
  const box = el("div", { class: "grow" }, field);
  const mirror = () => { box.dataset.value = field.value; };
  field.value = value;
  field.addEventListener("input", mirror);
  mirror();
  return { field, box };
}

/** @param {Practice[]} practices */
function showMemo(practices) {
  const title = growing(memoTitle(practices), { id: "muistio-otsikko", class: "memo-title" });
  const parts = memoFields(practices).map(({ id, label, text }) => {
    const { box } = growing(text, { id: `muistio-${id}` });
    return el("div", { class: `memo-part memo-${id}` }, el("label", { for: `muistio-${id}` }, label), box);
  });
  must("[data-memo]").replaceChildren(
    el("div", { class: "memo-part" }, el("label", { for: "muistio-otsikko", class: "unseen" }, "Otsikko"), title.box),
    ...parts.slice(0, 1), options(practices), ...parts.slice(1), sources(practices));
}

/** @param {Practice[]} practices */
function options(practices) {
  const columns = ["Käytäntö", "Työmäärä", "Kustannus", "Näyttö", "Vaikutus", "Vaikuttaa"];
  const body = practices.map((p, place) => el("tr", {}, el("th", { scope: "row" }, letter(practices, place) + p.title),
    ...[p.effort, p.cost, p.evidence, p.effect, p.time].map((value) => el("td", { class: value ? "" : "unknown" }, value ?? "ei tiedossa"))));
  return el("div", { class: "table-wrap", tabindex: "0", role: "group", "aria-label": "Taulukko: vaihtoehdot" },
    el("table", { class: "options" }, el("caption", {}, "Vaihtoehdot"),
      el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column)))), el("tbody", {}, ...body)));
}

/** @param {Practice[]} practices */
function sources(practices) {
  return el("div", { class: "memo-part memo-sources" }, el("p", { class: "memo-label" }, "Lähteet"),
    el("ul", {}, ...practices.map((p, place) => {
      const url = new URL(`${root.dataset.root}${p.address}`, location.href).href;
      return el("li", {}, `${letter(practices, place)}${p.title}: `, el("a", { href: url }, url), ` (lähteitä ${p.sources.length})`);
    })));
}

/** @param {Practice[]} practices */
function showPlan(practices) {
  lines = planDays(practices).map(({ offset, text }, place) => {
    const date = /** @type {HTMLInputElement} */ (el("input", { type: "date", "aria-label": `Päivä, kohta ${place + 1}` }));
    const { field, box } = growing(text, { "aria-label": `Tehtävä, kohta ${place + 1}` });
    must("[data-plan]").append(el("li", {}, el("span", { class: "tick", "aria-hidden": "true" }), date, box));
    return { text: field, date, offset };
  });
  setDates();
}

function setDates() {
  if (!start.value) return;
  for (const line of lines) line.date.value = workday(addDays(start.value, line.offset));
  const end = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("muistio-ehdotus"));
  if (!end) return;
  const [year, month, day] = workday(addDays(start.value, 90)).split("-").map(Number);
  end.value = end.value.replace(/arvioidaan (pp\.kk\.vvvv|\d{1,2}\.\d{1,2}\.\d{4})/, `arvioidaan ${day}.${month}.${year}`);
  end.dispatchEvent(new Event("input"));
}

/** @param {readonly string[]} ids */
function download(ids) {
  const days = lines.filter((line) => line.date.value && line.text.value.trim()).map((line, place) => ({
    uid: `${ids.join("+")}-${place + 1}-${start.value}@${location.hostname}`, date: line.date.value,
    title: line.text.value.trim().split("\n")[0] ?? "", text: `${line.text.value.trim()}\n${location.href}`,
  }));
  const url = URL.createObjectURL(new Blob([calendar(days, new Date())], { type: "text/calendar" }));
  const link = el("a", { href: url, download: "suunnitelma.ics" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  status.textContent = `Kalenteritiedostossa on ${days.length} merkintää.`;
}

const ids = idsIn(location.search, 3);
const { practices, missing } = await fetchPractices(ids, root.dataset.cards ?? "");
must("[data-empty]").hidden = practices.length > 0;
must("[data-sheets]").hidden = !practices.length;
if (missing.length) status.textContent = `Käytäntöä ei löydy: ${missing.join(", ")}.`;
if (practices.length) {
  start.value = nextMonday(today());
  showMemo(practices);
  showPlan(practices);
  start.addEventListener("change", setDates);
  must("[data-calendar]").addEventListener("click", () => download(ids));
  must("[data-print]").addEventListener("click", () => print());
}
