// The rules of the text below the front matter, as src/knowledgebase/validate/text.py has them. Their
// wordings, limits and lists come from there; a test compares the two on the same texts.

import { isClosed } from "./address.js";
import { blocksOf } from "./blocks.js";
import { inlinesOf } from "./inlines.js";
import { emptySections, lostText } from "./lost.js";
import { fault } from "./wording.js";

/** @typedef {import("./write.js").Node} Node */
/** @typedef {import("./check.js").World} World */
/** @typedef {import("./wording.js").Fault} Fault */
/**
 * @typedef {{headings: Record<string, Record<string, string[]>>, advice: Record<string, string>, mostHeadings: number, mostNesting: number,
 *   snippets: string[], schemes: string[], start: string, notTold: string}} BodyRules
 */
/** @typedef {{level: number, text: string, line: number}} Heading */

/** Every fault of a text. @param {Node} schema @param {string} body @param {string} id @param {World} world @param {string} [lang] @param {boolean} [draft] @returns {Generator<Fault>} */
export function* checkBody(schema, body, id, world, lang = "fi", draft = false) {
  const { headings, links, html, nesting } = documentOf(body);
  const { mostHeadings, mostNesting, snippets } = world.body;
  /** @param {string} rule @param {number} line @param {Record<string, unknown>} values */
  const told = (rule, line, values) => fault(world, rule, ["#text", line], values);
  for (const { text, line } of html) {
    const rest = besideComments(text);
    if (rest) yield told(rest.includes("<") ? "raw-html" : "text-beside-comment", line, { value: rest.slice(0, 60) });
  }
  for (const [line, text] of body.split("\n").entries()) {
    if (snippets.some((mark) => text.trimStart().startsWith(mark))) yield told("snippet-syntax", line, {});
  }
  if (nesting > mostNesting) yield told("too-deep", 0, { limit: mostNesting });
  if (headings.length > mostHeadings) yield told("too-many-headings", 0, { count: headings.length, limit: mostHeadings });
  const own = `${schema["x-folder"]}/${id}.md`;
  const files = new Set([...world.files, own]);
  for (const { target, text, image, line } of links) {
    if (!text) yield told(image ? "image-without-text" : "empty-link", line, { value: target });
    const found = resolve(target, own, files, world);
    if (found !== "inside" && found !== "outside") yield told(found, line, { value: target });
    else if (found === "outside" && image) yield told("external-image", line, { value: target });
  }
  yield* checkHeadings(schema["x-kind"], lang, headings, body, world, told);
  const pictures = new Set(links.filter(({ image }) => image).map(({ line }) => line));
  for (const [rule, line, values] of lostText(body, pictures, world)) yield told(rule, line, values);
  if (draft || headings.length > mostHeadings) return;
  for (const { text, line } of emptySections(body, headings)) yield told("empty-section", line, { value: text });
}

/**
 * @param {string} kind @param {string} lang @param {Heading[]} headings @param {string} body @param {World} world
 * @param {(rule: string, line: number, values: Record<string, unknown>) => Fault} told
 */
function* checkHeadings(kind, lang, headings, body, world, told) {
  const expected = world.body.headings[kind]?.[lang], advice = world.body.advice[lang];
  let level = 1, last = -1;
  for (const heading of headings) {
    const values = { value: heading.text };
    if (heading.level === 1) yield told("top-heading", heading.line, values);
    if (heading.level > level + 1) yield told("heading-jump", heading.line, values);
    level = heading.level;
    if (heading.level === 2 && expected) {
      const place = expected.indexOf(heading.text);
      if (place < 0) {
        if (kind === "practice") yield told("unknown-heading", heading.line, { ...values, named: expected.join(", ") });
      } else {
        if (place < last) yield told("heading-order", heading.line, values);
        last = Math.max(last, place);
      }
    }
    if (kind === "practice" && heading.text === advice) {
      const first = body.split("\n").slice(heading.line + 1).find((line) => line.trim()) ?? "";
      if (!first.trimStart().toUpperCase().startsWith("> [!TIP]")) yield told("unmarked-advice", heading.line, {});
    }
  }
}

/** @param {string} body */
function documentOf(body) {
  const { blocks, nesting, targets } = blocksOf(body);
  /** @type {Heading[]} */
  const headings = [];
  const links = [], html = [];
  for (const { type, text, line, level } of blocks) {
    if (type === "html") {
      html.push({ text, line });
      continue;
    }
    const found = inlinesOf(text, line, targets);
    links.push(...found.links);
    html.push(...found.html);
    if (level) headings.push({ level, text: withoutEmphasis(found.words).trim(), line });
  }
  return { headings, links, html, nesting };
}

/** @param {string} text */
const withoutEmphasis = (text) => text.replace(/(\*{1,3}|_{1,3}|~~)(?=\S)([^*_~]*[^\s*_~])\1/g, "$2");

/** What a piece of HTML holds but comments. @param {string} html */
const besideComments = (html) => html.replace(/<!--[^]*?-->/g, "").trim();

/**
 * Where a link leads, or the rule that it breaks.
 * @param {string} link @param {string} source @param {Set<string>} files @param {World} world
 * @returns {"inside" | "outside" | "bad-link-scheme" | "broken-link" | "closed-address" | "look-alike-address"}
 */
function resolve(link, source, files, world) {
  if (link.includes("\\") || link.startsWith("//")) return "bad-link-scheme";
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(link);
  if (scheme) {
    const place = /^\/\/([^/?#]*)/.exec(link.slice(scheme[0].length))?.[1] ?? "";
    const fair = place && !place.includes("@") && place.includes("[") === place.includes("]");
    if (!fair || !world.body.schemes.includes(scheme[1].toLowerCase())) return "bad-link-scheme";
    if (!/^[\0-\x7f]*$/.test(place)) return "look-alike-address";
    return isClosed(link, world) ? "closed-address" : "outside";
  }
  const path = link.split("#")[0] ?? "";
  if (!path) return "inside";
  if (path.startsWith("/")) return "broken-link";
  /** @type {string[]} */
  const steps = source.split("/").slice(0, -1);
  for (const step of decoded(path).split("/")) {
    if (step === ".." && steps.length && steps.at(-1) !== "..") steps.pop();
    else if (step && step !== ".") steps.push(step);
  }
  return files.has(steps.join("/")) ? "inside" : "broken-link";
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
