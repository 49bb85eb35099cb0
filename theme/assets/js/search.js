// The search page: its form, status and results. The question and the filters live in the
// address, so a search can be linked and the back button works. The search itself is in search/.

import { Engine } from "./search/engine.js";
import { countText, row, showAlso, showCounts, showWaysOn } from "./search/view.js";

const PAGE = 10;
const EXACT = "tarkka";

class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (document.querySelector(`[data-search-${name}]`));
    this.form = form;
    this.root = new URL(form.dataset.root ?? "./", location.href).href;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.exact = /** @type {HTMLInputElement} */ (form.elements.namedItem(EXACT));
    this.selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("[data-filter]")]);
    this.limits = /** @type {HTMLDetailsElement} */ (part("filters"));
    // On a phone the results come first.
    this.limits.open = matchMedia("(min-width: 48rem)").matches;
    this.status = part("status");
    this.also = part("also");
    this.none = part("none");
    this.list = part("results");
    this.more = part("more");
    this.results = /** @type {import("./search/engine.js").Result[]} */ ([]);
    this.marks = /** @type {Set<string>} */ (new Set());
    this.turn = 0;
    /** @type {Promise<Engine> | null} */
    this.loading = null;
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
    for (const select of this.selects) select.value = asked.get(select.name) ?? "";
    if (this.selects.some((select) => select.value)) this.limits.open = true;
  }

  /** @param {boolean} replace */
  toAddress(replace) {
    const asked = new URLSearchParams();
    if (this.input.value.trim()) asked.set("q", this.input.value.trim());
    if (this.exact.checked) asked.set(EXACT, "1");
    for (const select of this.selects) if (select.value) asked.set(select.name, select.value);
    history[replace ? "replaceState" : "pushState"](null, "", asked.size ? `?${asked}` : location.pathname);
  }

  filters() {
    return Object.fromEntries(
      this.selects.filter((select) => select.value).map((select) => [select.name, [select.value]]));
  }

  async search() {
    const mine = ++this.turn;
    const text = this.input.value.trim();
    const filters = this.filters();
    this.none.hidden = true;
    if (!text && !Object.keys(filters).length) {
      this.show("", []);
      this.results = (await this.engine()).everything();
      void this.count();
      return;
    }
    this.status.textContent = "Haetaan…";
    try {
      const engine = await this.engine();
      const found = await engine.search(text, filters, this.exact.checked);
      if (mine !== this.turn) return;
      this.results = found.results;
      this.marks = found.marks;
      this.show(countText(found.results.length), found.also);
      if (!found.results.length) {
        const near = await engine.nearest(text);
        if (mine === this.turn) showWaysOn(this.none, near, (word) => this.ask(word));
      }
      await this.showMore();
      void this.count();
    } catch {
      this.status.textContent = "Haku ei nyt toimi. Voit selata käytäntöjä valikosta.";
    }
  }

  /** Start a new list of results. @param {string} status @param {string[]} also */
  show(status, also) {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.status.textContent = status;
    showAlso(this.also, also);
  }

  async showMore() {
    const mine = this.turn, shown = this.list.children.length;
    const batch = await Promise.all(
      this.results.slice(shown, shown + PAGE).map((result) => result.data()));
    if (mine !== this.turn) return;
    this.list.append(...batch.map((data) => row(data, this.marks, this.root)));
    this.more.hidden = this.list.children.length >= this.results.length;
  }

  /** How many results each option would leave, once the filters are in sight. */
  async count() {
    if (!this.limits.open || !this.loading) return;
    const mine = this.turn, results = this.results;
    const engine = await this.loading;
    for (const select of this.selects) {
      const counts = await engine.counts(results, select.name);
      if (mine !== this.turn) return;
      showCounts(select, counts);
    }
  }

  /** Search for another word. @param {string} word */
  ask(word) {
    this.input.value = word;
    this.toAddress(false);
    void this.search();
    this.input.focus();
  }

  listen() {
    let timer = 0;
    const now = () => { clearTimeout(timer); this.toAddress(false); void this.search(); };
    this.form.addEventListener("submit", (event) => { event.preventDefault(); now(); });
    for (const control of [...this.selects, this.exact]) control.addEventListener("change", now);
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => { this.toAddress(true); void this.search(); }, 200);
    });
    this.form.addEventListener("reset", () => setTimeout(() => {
      this.input.value = "";
      this.exact.checked = false;
      for (const select of this.selects) select.value = "";
      now();
      this.input.focus();
    }));
    this.limits.addEventListener("toggle", () => void this.count());
    addEventListener("popstate", () => { this.fromAddress(); void this.search(); });
    this.more.addEventListener("click", async () => {
      const next = this.list.children.length;
      await this.showMore();
      const link = this.list.children[next]?.querySelector("a");
      if (link instanceof HTMLElement) link.focus();
    });
  }
}

const form = document.querySelector("[data-search]");
if (form instanceof HTMLFormElement) {
  const page = new SearchPage(form);
  for (const hidden of form.querySelectorAll("[data-with-script]")) /** @type {HTMLElement} */ (hidden).hidden = false;
  page.fromAddress();
  page.listen();
  void page.search();
}
