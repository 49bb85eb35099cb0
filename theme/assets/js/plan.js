// The days of a plan: begin and measure, take the steps, look at 30 days, measure at 90.

/** @typedef {import("./practice-cards.js").Practice} Practice */

const NAMED = /(\d{1,3}) (päivän|viikon|kuukauden) (?:kohdalla|kuluttua|jälkeen|päästä)/;
const LENGTH = { päivän: 1, viikon: 7, kuukauden: 30 };
// What is done when something has happened to one person, however long the project has gone on.
const EVENT = /(?:^|[^\p{L}])kun |kestänyt/iu;
const LONGEST = 365, LAST_STEP = 77;

/**
 * The day that a step names, or null: most sources do not tell when a step is taken.
 * @param {string} step
 */
function dayOf(step) {
  const [, count, unit] = NAMED.exec(step) ?? [];
  const day = count ? Number(count) * LENGTH[/** @type {keyof typeof LENGTH} */ (unit)] : LONGEST + 1;
  return day <= LONGEST ? day : null;
}

/**
 * The steps that name no day are spread evenly between those that do, the start and the 77th day.
 * @param {string[]} steps
 * @returns {number[]} days from the start, in the order of the steps
 */
function spread(steps) {
  const days = steps.map(dayOf);
  const last = days.length - 1;
  days[0] ??= 0;
  if (last) days[last] ??= Math.max(LAST_STEP, ...days.map((day) => day ?? 0));
  for (let place = 1; place < last; place += 1) {
    if (days[place] !== null) continue;
    const before = /** @type {number} */ (days[place - 1]);
    const next = days.findIndex((day, other) => other > place && day !== null);
    const left = Math.max(0, /** @type {number} */ (days[next]) - before);
    days[place] = before + Math.floor(left / (next - place + 1));
  }
  return /** @type {number[]} */ (days);
}

/**
 * The page says that the days are a proposal, and the reader moves them.
 * @param {Practice} practice
 * @returns {{offset: number | null, text: string}[]} days from the start and what is done, in order of time;
 *   last what waits for an event and has no day
 */
export function planDays(practice) {
  const steps = practice.steps.map((step) => step.title + (step.when ? ` (${step.when})` : ""));
  if (!steps.length) steps.push(practice.first_step ?? "Aloitus: sovitaan ensimmäinen askel.");
  const ours = steps.filter((step) => !EVENT.test(step));
  const days = spread(ours);
  const plan = [
    { offset: 0, text: "Lähtömittaus: sovitaan vastuuhenkilö ja mittari, kirjataan lähtötaso." },
    ...ours.map((text, place) => ({ offset: days[place], text })),
    { offset: 30, text: "30 päivän tarkistus: mikä toimii, mitä muutetaan, jatketaanko." },
    { offset: 90, text: "Seurantamittaus: sama mittari kuin alussa. Verrataan ja päätetään jatkosta." },
  ].sort((a, b) => a.offset - b.offset);
  return [...plan, ...steps.filter((step) => EVENT.test(step)).map((text) => ({ offset: null, text }))];
}
