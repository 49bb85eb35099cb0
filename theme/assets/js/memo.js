// The words of a decision memo. What no source tells is asked, never guessed.

import { later, stepText } from "./plan.js";

/** @typedef {import("./practice-cards.js").Practice} Practice */
/** @typedef {import("./docx.js").Block} Block */

const OPTIONS = /** @type {const} */ ([
  ["Työmäärä", "effort"], ["Kustannus", "cost"], ["Näyttö", "evidence"], ["Vaikutus", "effect"], ["Vaikuttaa", "time"],
]);

/** A letter for each option when there are many: A, B, C, D. @param {readonly Practice[]} practices @param {number} place */
export const letter = (practices, place) => (practices.length > 1 ? `${"ABCD"[place]}: ` : "");

/** @param {Practice} p the practice that is proposed */
export const memoTitle = (p) => `Päätösmuistio: ${p.title}`;

/**
 * @param {Practice} p the practice that is proposed
 * @param {readonly Practice[]} others what else was considered
 * @returns {{id: string, label: string, text: string}[]} the fields of a memo in order
 */
export function memoFields(p, others) {
  const considered = others.length ? `\nHarkittiin myös: ${others.map((other) => other.title).join("; ")}.` : "";
  return [
    { id: "tarve", label: "Tarve", text: p.problem },
    { id: "idea", label: "Mitä ehdotetaan", text: p.solution + considered },
    { id: "kustannus", label: "Työ ja kustannukset", text: costs(p) },
    { id: "naytto", label: "Näyttö ja vaikutus", text: evidence(p) },
    { id: "riskit", label: "Riskit ja rajat", text: risks(p) },
    { id: "askeleet", label: "Ensimmäiset askeleet", text: firstSteps(p) },
    {
      id: "paattaja", label: "Kuka päättää ja milloin",
      text: "Päättäjä ja päivä:\nKäsittely henkilöstön edustajien kanssa (yhteistoiminta):\nVastuuhenkilö:",
    },
    {
      id: "ehdotus", label: "Päätösehdotus",
      text: `Kokeillaan tätä käytäntöä 90 päivän ajan. ${p.slow ? "Eteneminen" : "Tulos"} arvioidaan pp.kk.vvvv. Sen jälkeen päätetään, jatketaanko.${later(p)}`,
    },
  ];
}

/** The options side by side, the head first. @param {readonly Practice[]} practices @returns {string[][]} */
export function optionRows(practices) {
  return [
    ["Käytäntö", ...OPTIONS.map(([title]) => title)],
    ...practices.map((p, place) => [letter(practices, place) + p.title, ...OPTIONS.map(([, name]) => p[name] ?? "ei tiedossa")]),
  ];
}

/** The blocks as plain text, for mail. @param {readonly Block[]} blocks */
export function asText(blocks) {
  return blocks.map((block) => {
    if (block.kind === "list") return block.items.map((item) => `- ${item}`).join("\n");
    if (block.kind === "table") return block.rows.map((row) => row.join(" | ")).join("\n");
    return block.kind === "text" ? block.text : `\n${block.text.toUpperCase()}`;
  }).join("\n").trim();
}

/** @param {Practice} p */
function costs(p) {
  const effort = p.effort ? `Työmäärä: ${p.effort}${p.effort_by ? ` (${p.effort_by})` : ""}.` : "";
  const cost = [p.cost ? `Kustannus: ${p.cost}.` : "", p.cost_note].filter(Boolean).join(" ");
  const missing = [effort ? "" : "Työmäärä ei ole tiedossa, arvio:", p.cost ? "" : "Kustannus ei ole tiedossa, arvio:"];
  const unknown = effort || p.cost ? missing.filter(Boolean).join(" ")
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
  const fails = p.fails_when.length ? `Ei toimi, kun: ${p.fails_when.map(lowerFirst).join("; ")}.`
    : p.limits.length ? "" : "Lähteet eivät kerro, milloin käytäntö ei toimi.";
  const keep = p.keep.length ? `Ei pidä muuttaa: ${p.keep.map(lowerFirst).join("; ")}.` : "";
  return [...p.limits, fails, keep].filter(Boolean).join("\n");
}

/** @param {Practice} p */
function firstSteps(p) {
  const steps = p.steps.slice(0, 3).map((step, place) => `${place + 1}. ${stepText(step)}`);
  if (p.first_step) steps.unshift(`Tällä viikolla: ${p.first_step}`);
  return steps.length ? steps.join("\n") : "Lähde ei kuvaa vaiheita. Sopikaa ensimmäinen askel itse: ";
}

/** Lower the first letter, except of an abbreviation. @param {string} text */
function lowerFirst(text) {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
