// Two to four practices side by side. The picks are in the address, so the comparison can be
// linked; without any the ones picked in this browser are shown.

import { copy, el, must } from "./dom.js";
import { idsIn, keep, picks, queryOf } from "./picks.js";
import { UNKNOWN, fetchPractices } from "./practice-cards.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */

const root = must("[data-compare]");
const status = must("[data-status]");

/** @type {[string, (practice: Practice) => Node | string | null][]} */
const ROWS = [
  ["Ongelma", (p) => p.problem],
  ["Ratkaisu", (p) => p.solution],
  ["Näyttö", (p) => reasoned(p.evidence, p.evidence_why)],
  ["Vaikutus", (p) => reasoned(p.effect ?? UNKNOWN, p.effect_why)],
  ["Kenelle", (p) => p.for_whom],
  ["Toimialat", (p) => p.sectors],
  ["Työpaikan koko", (p) => p.sizes],
  ["Työmäärä", (p) => p.effort],
  ["Kustannus", (p) => p.cost],
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
  return el("div", {}, el("strong", {}, value), el("p", { class: "small" }, why));
}

/** @param {readonly string[]} items @param {"ul" | "ol"} [tag] */
function list(items, tag = "ul") {
  return items.length ? el(tag, {}, ...items.map((item) => el("li", {}, item))) : null;
}

/** @param {Practice[]} practices */
function table(practices) {
  const head = el("tr", {}, el("th", { scope: "col" }, "Asia"), ...practices.map((practice) => {
    const remove = el("button", { type: "button", class: "plain", "aria-label": `Poista: ${practice.title}` }, "Poista");
    remove.addEventListener("click", () => {
      const left = practices.filter((other) => other !== practice).map((other) => other.id);
      keep(left);
      history.pushState(null, "", left.length ? queryOf(left) : location.pathname);
      void show().then(() => must("h1").scrollIntoView());
    });
    return el("th", { scope: "col" }, el("a", { href: `${root.dataset.root}${practice.address}` }, practice.title), remove);
  }));
  const body = ROWS.map(([title, cell]) => el("tr", {}, el("th", { scope: "row" }, title), ...practices.map((practice) => {
    const value = cell(practice);
    return el("td", { class: value ? "" : "unknown" }, value ?? UNKNOWN);
  })));
  return el("table", { class: "comparison" }, el("thead", {}, head), el("tbody", {}, ...body));
}

async function show() {
  let ids = idsIn(location.search, 4);
  if (!ids.length && picks().length) {
    ids = picks();
    history.replaceState(null, "", queryOf(ids));
  }
  const { practices, missing } = await fetchPractices(ids, root.dataset.cards ?? "");
  must("[data-empty]").hidden = practices.length > 0;
  must("[data-table]").hidden = must("[data-actions]").hidden = !practices.length;
  must("[data-table]").replaceChildren(...(practices.length ? [table(practices)] : []));
  /** @type {HTMLAnchorElement} */ (must("[data-decide-link]")).href = root.dataset.decide + queryOf(ids.slice(0, 3));
  status.textContent = [
    practices.length === 1 ? "Valitse toinen käytäntö, niin näet erot." : "",
    missing.length ? `Käytäntöä ei löydy: ${missing.join(", ")}.` : "",
  ].filter(Boolean).join(" ");
}

must("[data-copy]").addEventListener("click", () => copy(location.href, status));
must("[data-print]").addEventListener("click", () => print());
addEventListener("popstate", () => void show());
void show();
