// The page "Sopiiko meille?": asks once, remembers in this browser, shows the five to begin with,
// forgets with one button.

import { ROOT, el, must } from "./dom.js";
import { QUESTIONS, carried, explain, keepWorkplace, nearestFirst, termNames, withoutOne, workplace } from "./fit.js";
import { fetchPractices } from "./practice-cards.js";

/** @typedef {import("./fit.js").Workplace} Workplace */
/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {import("./fit.js").Verdict} Verdict */
/** @typedef {[id: string, values: Record<string, string[]>]} Suited a practice and its term ids by question */

const MOST = 5;
/** A question as it reads after "ilman". */
const WITHOUT = /** @type {Record<string, string>} */ ({
  toimiala: "toimialaa", koko: "kokoa", teema: "aihetta", tyomaara: "työmäärää", kenelle: "kohderyhmää",
});
const form = /** @type {HTMLFormElement} */ (must("[data-fit-form]"));
const status = must("[data-fit-status]");
const results = must("[data-fit-results]");
const heading = must("h2", results);
const selects = Object.keys(QUESTIONS).map((name) => form.elements.namedItem(name)).filter((field) => field instanceof HTMLSelectElement);

/** @param {Workplace} told */
function fill(told) {
  for (const select of selects) select.value = told[/** @type {keyof typeof QUESTIONS} */ (select.name)] ?? "";
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

/** @param {Practice} p @param {Verdict[]} verdicts @param {Record<string, Record<string, string>>} terms */
function shown(p, verdicts, terms) {
  const facts = [["Työmäärä", p.effort], ["Näyttö", p.evidence], ["Vaikutus", p.effect]].filter(([, value]) => value);
  return el("li", {}, el("h3", {}, el("a", { href: new URL(p.address, ROOT).href }, p.title)), el("p", {}, p.solution),
    p.first_step && el("p", {}, el("strong", {}, "Ensimmäinen askel. "), p.first_step),
    el("p", { class: "small" }, facts.map(([label, value]) => `${label}: ${value}`).join(" · ")),
    explain(verdicts, terms));
}

/** @param {Workplace} told @param {boolean} go whether to take the reader to the results */
async function show(told, go) {
  const [practices, terms] = await Promise.all([
    Promise.all((form.dataset.practices ?? "").split(" ").map(async (address) => /** @type {Suited[]} */ (await (await fetch(address)).json()))),
    termNames(),
  ]);
  const ranked = nearestFirst(told, practices.flat(), ([, values]) => (name) => values[name] ?? []);
  const found = ranked.slice(0, MOST);
  const { practices: cards } = await fetchPractices(found.map(({ practice: [id] }) => id), form.dataset.cards ?? "");
  must("[data-fit-answers]").replaceChildren(...summary());
  const verdicts = new Map(found.map((one) => [one.practice[0], one.verdicts]));
  must("[data-fit-best]").replaceChildren(...cards.map((card) => shown(card, verdicts.get(card.id) ?? [], terms)));
  const loose = withoutOne(told, ranked.map((one) => one.verdicts));
  must("[data-fit-loose]").textContent = loose.length ? `Täsmääviä olisi ${loose.map(([question, count]) => `ilman ${WITHOUT[question] ?? ""} ${count}`).join(", ")}. ` : "";
  must("[data-fit-none]").hidden = found.some((one) => one.verdicts.every((verdict) => verdict.state !== "no"));
  /** @type {HTMLAnchorElement} */ (must("[data-fit-all]")).href = (form.dataset.browse ?? "") + carried();
  results.hidden = false;
  if (go) heading.focus();
}

heading.tabIndex = -1;
const before = workplace();
if (before) {
  fill(before);
  status.textContent = "Selaimesi muistaa nämä vastaukset.";
  void show(before, false);
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const told = Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  keepWorkplace(told);
  status.textContent = Object.keys(told).length ? "" : "Vastaa ainakin yhteen kysymykseen.";
  if (Object.keys(told).length) show(told, true).catch(() => { status.textContent = "Tietojen haku ei onnistunut. Yritä uudelleen."; });
});
must("[data-forget]").addEventListener("click", () => {
  keepWorkplace(null);
  fill({});
  results.hidden = true;
  status.textContent = "Vastaukset on unohdettu.";
});
