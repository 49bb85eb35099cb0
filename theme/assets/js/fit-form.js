// The page "Sopiiko meille?": asks once, remembers in this browser, forgets with one button.

import { must } from "./dom.js";
import { QUESTIONS, keepWorkplace, workplace } from "./fit.js";

const form = /** @type {HTMLFormElement} */ (must("[data-fit-form]"));
const status = must("[data-fit-status]");
const selects = Object.keys(QUESTIONS).map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)));

/** @param {import("./fit.js").Workplace} told */
function fill(told) {
  for (const select of selects) {
    select.value = told[/** @type {keyof typeof QUESTIONS} */ (select.name)] ?? "";
  }
}

const before = workplace();
if (before) {
  fill(before);
  status.textContent = "Selaimesi muistaa nämä vastaukset.";
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const told = Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  keepWorkplace(told);
  if (Object.keys(told).length) location.href = form.dataset.browse ?? "";
  else status.textContent = "Vastaa ainakin yhteen kysymykseen.";
});
must("[data-forget]").addEventListener("click", () => {
  keepWorkplace(null);
  fill({});
  status.textContent = "Vastaukset on unohdettu.";
});
