// The search page: its form, status and results. The question, the filters and the list that is
// open live in the address, so a search can be linked and the back button works; how many rows
// were shown and where the reader was live in the history. The search itself is in search/.

import { Engine, nothingMarked } from "./search/engine.js";
import { bet, row, showAlso, statusText } from "./search/view.js";

const PAGE = 10;
const EXACT = "tarkka", TAB = "tyyppi", FIT = "sopivat";
/** @typedef {import("./search/engine.js").Tab} Tab */
/** @typedef {import("./search/fitting.js").Fitting} Fitting */
const TABS = /** @type {Tab[]} */ (["practice", "project", "other"]);

/** Whether the reader has told of the workplace: kept here, or behind the address where nothing is kept. */
function workplaceTold() {
  try {
    return localStorage.getItem("tyopaikka") !== null;
  } catch {
    return location.hash.length > 1;
  }
}

class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (document.querySelector(`[data-search-${name}]`));
    this.form = form;
    this.root = new URL(form.dataset.root ?? "./", location.href).href;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.exact = /** @type {HTMLInputElement} */ (form.elements.namedItem(EXACT));
    this.fit = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(FIT));
    /** How practices fit the reader's workplace, if that has been told. @type {Fitting | null} */
    this.fitting = null;
    this.selects = /** @type {HTMLSelectElement[]} */ ([...document.querySelectorAll("[data-filter]")]);
    this.limits = /** @type {HTMLDetailsElement} */ (part("filters"));
    const wide = matchMedia("(min-width: 62rem)");
    const place = () => this.placeLimits(wide.matches);
    wide.addEventListener("change", place);
    place();
    this.limits.open = wide.matches;
    this.limitsOn = part("limits-on");
    this.unfilter = part("unfilter");
    this.status = part("status");
    this.also = part("also");
    this.none = part("none");
    this.tabs = part("tabs");
    this.list = part("results");
    this.more = part("more");
    this.looser = part("looser");
    this.results = /** @type {import("./search/engine.js").Result[]} */ ([]);
    this.bets = /** @type {import("./search/engine.js").Page[]} */ ([]);
    this.marks = nothingMarked();
    this.tab = /** @type {Tab} */ ("practice");
    this.chosen = /** @type {Tab | null} */ (null);
    this.wide = false;
    this.rows = 0;
    this.turn = 0;
    /** @type {Promise<Engine> | null} */
    this.loading = null;
  }

  /**
   * Beside the results where there is room. On a phone folded at the head of the page: in sight before
   * the results, and no stop on the way from the field to them.
   * @param {boolean} wide
   */
  placeLimits(wide) {
    document.querySelector(wide ? ".search-side" : ".search-head")?.append(this.limits);
  }

  /** The search, loaded when it is first needed; tried again if that failed. */
  engine() {
    this.loading ??= Engine.open(this.root);
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }

  fromAddress() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.exact.checked = asked.has(EXACT);
    if (this.fit) this.fit.checked = asked.has(FIT);
    this.chosen = TABS.find((tab) => tab === asked.get(TAB)) ?? null;
    for (const select of this.selects) select.value = asked.get(select.name) ?? "";
  }

  /** @param {boolean} replace */
  toAddress(replace) {
    const asked = new URLSearchParams();
    if (this.input.value.trim()) asked.set("q", this.input.value.trim());
    if (this.exact.checked) asked.set(EXACT, "1");
    if (this.fit?.checked) asked.set(FIT, "1");
    if (this.chosen) asked.set(TAB, this.chosen);
    for (const select of this.selects) if (select.value) asked.set(select.name, select.value);
    history[replace ? "replaceState" : "pushState"](null, "", (asked.size ? `?${asked}` : location.pathname) + location.hash);
  }

  /** Keep in the history what the reader sees. */
  keep() {
    history.replaceState({ rows: this.rows, wide: this.wide, top: scrollY }, "");
  }

  filters() {
    return Object.fromEntries(
      this.selects.filter((select) => select.value).map((select) => [select.name, [select.value]]));
  }

  /** @param {{rows: number, wide: boolean, top: number} | null} [kept] what to show again */
  async search(kept) {
    const mine = ++this.turn;
    const text = this.input.value.trim();
    const filters = this.filters();
    this.none.hidden = true;
    const on = Object.keys(filters).length;
    this.unfilter.hidden = !on;
    this.limitsOn.textContent = on ? ` (${on})` : "";
    if (!text && !Object.keys(filters).length) {
      this.clear("", []);
      this.results = (await this.engine()).everything();
      void this.count();
      return;
    }
    this.status.textContent = "Haetaan…";
    try {
      const engine = await this.engine();
      const found = await engine.search(text, filters, this.exact.checked);
      const bets = await Promise.all(found.bets.map((one) => one.data()));
      if (this.fit && workplaceTold()) {
        this.fitting = await (await import("./search/fitting.js")).fitting(engine);
        if (this.fit.parentElement) this.fit.parentElement.hidden = !this.fitting;
      }
      if (mine !== this.turn) return;
      const loose = found.results.filter((one) => one.loose).length;
      this.clear(statusText(found.results.length - loose, loose, found.unknown), found.also);
      this.results = found.results;
      this.bets = bets;
      this.marks = found.marks;
      this.wide = kept?.wide ?? false;
      this.tabs.hidden = !found.results.length;
      const has = (/** @type {Tab} */ tab) => found.results.some((one) => one.tab === tab);
      await this.open(this.chosen && has(this.chosen) ? this.chosen : found.tab, kept?.rows);
      if (mine !== this.turn) return;
      if (kept) scrollTo(0, kept.top);
      if (!found.results.length) {
        const { showWaysOn } = await import("./search/nothing.js");
        const near = await engine.nearest(text);
        if (mine === this.turn) showWaysOn(this.none, near, (word) => this.ask(word));
      }
      void this.count();
    } catch {
      this.status.textContent = "Haku ei nyt toimi. Voit selata käytäntöjä valikosta.";
    }
  }

  /** Start a new list of results. @param {string} status @param {import("./search/question.js").Also[]} also */
  clear(status, also) {
    this.list.replaceChildren();
    this.bets = [];
    this.rows = 0;
    this.more.hidden = this.looser.hidden = this.tabs.hidden = true;
    this.status.textContent = status;
    showAlso(this.also, also);
  }

  /** The open list's results: those that answer well, or all; if so asked, what clashes with the workplace last. */
  shown() {
    const all = this.results.filter((one) => one.tab === this.tab && (this.wide || !one.loose));
    const { fitting, tab } = this;
    if (!fitting || !this.fit?.checked || tab !== "practice") return all;
    const order = (/** @type {boolean} */ clash) => all.filter(({ number }) => fitting.clashes(number) === clash);
    return [...order(false), ...order(true)];
  }

  /** Open one of the three lists. @param {Tab} tab @param {number} [rows] */
  async open(tab, rows = PAGE) {
    this.tab = tab;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.tabs.querySelectorAll("[data-tab]"))) {
      const number = button.querySelector("[data-number]");
      if (number) number.textContent = String(this.results.filter((one) => one.tab === button.dataset.tab && !one.loose).length);
      const here = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(here));
      button.tabIndex = here ? 0 : -1;
    }
    this.list.parentElement?.setAttribute("aria-labelledby", `lista-${tab}`);
    this.list.replaceChildren(...this.bets.map((page) => bet(page, this.root)));
    this.rows = 0;
    await this.showMore(Math.max(PAGE, rows));
  }

  /** @param {number} [most] */
  async showMore(most = PAGE) {
    const mine = this.turn, tab = this.tab, all = this.shown();
    const next = all.slice(this.rows, this.rows + most);
    const [texts, ...batch] = await Promise.all([import("./search/excerpt.js"), ...next.map((result) => result.data())]);
    if (mine !== this.turn || tab !== this.tab) return;
    this.list.append(...batch.map((data, at) => {
      const item = row(data, next[at].why(), this.marks, this.root, texts);
      if (this.fitting && tab === "practice") item.append(this.fitting.line(next[at].number));
      return item;
    }));
    this.rows += batch.length;
    this.more.hidden = this.rows >= all.length;
    const loose = this.results.filter((one) => one.tab === tab).length - all.length;
    this.looser.hidden = !this.more.hidden || loose <= 0;
    this.looser.textContent = `Näytä väljemmät (${loose})`;
  }

  /** How many results each option would leave, once the filters are in sight. */
  async count() {
    if (!this.limits.open || !this.loading) return;
    const mine = this.turn, results = this.results;
    const engine = await this.loading;
    const { counts, showCounts } = await import("./search/limits.js");
    for (const select of this.selects) {
      const left = await counts(engine, results, select.name);
      if (mine !== this.turn) return;
      showCounts(select, left);
    }
  }

  /** Search for another word. @param {string} word */
  ask(word) {
    this.input.value = word;
    this.chosen = null;
    this.toAddress(false);
    void this.search();
    this.input.focus();
  }

  /** Show more rows and go to the first of them. */
  async goOn() {
    const next = this.list.children.length;
    await this.showMore();
    const link = this.list.children[next]?.querySelector("a");
    if (link instanceof HTMLElement) link.focus();
    this.keep();
  }

  /** @param {Tab} tab */
  choose(tab) {
    this.chosen = tab;
    this.wide = false;
    this.toAddress(true);
    void this.open(tab);
  }

  listen() {
    let timer = 0;
    const now = () => { clearTimeout(timer); this.toAddress(false); void this.search(); };
    this.form.addEventListener("submit", (event) => { event.preventDefault(); now(); });
    for (const control of [...this.selects, this.exact, ...(this.fit ? [this.fit] : [])]) control.addEventListener("change", now);
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      this.chosen = null;
      timer = window.setTimeout(() => { this.toAddress(true); void this.search(); }, 200);
    });
    this.unfilter.addEventListener("click", () => {
      for (const select of this.selects) select.value = "";
      now();
      this.selects[0].focus();
    });
    this.limits.addEventListener("toggle", () => void this.count());
    addEventListener("popstate", (event) => { this.fromAddress(); void this.search(event.state); });
    addEventListener("pagehide", () => this.keep());
    this.list.addEventListener("click", () => this.keep());
    this.more.addEventListener("click", () => void this.goOn());
    this.looser.addEventListener("click", () => { this.wide = true; void this.goOn(); });
    this.tabs.addEventListener("click", (event) => {
      const tab = /** @type {HTMLElement} */ (event.target).closest("[data-tab]")?.getAttribute("data-tab");
      if (tab) this.choose(/** @type {Tab} */ (tab));
    });
    this.tabs.addEventListener("keydown", (event) => {
      const at = TABS.indexOf(this.tab), last = TABS.length - 1;
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const tab = TABS[(to + TABS.length) % TABS.length];
      this.choose(tab);
      const button = this.tabs.querySelector(`[data-tab="${tab}"]`);
      if (button instanceof HTMLElement) button.focus();
    });
  }
}

const form = document.querySelector("[data-search]");
if (form instanceof HTMLFormElement) {
  for (const hidden of document.querySelectorAll("[data-with-script]")) /** @type {HTMLElement} */ (hidden).hidden = false;
  history.scrollRestoration = "manual";
  const page = new SearchPage(form);
  page.fromAddress();
  page.listen();
  void page.search(history.state);
}
