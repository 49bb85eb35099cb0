// Browsing: words, facets and order in one view, all in the address. The complete list is in
// the page already, or on its next pages; this shows and hides its rows.

import { el, must } from "./dom.js";
import { find } from "./find.js";
import { FOR_ALL, PROVEN, SIDE, UNKNOWN, nearestFirst, showFit, termNames, valuesOn, workplace } from "./fit.js";
import { startBar, startPick } from "./picks.js";

/**
 * A row of the list. The node of one that stands on another page comes when it is shown.
 * @typedef {{node: HTMLElement | null, home: HTMLElement | null, nth: number, path: string, title: string,
 *   days: Record<string, string | undefined>, values: Record<string, readonly string[]>}} Row
 */
/** @typedef {{name: string, fitsAll: boolean, node: HTMLElement, boxes: HTMLInputElement[]}} Facet */
/** @typedef {{q: string, order: string, chosen: Record<string, string[]>}} State */

const root = must("[data-browse]");
const form = /** @type {HTMLFormElement} */ (must("[data-browse-form]"));
const words = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("jarjestys"));
const found = must("[data-found]");
const groups = must("[data-groups]");
const count = must("[data-count]");
const chips = must("[data-chips]");
const nothing = must("[data-nothing]");
const more = must("[data-more]");
/** How many rows of what was chosen are in sight at first, and at a press. */
const FIRST = 12, STEP = 24;
let inSight = Number(history.state?.rows) || FIRST;
const isPractice = root.dataset.kind === "practice";
const unit = isPractice ? ["käytäntö", "käytäntöä"] : ["hanke", "hanketta"];
const wholeList = count.textContent ?? "";
const bestFirst = order.options[0]?.textContent ?? "";
const sheet = /** @type {HTMLDialogElement} */ (must("[data-sheet]"));
const showButton = must("[data-sheet-show]");
const openButton = must("[data-sheet-open]");
const download = /** @type {HTMLAnchorElement} */ (must("[data-download]", root));
/** @type {Row[] | null} what is chosen of the list, null for all of it */
let chosenRows = null;

/** @type {Facet[]} */
const facets = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-facet]"))].map((node) => ({
  name: node.dataset.facet ?? "", fitsAll: "fitsAll" in node.dataset, node,
  boxes: [.../** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll("input"))],
}));
/** What is known of a row, by facet, and what else its fit goes by. @param {(name: string) => readonly string[]} values */
const told = (values) => Object.fromEntries([
  ...facets.map(({ name }) => [name, values(name).length ? values(name) : [UNKNOWN]]),
  ...[PROVEN, SIDE].map((name) => [name, values(name)]),
]);
/** The rows: those of this page, and all of the list when anything is asked of it. @type {Row[]} */
let rows = [.../** @type {NodeListOf<HTMLElement>} */ (groups.querySelectorAll(".row"))].map((node, nth) => {
  const link = /** @type {HTMLAnchorElement} */ (must("a", node));
  return {
    node, home: node.parentElement, nth, path: link.pathname, title: link.textContent ?? "", days: node.dataset,
    values: told(valuesOn(node)),
  };
});
const total = Number(root.dataset.total) || rows.length;
/** A list of several pages, once anything was asked of it. @type {Promise<import("./browse-pages.js").Pages> | null} */
let pages = null;

/** Have all rows of the list. */
async function haveRows() {
  if (!root.dataset.shards) return;
  pages ??= import("./browse-pages.js").then(({ startPages }) => startPages(root, rows, told));
  pages.catch(() => { pages = null; });
  rows = (await pages).rows;
}

/** Have the nodes of some rows. @param {readonly Row[]} some */
async function haveNodes(some) {
  for (const row of await (await pages)?.fill(some) ?? []) start(row);
}

/** Does a row have one of the chosen values? @param {Row} row @param {Facet} facet @param {readonly string[]} chosen */
function fits(row, facet, chosen) {
  const has = row.values[facet.name] ?? [];
  return chosen.some((value) => has.includes(value) || (facet.fitsAll && value !== UNKNOWN && has.includes(FOR_ALL)));
}

/** @returns {State} */
function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(facets.map(({ name, boxes }) => {
    const known = new Set(boxes.map((box) => box.value));
    return [name, asked.getAll(name).filter((value) => known.has(value))];
  }));
  const wanted = asked.get("jarjestys") ?? "";
  const orders = [...order.options].map((option) => option.value);
  return { q: asked.get("q") ?? "", order: orders.includes(wanted) ? wanted : "", chosen };
}

