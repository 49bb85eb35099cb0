// The page "Sopiiko meille?": asks once, remembers in this browser, shows the five to begin with,
// forgets with one button.

import { ROOT, el, must } from "./dom.js";
import { QUESTIONS, answers, behind, carried, explain, keepWorkplace, nearestFirst, termNames, withoutOne, workplace } from "./fit.js";
import { fetchPractices } from "./practice-cards.js";

/** @typedef {import("./fit.js").Workplace} Workplace */
/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {import("./fit.js").Verdict} Verdict */
/** @typedef {[id: string, values: Record<string, string[]>]} Suited a practice and its term ids by question */

const MOST = 5;
/** A question as it reads after "ilman". */
const WITHOUT = /** @type {Record<string, string>} */ ({
  tarve: "tilannetta", toimiala: "toimialaa", koko: "kokoa", teema: "aihetta", tyomaara: "työmäärää", kenelle: "kohderyhmää",
});
const form = /** @type {HTMLFormElement} */ (must("[data-fit-form]"));
const status = must("[data-fit-status]");
const results = must("[data-fit-results]");
const heading = must("h2", results);
const selects = Object.keys(QUESTIONS).map((name) => form.elements.namedItem(name)).filter((field) => field instanceof HTMLSelectElement);

/** @param {Workplace} some */
function fill(some) {
  // An answer that is none of the choices leaves the question open.
  for (const select of selects) {
    select.value = some[/** @type {keyof typeof QUESTIONS} */ (select.name)] ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

/** What was answered, each with a way to change it. */
function summary() {
  return selects.filter((select) => select.value).map((select) => {
    const question = select.labels[0]?.textContent ?? "";
    const change = el("button", { type: "button", class: "plain", "aria-label": `Muuta: ${question}` }, "muuta");
    change.addEventListener("click", () => select.focus());
    return el("li", {}, el("span", {}, select.selectedOptions[0]?.text ?? ""), change);
  });
}

/** @param {Practice} p @param {Verdict[]} verdicts @param {import("./fit.js").Terms} terms */
function shown(p, verdicts, terms) {
  const facts = [["Työmäärä", p.effort], ["Näyttö", p.evidence], ["Vaikutus", p.effect], ["Alue", p.regions]].filter(([, value]) => value);
  return el("li", {}, el("h3", {}, el("a", { href: new URL(p.address, ROOT).href }, p.title)), el("p", {}, p.solution),
    p.first_step && el("p", {}, el("strong", {}, "Ensimmäinen askel. "), p.first_step),
    el("p", {}, el("strong", {}, "Tulos. "), p.effect_why),
    el("p", { class: "small" }, facts.map(([label, value]) => `${label}: ${value}`).join(" · ")),
    explain(verdicts, terms));
}

/** @param {Workplace} some @param {boolean} go whether to take the reader to the results */
async function show(some, go) {
  const [practices, terms] = await Promise.all([
    Promise.all((form.dataset.practices ?? "").split(" ").map(async (address) => /** @type {Suited[]} */ (await (await fetch(address)).json()))),
    termNames(),
  ]);
  const ranked = nearestFirst(some, practices.flat(), ([, values]) => (name) => values[name] ?? [], terms);
  const found = ranked.slice(0, MOST);
  const { practices: cards } = await fetchPractices(found.map(({ practice: [id] }) => id), form.dataset.cards ?? "");
  must("[data-fit-answers]").replaceChildren(...summary());
  const verdicts = new Map(found.map((one) => [one.practice[0], one.verdicts]));
  must("[data-fit-best]").replaceChildren(...cards.map((card) => shown(card, verdicts.get(card.id) ?? [], terms)));
  const loose = withoutOne(some, ranked.map((one) => one.verdicts));
  must("[data-fit-loose]").textContent = loose.length ? `Täsmääviä olisi ${loose.map(([question, count]) => `ilman ${WITHOUT[question] ?? ""} ${count}`).join(", ")}. ` : "";
  must("[data-fit-none]").hidden = found.some((one) => one.verdicts.every((verdict) => verdict.state !== "no"));
  /** @type {HTMLAnchorElement} */ (must("[data-fit-all]")).href = (form.dataset.browse ?? "") + carried();
  results.hidden = false;
  if (!go) return;
  heading.focus({ preventScroll: true });
  results.scrollIntoView();
}

/** What the form says now. @returns {Workplace | null} */
const told = () => answers(Object.fromEntries(selects.map((select) => [select.name, select.value])));

/** Keep the answers in this browser and behind the # of the address, which is not sent. @param {Workplace | null} some */
function keep(some) {
  keepWorkplace(some);
  history.replaceState(history.state, "", location.pathname + behind(some));
}

/** Begin with the answers in the address: all of them behind the #, or a need that a link brought in the place of what was sought. */
function begin() {
  const [linked, kept] = [new URLSearchParams(location.search), new URLSearchParams(location.hash.slice(1))]
    .map((some) => answers(Object.fromEntries(some)));
  fill(kept ?? { ...workplace(), ...(linked && { teema: "" }), ...linked });
  const before = told();
  if (!before) return;
  status.textContent = "Selaimesi muistaa nämä vastaukset.";
  keep(before);
  void show(before, false);
}

heading.tabIndex = -1;
begin();
addEventListener("hashchange", begin);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const some = told();
  keep(some);
  status.textContent = some ? "" : "Vastaa ainakin yhteen kysymykseen.";
  if (some) show(some, true).catch(() => { status.textContent = "Tietojen haku ei onnistunut. Yritä uudelleen."; });
});
must("[data-forget]").addEventListener("click", () => {
  keep(null);
  fill({});
  results.hidden = true;
  status.textContent = "Vastaukset on unohdettu.";
});
