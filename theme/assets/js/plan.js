// The rows of a plan: begin and measure, the steps, look at 30 days, measure at 90.

/** @typedef {import("./practice-cards.js").Practice} Practice */

/** A step and when it is taken. @param {Practice["steps"][number]} step */
export const stepText = (step) => step.title + (step.when ? ` (${step.when})` : "");

/** When the effect can be seen, said only where 90 days do not reach it. @param {Practice} practice */
export const later = (practice) =>
  practice.slow && practice.time ? ` Tulos voi näkyä vasta myöhemmin: ${practice.time.charAt(0).toLowerCase()}${practice.time.slice(1)}.` : "";

/**
 * Steps have no days: sources seldom tell them, and many are taken anew with each person. The reader
 * dates those that are done once.
 * @param {Practice} practice
 * @returns {{offset: number | null, text: string}[]} days from the start, null of a step, and what is done
 */
export function planRows(practice) {
  const steps = practice.steps.map(stepText);
  const begin = practice.first_step ?? (steps.length ? "" : "Aloitus: sovitaan ensimmäinen askel.");
  const compared = "sama mittari kuin alussa. Verrataan ja päätetään jatkosta.";
  return [
    { offset: 0, text: "Lähtömittaus: sovitaan vastuuhenkilö ja mittari, kirjataan lähtötaso." },
    ...(begin ? [{ offset: 0, text: begin }] : []),
    ...steps.map((text) => ({ offset: null, text })),
    { offset: 30, text: "30 päivän tarkistus: mikä toimii, mitä muutetaan, jatketaanko." },
    { offset: 90, text: `${practice.slow ? "Väliarvio" : "Seurantamittaus"}: ${compared}${later(practice)}` },
  ];
}