/** @returns {State} */
function fromForm() {
  return {
    q: words.value.trim(), order: order.value,
    chosen: Object.fromEntries(facets.map(({ name, boxes }) => [name, boxes.filter((box) => box.checked).map((box) => box.value)])),
  };
}

/** @param {State} state @param {boolean} replace */
function toAddress(state, replace) {
  const asked = new URLSearchParams();
  if (state.q) asked.set("q", state.q);
  for (const [name, values] of Object.entries(state.chosen)) for (const value of values) asked.append(name, value);
  if (state.order) asked.set("jarjestys", state.order);
  history[replace ? "replaceState" : "pushState"](null, "", asked.size ? `?${asked}` : location.pathname);
}

/** @param {State} state */
function toForm(state) {
  words.value = state.q;
  order.value = state.order;
  for (const { name, boxes, node } of facets) {
    for (const box of boxes) box.checked = state.chosen[name]?.includes(box.value) ?? false;
    if (state.chosen[name]?.length) node.setAttribute("open", "");
  }
}

/** What the order by fit asks of the terms. @type {import("./fit.js").Terms} */
let terms = {};
let turn = 0;
/** @param {State} state */
async function show(state) {
  const mine = ++turn;
  /** @type {Map<string, number> | null} */
  let ranks = null;
  try {
    if (state.q) count.textContent = "Haetaan…";
    // What is here already is shown at once.
    if (root.dataset.shards && isAsked(state)) await haveRows();
    if (state.q) ranks = await ranksOf(state.q);
    if (state.order === "sopivuus") terms = await termNames();
    if (mine !== turn) return;
    const result = matching(state, ranks);
    if (root.dataset.shards && result.asked) await haveNodes(result.asked.slice(0, inSight));
    if (mine === turn) showFound(state, result);
  } catch {
    if (mine === turn) count.textContent = "Luettelon haku ei onnistunut. Yritä uudelleen.";
  }
}

/** @param {string} query @returns {Promise<Map<string, number>>} the place of each page that the words find */
async function ranksOf(query) {
  try {
    return new Map((await find(query, root.dataset.kind ?? "")).map((path, rank) => [path, rank]));
  } catch {
    return plainRanks(query);
  }
}

/** The rows that the words find, those of them that pass the filters, and these in order, null when nothing is asked.
 * @param {State} state @param {Map<string, number> | null} ranks */
function matching(state, ranks) {
  const worded = rows.filter((row) => !ranks || ranks.has(row.path));
  const matches = worded.filter((row) => facets.every((facet) => passes(row, facet, state)));
  return { worded, matches, asked: isAsked(state) ? ordered([...matches], state, ranks) : null };
}

/** @param {State} state @param {ReturnType<typeof matching>} found */
function showFound(state, { worded, matches, asked }) {
  place(state, asked);
  if (rows.length >= total) showCounts(state, worded);
  showChips(state);
  showNumbers(state, matches);
}

/** Say how many are chosen wherever the number stands. @param {State} state @param {Row[]} matches */
function showNumbers(state, matches) {
  const on = Object.values(state.chosen).reduce((sum, values) => sum + values.length, 0);
  must("[data-on]", openButton).textContent = on ? ` (${on})` : "";
  const asked = isAsked(state);
  showButton.textContent = `Näytä ${asked ? matches.length : total}`;
  chosenRows = asked && matches.length < total ? matches : null;
  download.textContent = chosenRows ? `CSV (${chosenRows.length})` : "CSV";
  // With words the list goes by how well they are met, not by results.
  const first = order.options[0];
  if (first) first.textContent = state.q ? "Osuvimmat ensin" : bestFirst;
}

