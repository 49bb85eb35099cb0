// The search page: Pagefind's index, our own form, results and status. The query and the
// filters live in the address, so a search can be linked and the back button works.

const PAGE = 10;

/** @param {HTMLFormElement} form */
async function startSearch(form) {
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
  const more = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-more]"));
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("[data-filter]")]);
  let results = [];
  let shown = 0;
  let turn = 0;
  let engine = null;

  const load = async () => {
    if (!engine) {
      engine = await import(new URL(form.dataset.bundle + "pagefind.js", location.href).href);
      await engine.init();
      // Pagefind counts filters only once it has loaded them.
      await engine.filters();
    }
    return engine;
  };

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    for (const select of selects) select.value = asked.get(select.name) ?? "";
  };

  const toAddress = (/** @type {boolean} */ replace) => {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    for (const select of selects) if (select.value) asked.set(select.name, select.value);
    const url = asked.size ? `?${asked}` : location.pathname;
    history[replace ? "replaceState" : "pushState"](null, "", url);
  };

  const chosen = () =>
    Object.fromEntries(selects.filter((s) => s.value).map((s) => [s.name, [s.value]]));

  const showCounts = (/** @type {Record<string, Record<string, number>>} */ counts) => {
    for (const select of selects) {
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts[select.name]?.[option.value] ?? 0;
        option.textContent = `${option.dataset.text} (${count})`;
        option.disabled = count === 0 && !option.selected;
      }
    }
  };

  const showMore = async () => {
    const mine = turn;
    const batch = await Promise.all(results.slice(shown, shown + PAGE).map((r) => r.data()));
    if (mine !== turn) return;
    list.append(...batch.map(row));
    shown += batch.length;
    more.hidden = shown >= results.length;
  };

  const search = async () => {
    const mine = ++turn;
    const query = input.value.trim();
    const filters = chosen();
    if (!query && !Object.keys(filters).length) {
      list.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      showCounts(await (await load()).filters());
      return;
    }
    status.textContent = "Haetaan…";
    try {
      const found = await (await load()).search(query || null, { filters });
      if (mine !== turn) return;
      results = found.results;
      shown = 0;
      list.replaceChildren();
      showCounts(query ? found.filters : found.totalFilters ?? found.filters);
      status.textContent = results.length === 0
        ? "Ei osumia. Kokeile toista sanaa tai poista rajaus."
        : results.length === 1 ? "1 osuma." : `${results.length} osumaa.`;
      await showMore();
    } catch {
      status.textContent = "Haku ei nyt toimi. Voit selata käytäntöjä valikosta.";
    }
  };

  fromAddress();
  /** @type {HTMLElement} */ (form.querySelector(".filters")).hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    toAddress(false);
    void search();
  });
  for (const select of selects) {
    select.addEventListener("change", () => { toAddress(false); void search(); });
  }
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { toAddress(true); void search(); }, 200);
  });
  form.addEventListener("reset", () => setTimeout(() => {
    input.value = "";
    for (const select of selects) select.value = "";
    toAddress(false);
    void search();
    input.focus();
  }));
  addEventListener("popstate", () => { fromAddress(); void search(); });
  more.addEventListener("click", async () => {
    const next = shown;
    await showMore();
    const link = list.children[next]?.querySelector("a");
    if (link instanceof HTMLElement) link.focus();
  });
  await search();
}

/** One result as a list item; text only, except Pagefind's own <mark> in the excerpt. */
function row(/** @type {any} */ data) {
  const item = document.createElement("li");
  const label = document.createElement("p");
  label.className = "result-label";
  label.textContent = data.meta.label ?? "";
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = data.meta.title ?? data.url;
  const heading = document.createElement("h2");
  heading.append(link);
  const excerpt = document.createElement("p");
  excerpt.append(...marked(data.excerpt));
  item.append(label, heading, excerpt);
  return item;
}

/** Turn Pagefind's excerpt into text and <mark> elements without trusting it as HTML. */
function marked(/** @type {string} */ excerpt) {
  const text = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...text.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent ?? "");
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

const form = document.querySelector("[data-search]");
if (form instanceof HTMLFormElement) void startSearch(form);
