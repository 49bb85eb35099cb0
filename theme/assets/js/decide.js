// A decision memo of one A4 and a plan of 30 and 90 days, from one to four picked practices, of
// which one is proposed. Made in the browser from the practices' own facts; every text can be
// edited, and the draft stays in this browser until it is deleted.

import { copy, el, keeps, must, saveAs } from "./dom.js";
import { draftOf, forgetDraft, keepDraft } from "./drafts.js";
import { addDays, calendar, nextMonday, workday } from "./ics.js";
import { asText, letter, memoFields, memoTitle, optionRows } from "./memo.js";
import { idsIn } from "./picks.js";
import { fetchPractices } from "./practice-cards.js";
import { planRows } from "./plan.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Line} Line */

const root = must("[data-decision]");
const status = must("[data-status]");
const start = /** @type {HTMLInputElement} */ (must("[data-start]"));
const by = /** @type {HTMLInputElement} */ (must("[data-by]"));
const author = /** @type {HTMLInputElement} */ (must("[data-author]"));
const [memoBox, planBox, sourceBox] = ["[data-memo]", "[data-plan]", "[data-sources]"].map((name) => must(name));

/** The reader's own day, YYYY-MM-DD. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A day as people write it. @param {string} date */
const finnish = (date) => date.split("-").reverse().map(Number).join(".");

/**
 * A text that grows as it is written and prints whole.
 * @param {string} value @param {Record<string, string>} attributes @param {(text: string) => void} changed
 */
function growing(value, attributes, changed) {
  const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: "1", ...attributes }));
  const box = el("div", { class: "grow" }, field);
  field.value = box.dataset.value = value;
  field.addEventListener("input", () => {
    box.dataset.value = field.value;
    changed(field.value);
  });
  return box;
}