/** The rows that hold every word, for when the index cannot be loaded. @param {string} query */
function plainRanks(query) {
  const parts = query.toLowerCase().split(/\s+/);
  const hits = rows.filter((row) => parts.every((part) => (row.node?.textContent ?? row.title).toLowerCase().includes(part)));
  return new Map(hits.map((row, rank) => [row.path, rank]));
}

/** @param {Row} row @param {Facet} facet @param {State} state */
const passes = (row, facet, state) => {
  const chosen = state.chosen[facet.name] ?? [];
  return !chosen.length || fits(row, facet, chosen);
};

/** Is anything asked of the list? @param {State} state */
const isAsked = (state) => Boolean(state.q || state.order || Object.values(state.chosen).some((values) => values.length));

/** What was asked for, in order. @type {readonly Row[]} */
let inOrder = [];

/** Show what was asked for as one list in order; null is nothing asked, and the list is in its groups.
 * @param {State} state @param {readonly Row[] | null} asked */
function place(state, asked) {
  inOrder = asked ?? [];
  found.replaceChildren();
  for (const { home, node } of rows) if (node) home?.append(node);
  groups.hidden = asked !== null;
  found.hidden = !inOrder.length;
  nothing.hidden = asked === null || inOrder.length > 0;
  showRows();
  const many = inOrder.length === 1 ? unit[0] : unit[1];
  const rest = inOrder.length < rows.length ? `, koko luettelossa ${rows.length}` : "";
  count.textContent = asked ? `${inOrder.length} ${many}${rest}.${hint(state)}` : wholeList;
}

/** Of what was asked for the first rows are in sight; the complete list folds itself. */
function showRows() {
  for (const { node } of rows) if (node) node.hidden = false;
  const nodes = inOrder.map((row) => row.node).filter((node) => node !== null);
  for (const node of inOrder.slice(inSight).map((row) => row.node)) if (node) node.hidden = true;
  found.append(...nodes);
  more.hidden = inOrder.length <= inSight;
  more.textContent = `Näytä lisää (${inOrder.length - inSight})`;
  if (root.dataset.shards && workplace()) void showFit();
}

more.addEventListener("click", async () => {
  const next = inOrder[inSight];
  await haveNodes(inOrder.slice(0, inSight + STEP));
  inSight += STEP;
  history.replaceState({ rows: inSight }, "");
  showRows();
  next?.node?.querySelector("a")?.focus();
});

/** @param {State} state */
function hint(state) {
  return state.order === "sopivuus" && !workplace() ? " Kerro ensin työpaikastasi sivulla Sopiiko meille?" : "";
}

/** @param {Row[]} matches @param {State} state @param {Map<string, number> | null} ranks */
function ordered(matches, state, ranks) {
  const byTitle = (/** @type {Row} */ a, /** @type {Row} */ b) => a.title.localeCompare(b.title, "fi");
  const mine = workplace();
  if (state.order === "sopivuus" && mine) {
    const given = matches.sort((a, b) => byEvidence(a, b) || byTitle(a, b));
    return nearestFirst(mine, given, ({ values }) => (name) => values[name] ?? [], terms).map(({ practice }) => practice);
  }
  if (state.order === "nimi") return matches.sort(byTitle);
  if (state.order === "uusin" || state.order === "tarkistettu") {
    const day = (/** @type {Row} */ row) => row.days[state.order] ?? "";
    return matches.sort((a, b) => day(b).localeCompare(day(a)) || a.nth - b.nth);
  }
  if (state.order) return matches.sort((a, b) => byEvidence(a, b) || a.nth - b.nth);
  // The page has the list in its own best order.
  return matches.sort((a, b) => ranks ? (ranks.get(a.path) ?? 0) - (ranks.get(b.path) ?? 0) : a.nth - b.nth);
}

const byEvidence = (/** @type {Row} */ a, /** @type {Row} */ b) => Number(b.values.naytto?.[0] ?? 0) - Number(a.values.naytto?.[0] ?? 0);

