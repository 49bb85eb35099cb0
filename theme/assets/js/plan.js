// The days of a plan: begin and measure, take the steps, look at 30 days, measure at 90.

import { letter } from "./memo.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */

/**
 * Sources seldom tell when each step is taken, so the steps are spread evenly between the start
 * and the 90th day; the reader moves them.
 * @param {Practice[]} practices
 * @returns {{offset: number, text: string}[]} days from the start and what is done, in order of time
 */
export function planDays(practices) {
  const steps = practices.flatMap((practice, place) => practice.steps.map((step) => ({
    text: letter(practices, place) + step.title,
    when: step.when ? ` (${step.when})` : "",
  })));
  const gap = steps.length > 1 ? Math.max(1, Math.floor(77 / (steps.length - 1))) : 0;
  return [
    { offset: 0, text: "Lähtömittaus: sovitaan vastuuhenkilö ja mittari, kirjataan lähtötaso." },
    ...(steps.length ? steps : [{ text: "Aloitus: sovitaan ensimmäinen askel.", when: "" }]).map((step, place) => ({
      offset: place * gap, text: `${step.text}${step.when}`,
    })),
    { offset: 30, text: "30 päivän tarkistus: mikä toimii, mitä muutetaan, jatketaanko." },
    { offset: 90, text: "Seurantamittaus: sama mittari kuin alussa. Verrataan ja päätetään jatkosta." },
  ].sort((a, b) => a.offset - b.offset);
}