/** @param {Practice[]} practices @param {string} key what the draft is kept by */
function open(practices, key) {
  /** @returns {Draft} */
  const fresh = () => ({ chosen: practices[0]?.id ?? "", start: nextMonday(today()), by: "", author: "", texts: {}, plans: {} });
  let draft = draftOf(key) ?? fresh();
  const proposed = () => practices.find((one) => one.id === draft.chosen) ?? /** @type {Practice} */ (practices[0]);
  const save = () => {
    keepDraft(key, draft);
    must("[data-delete]").hidden = false;
  };

  /** What a field says: what was written, else what the practice tells. @param {{id: string, text: string}} field */
  function textOf({ id, text }) {
    return draft.texts[proposed().id]?.[id] ?? text.replace("pp.kk.vvvv", finnish(workday(addDays(draft.start, 90))));
  }
  const write = (/** @type {string} */ id, /** @type {string} */ text) => {
    (draft.texts[proposed().id] ??= {})[id] = text;
    save();
  };
  const fields = () => memoFields(proposed(), practices.filter((one) => one !== proposed()));

  function drawMemo() {
    const title = { id: "otsikko", text: memoTitle(proposed()) };
    const parts = fields().map((field) => el("div", { class: `memo-part memo-${field.id}` },
      el("label", { for: `muistio-${field.id}` }, field.label),
      growing(textOf(field), { id: `muistio-${field.id}` }, (text) => write(field.id, text))));
    memoBox?.replaceChildren(
      el("div", { class: "memo-part" }, el("label", { for: "muistio-otsikko", class: "unseen" }, "Otsikko"),
        growing(textOf(title), { id: "muistio-otsikko", class: "memo-title" }, (text) => write("otsikko", text))),
      ...parts.slice(0, 2), options(), ...parts.slice(2));
  }

  function options() {
    const [head = [], ...rows] = optionRows(practices);
    // The roles keep it a table where a narrow screen shows one option below another.
    const body = rows.map(([first, ...rest], place) => el("tr", { role: "row" },
      el("th", { scope: "row", role: "rowheader" }, first ?? "",
        practices.length > 1 && practices[place] === proposed() && el("span", { class: "tag" }, "esitetään")),
      ...rest.map((value, column) => el("td", { role: "cell", "data-label": head[column + 1] ?? "" }, value))));
    return el("div", { class: "table-wrap", tabindex: "0", role: "group", "aria-label": "Taulukko: vaihtoehdot" },
      el("table", { class: "options", role: "table" }, el("caption", {}, practices.length > 1 ? "Vaihtoehdot" : "Tiedot lyhyesti"),
        el("thead", { role: "rowgroup" },
          el("tr", { role: "row" }, ...head.map((column) => el("th", { scope: "col", role: "columnheader" }, column)))),
        el("tbody", { role: "rowgroup" }, ...body)));
  }

  /** @returns {Line[]} */
  const lines = () => draft.plans[proposed().id] ?? planRows(proposed()).map(({ offset, text }) => ({ text, offset, date: "", done: false }));
  const dateOf = (/** @type {Line} */ line) => (line.offset === null ? line.date : workday(addDays(draft.start, line.offset)));
  /** @param {Line[]} changed @param {string} [said] @param {string} [focus] */
  const rewrite = (changed, said, focus) => {
    draft.plans[proposed().id] = changed;
    save();
    if (said === undefined) return;
    drawPlan();
    status.textContent = said;
    if (focus) /** @type {HTMLElement | null} */ (planBox?.querySelector(focus) ?? document.querySelector("[data-add-line]"))?.focus();
  };

  function drawPlan() {
    const now = lines().map((line) => ({ ...line, date: dateOf(line) }));
    planBox?.replaceChildren(...now.map((line, place) => {
      const where = `kohta ${place + 1}`;
      const done = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", "aria-label": `Tehty, ${where}` }));
      done.checked = line.done;
      done.addEventListener("change", () => { line.done = done.checked; rewrite(now); });
      const date = /** @type {HTMLInputElement} */ (el("input", { type: "date", "aria-label": `Päivä, ${where}` }));
      date.value = line.date;
      date.addEventListener("change", () => { Object.assign(line, { date: date.value, offset: null }); rewrite(now); });
      /** @param {string} act @param {string} label @param {string} sign @param {() => void} then */
      const button = (act, label, sign, then, off = false) => {
        const name = { "data-act": `${act}-${place}`, "aria-label": `${label}, ${where}` };
        const made = el("button", { type: "button", class: "plain", disabled: off, ...name }, sign);
        made.addEventListener("click", then);
        return made;
      };
      /** @param {number} to @param {string} act the button that keeps the focus, unless it is off there */
      const move = (to, act) => {
        const moved = now.filter((other) => other !== line);
        moved.splice(to, 0, line);
        const at = to === 0 ? "alas-0" : to === now.length - 1 ? `ylos-${to}` : `${act}-${to}`;
        rewrite(moved, `Siirretty kohtaan ${to + 1}.`, `[data-act=${at}]`);
      };
      return el("li", {}, done, date, growing(line.text, { "aria-label": `Tehtävä, ${where}` }, (text) => { line.text = text; rewrite(now); }),
        el("span", { class: "line-tools not-printed" },
          button("ylos", "Siirrä ylös", "↑", () => move(place - 1, "ylos"), place === 0),
          button("alas", "Siirrä alas", "↓", () => move(place + 1, "alas"), place === now.length - 1),
          button("pois", "Poista", "×", () => rewrite(now.filter((other) => other !== line), `Poistettu ${where}.`, `[data-act=pois-${Math.min(place, now.length - 2)}]`))));
    }));
  }

  /** The address of a card on this site. @param {Practice} p */
  const addressOf = (p) => new URL(`${root.dataset.root}${p.address}`, location.href).href;
  /** The sources of what is proposed, and the cards of all, as [name, address]. @returns {[string, string | null][]} */
  const sources = () => [
    ...proposed().sources.map((one) => /** @type {[string, string | null]} */ ([one.title, one.url])),
    ...practices.map((one, place) => /** @type {[string, string]} */ ([`Tietopankin kortti ${letter(practices, place)}${one.title}`, addressOf(one)])),
  ];

  function drawSources() {
    sourceBox?.replaceChildren(...sources().map(([title, url]) => el("li", {}, url ? `${title}: ` : title, url && el("a", { href: url }, url))));
  }

  /** The whole of it, for a file or for the clipboard. @returns {import("./docx.js").Block[]} */
  const blocks = () => [
    { kind: "title", text: textOf({ id: "otsikko", text: memoTitle(proposed()) }) },
    {
      kind: "text",
      text: [draft.by && `Organisaatio: ${draft.by}`, draft.author && `Valmistelija: ${draft.author}`, `Päivä: ${finnish(today())}`]
        .filter(Boolean).join("\n"),
    },
    ...fields().flatMap((field) => /** @type {import("./docx.js").Block[]} */ ([
      { kind: "heading", text: field.label }, { kind: "text", text: textOf(field) },
    ])),
    { kind: "heading", text: practices.length > 1 ? "Vaihtoehdot" : "Tiedot lyhyesti" }, { kind: "table", rows: optionRows(practices) },
    { kind: "heading", text: "Suunnitelma" },
    { kind: "table", rows: [["Päivä", "Tehtävä"], ...lines().map((line) => [dateOf(line) && finnish(dateOf(line)), line.text])] },
    { kind: "heading", text: "Lähteet" }, { kind: "list", items: sources().map(([title, url]) => (url ? `${title}: ${url}` : title)) },
  ];

  function downloadCalendar() {
    const days = lines().filter((line) => dateOf(line) && line.text.trim()).map((line, place) => ({
      uid: `${proposed().id}-${place + 1}-${draft.start}@${location.hostname}`, date: dateOf(line),
      title: line.text.trim().split("\n")[0] ?? "", text: `${line.text.trim()}\n${addressOf(proposed())}`,
    }));
    saveAs(calendar(days, new Date()), "text/calendar", "suunnitelma.ics");
    status.textContent = `Kalenteritiedostossa on ${days.length} merkintää.`;
  }

  function draw() {
    start.value = draft.start;
    by.value = draft.by;
    author.value = draft.author;
    must("[data-delete]").hidden = !draftOf(key);
    must("[data-choice]").hidden = practices.length < 2;
    must("[data-choices]").replaceChildren(...practices.map((one, place) => {
      const radio = /** @type {HTMLInputElement} */ (el("input", { type: "radio", name: "esitys", value: one.id }));
      radio.checked = one === proposed();
      radio.addEventListener("change", () => {
        draft.chosen = one.id;
        save();
        drawMemo();
        drawPlan();
        drawSources();
        status.textContent = `Muistio ja suunnitelma esittävät nyt: ${one.title}.`;
      });
      return el("label", {}, radio, el("span", {}, letter(practices, place) + one.title));
    }));
    drawMemo();
    drawPlan();
    drawSources();
  }

  start.addEventListener("change", () => {
    if (!start.value) return;
    draft.start = start.value;
    save();
    drawMemo();
    drawPlan();
  });
  by.addEventListener("input", () => { draft.by = by.value; save(); });
  author.addEventListener("input", () => { draft.author = author.value; save(); });
  must("[data-add-line]").addEventListener("click", () => {
    const added = [...lines().map((line) => ({ ...line, date: dateOf(line) })), { text: "", date: "", offset: null, done: false }];
    rewrite(added, `Lisätty kohta ${added.length}.`, "li:last-child textarea");
  });
  must("[data-calendar]").addEventListener("click", downloadCalendar);
  must("[data-print]").addEventListener("click", () => print());
  must("[data-copy]").addEventListener("click", () => copy(asText(blocks()), status));
  must("[data-word]").addEventListener("click", async () => {
    const { DOCX, docx } = await import("./docx.js");
    saveAs(docx(blocks()), DOCX, "paatosmuistio.docx");
    status.textContent = "Word-tiedosto on tallennettu.";
  });
  must("[data-delete]").addEventListener("click", () => {
    forgetDraft(key);
    draft = fresh();
    draw();
    status.textContent = "Luonnos on poistettu tästä selaimesta.";
    start.focus();
  });
  must(keeps ? "[data-kept]" : "[data-not-kept]").hidden = false;
  draw();
}

const { practices, missing } = await fetchPractices(idsIn(location.search, 4), root.dataset.cards ?? "");
must("[data-empty]").hidden = practices.length > 0;
must("[data-sheets]").hidden = !practices.length;
if (missing.length) status.textContent = `Käytäntöä ei löydy: ${missing.join(", ")}.`;
if (practices.length) open(practices, practices.map((practice) => practice.id).join("+"));