/** What each option would leave, given the choices in the other facets. @param {State} state @param {Row[]} worded */
function showCounts(state, worded) {
  for (const facet of facets) {
    const others = facets.filter((other) => other !== facet);
    const left = worded.filter((row) => others.every((other) => passes(row, other, state)));
    for (const box of facet.boxes) {
      const number = left.filter((row) => fits(row, facet, [box.value])).length;
      const label = /** @type {HTMLElement} */ (box.closest("label"));
      must("[data-number]", label).textContent = String(number);
      box.disabled = number === 0 && !box.checked;
      label.classList.toggle("none", number === 0);
    }
    const chosen = state.chosen[facet.name]?.length ?? 0;
    must("[data-chosen]", facet.node).textContent = chosen ? ` ${chosen} valittu` : "";
  }
}

/** @param {State} state */
function showChips(state) {
  /** @type {HTMLElement[]} */
  const made = [];
  const chip = (/** @type {string} */ text, /** @type {() => void} */ remove) => {
    const button = el("button", { type: "button", class: "chip" }, text, el("span", { "aria-hidden": "true" }, " ×"),
      el("span", { class: "unseen" }, ", poista suodatin"));
    button.addEventListener("click", () => {
      const number = [...chips.children].indexOf(/** @type {Element} */ (button.parentElement));
      remove();
      // Keep the keyboard where it was: on the next chip, or on the words when none is left.
      void changed(false).then(() => {
        const next = chips.children[Math.min(number, chips.children.length - 1)]?.querySelector("button") ?? words;
        next.focus();
      });
    });
    made.push(el("li", {}, button));
  };
  if (state.q) chip(`”${state.q}”`, () => { words.value = ""; });
  for (const { boxes, node } of facets) {
    for (const box of boxes.filter((one) => one.checked)) {
      const label = box.nextElementSibling?.textContent ?? box.value;
      const title = node.querySelector("legend")?.textContent ?? "";
      chip(`${title}: ${label}`, () => { box.checked = false; });
    }
  }
  chips.replaceChildren(...made);
  chips.hidden = !made.length;
}

/** @param {boolean} replace */
function changed(replace) {
  const state = fromForm();
  inSight = FIRST;
  toAddress(state, replace);
  return show(state);
}

let timer = 0;
words.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void changed(true), 250);
});
form.addEventListener("change", (event) => { if (event.target !== words) void changed(false); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void changed(false);
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  toForm({ q: "", order: "", chosen: {} });
  void changed(false);
  if (!sheet.open) words.focus();
});
addEventListener("popstate", () => {
  const state = fromAddress();
  inSight = Number(history.state?.rows) || FIRST;
  toForm(state);
  void show(state);
});

// On a narrow screen the facets are a sheet of their own. A modal dialog keeps the focus, folds at
// Esc and gives the focus back, all by itself.
const facetsNode = must("[data-facets]");
const facetsPlace = must("[data-facets-place]");
openButton.addEventListener("click", () => {
  must("[data-sheet-body]").append(facetsNode);
  sheet.showModal();
});
sheet.addEventListener("close", () => facetsPlace.append(facetsNode));
for (const button of [showButton, must("[data-sheet-close]")]) button.addEventListener("click", () => sheet.close());
matchMedia("(min-width: 62rem)").addEventListener("change", () => sheet.close());

download.addEventListener("click", (event) => {
  if (!chosenRows) return;
  event.preventDefault();
  const keys = new Set(chosenRows.map(({ path }) => path.split("/").at(-2) ?? ""));
  void import("./download.js").then(({ downloadSome }) => downloadSome(download.href, keys))
    .catch(() => { location.href = download.href; });
});

/** A practice's row can be picked. @param {Row} row */
function start({ node, title }) {
  if (!isPractice || !node) return;
  const button = /** @type {HTMLButtonElement} */ (el("button", { type: "button", class: "pick" }));
  startPick(button, (node.dataset.card ?? "").replace("practice:", ""), title);
  node.append(button);
}

for (const row of rows) start(row);
if (isPractice) startBar();
const first = fromAddress();
toForm(first);
if (location.search) void show(first);
if (workplace()) void showFit();
