// The words of a decision memo. What no source tells is asked, never guessed.

/** @typedef {import("./practice-cards.js").Practice} Practice */

/** A letter for each option when there are many: A, B, C. @param {readonly Practice[]} practices @param {number} place */
export const letter = (practices, place) => (practices.length > 1 ? `${"ABC"[place]}: ` : "");

/** @param {Practice[]} practices */
export function memoTitle(practices) {
  const [only] = practices;
  return `Päätösmuistio: ${practices.length === 1 && only ? only.title : `${practices.length} vaihtoehtoa`}`;
}

/** @param {Practice[]} practices @param {(practice: Practice) => string} words */
function each(practices, words) {
  if (practices.length === 1) return practices.map(words).join("");
  return practices.map((practice, place) => letter(practices, place) + words(practice).replaceAll("\n", " ")).join("\n");
}

/**
 * @param {Practice[]} practices one to three
 * @returns {{id: string, label: string, text: string}[]} the fields of a memo in order
 */
export function memoFields(practices) {
  return [
    { id: "tarve", label: "Tarve", text: each(practices, (p) => p.problem) },
    { id: "idea", label: "Mitä ehdotetaan", text: each(practices, (p) => p.solution) },
    { id: "kustannus", label: "Työ ja kustannukset", text: each(practices, costs) },
    { id: "naytto", label: "Näyttö ja vaikutus", text: each(practices, evidence) },
    { id: "riskit", label: "Riskit ja rajat", text: each(practices, risks) },
    { id: "askeleet", label: "Ensimmäiset askeleet", text: each(practices, firstSteps) },
    {
      id: "paattaja", label: "Kuka päättää ja milloin",
      text: "Päättäjä ja päivä:\nKäsittely henkilöstön edustajien kanssa (yhteistoiminta):\nVastuuhenkilö:",
    },
    { id: "ehdotus", label: "Päätösehdotus", text: `Kokeillaan ${practices.length > 1 ? "yhtä näistä käytännöistä" : "tätä käytäntöä"} 90 päivän ajan. Tulos arvioidaan pp.kk.vvvv. Sen jälkeen päätetään, jatketaanko.` },
  ];
}

/** @param {Practice} p */
function costs(p) {
  const effort = p.effort ? `Työmäärä: ${p.effort}${p.effort_by ? ` (${p.effort_by})` : ""}.` : "";
  const cost = p.cost ? `Kustannus: ${p.cost}.${p.cost_note ? ` ${p.cost_note}` : ""}` : "";
  const missing = [effort ? "" : "Työmäärä ei ole tiedossa, arvio:", cost ? "" : "Kustannus ei ole tiedossa, arvio:"];
  const unknown = effort || cost ? missing.filter(Boolean).join(" ")
    : "Työmäärä ja kustannus eivät ole tiedossa. Oma arvio:";
  const needs = p.needs.length ? `Tarvitaan: ${p.needs.map(lowerFirst).join("; ")}.` : "";
  return [effort, cost, needs, unknown].filter(Boolean).join("\n");
}

/** @param {Practice} p */
function evidence(p) {
  const effect = p.effect ? `Vaikutus: ${p.effect.toLowerCase()}. ${p.effect_why}` : "Vaikutus ei ole tiedossa.";
  return `Näyttö: ${p.evidence}. ${p.evidence_why} ${effect}`;
}

/** @param {Practice} p */
function risks(p) {
  const fails = p.fails_when.length ? `Milloin ei toimi: ${p.fails_when.map(lowerFirst).join("; ")}.` : "Lähteet eivät kerro, milloin käytäntö ei toimi.";
  const keep = p.keep.length ? `Ei pidä muuttaa: ${p.keep.map(lowerFirst).join("; ")}.` : "";
  return [fails, keep].filter(Boolean).join(" ");
}

/** @param {Practice} p */
function firstSteps(p) {
  if (!p.steps.length) return "Lähde ei kuvaa vaiheita. Sopikaa ensimmäinen askel itse: ";
  return p.steps.slice(0, 3).map((step, place) => `${place + 1}. ${step.title}`).join(p.steps.length > 1 ? "\n" : "");
}

/** Lower the first letter, except of an abbreviation. @param {string} text */
function lowerFirst(text) {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
