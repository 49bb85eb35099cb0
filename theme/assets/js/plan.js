// The days of a plan: begin and measure, take the steps, look at 30 days, measure at 90.

/** @typedef {import("./practice-cards.js").Practice} Practice */

/**
 * Sources seldom tell when each step is taken, so the steps are spread evenly between the start
 * and the 90th day; the page says so, and the reader moves them.
 * @param {Practice} practice
 * @returns {{offset: number, text: string}[]} days from the start and what is done, in order of time
 */
export function planDays(practice) {
  const steps = practice.steps.map((step) => step.title + (step.when ? ` (${step.when})` : ""));
  if (!steps.length) steps.push(practice.first_step ?? "Aloitus: sovitaan ensimmäinen askel.");
  const gap = steps.length > 1 ? Math.max(1, Math.floor(77 / (steps.length - 1))) : 0;
  return [
    { offset: 0, text: "Lähtömittaus: sovitaan vastuuhenkilö ja mittari, kirjataan lähtötaso." },
    ...steps.map((text, place) => ({ offset: place * gap, text })),
    { offset: 30, text: "30 päivän tarkistus: mikä toimii, mitä muutetaan, jatketaanko." },
    { offset: 90, text: "Seurantamittaus: sama mittari kuin alussa. Verrataan ja päätetään jatkosta." },
  ].sort((a, b) => a.offset - b.offset);
}
