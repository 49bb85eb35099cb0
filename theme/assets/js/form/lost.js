// What a writer wrote and a reader would not see, or would see as code: src/knowledgebase/validate/lost_text.py
// has the same rules and gives the patterns; a test compares the two on the same texts.

/** @typedef {import("./check.js").World} World */
/** @typedef {import("./body.js").Heading} Heading */

/**
 * Lines that would be taken for plain text and whose marks a reader would see.
 * @param {string} body @param {Set<number>} pictures  the lines that have a picture @param {World} world
 * @returns {Generator<[rule: string, line: number, values: Record<string, unknown>]>}
 */
export function* lostText(body, pictures, { patterns, limits }) {
  const [tight, foreign, round, dash, fence, noTarget, reference] = [
    patterns.tightHeading, patterns.foreign, patterns.round, patterns.dash, patterns.fence, patterns.noTarget, patterns.reference,
  ].map((pattern) => new RegExp(pattern, "u"));
  const short = (/** @type {string} */ long) => [...long].slice(0, limits.shown).join("");
  const code = new RegExp(patterns.code, "gu"), link = new RegExp(patterns.link, "gu");
  let before = "";
  for (const [number, line] of prose(body, fence)) {
    const bare = line.replace(code, "");
    const heading = tight.exec(bare), mark = foreign.exec(bare);
    // One line that begins with a dash may be speech; two are a list.
    const item = round.exec(bare) ?? (dash.test(before) ? dash.exec(bare) : null);
    if (heading) yield ["tight-heading", number, { value: line.trim(), meant: `${heading[1]} ${heading[2]}` }];
    else if (mark) yield ["foreign-mark", number, { value: short(mark[0]) }];
    else if (item) yield ["round-mark", number, { line: short(line.trim()), mark: item[1], meant: `- ${item[2]}` }];
    for (const [whole, target] of bare.matchAll(link)) {
      if (noTarget.test(target.trim())) yield ["unread-link", number, { value: whole }];
    }
    const lost = reference.exec(bare);
    if (lost && !pictures.has(number)) yield ["unread-link", number, { value: lost[0] }];
    before = bare;
  }
}

/** The lines that are no code. @param {string} body @param {RegExp} fence @returns {Generator<[number, string]>} */
function* prose(body, fence) {
  let code = false;
  for (const [number, line] of body.split("\n").entries()) {
    if (fence.test(line)) code = !code;
    else if (!code && !line.startsWith("    ") && !line.startsWith("\t")) yield [number, line];
  }
}

/** Headings that have nothing below them. @param {string} body @param {Heading[]} headings @returns {Generator<Heading>} */
export function* emptySections(body, headings) {
  const lines = body.split("\n");
  for (const [n, heading] of headings.entries()) {
    const after = headings[n + 1];
    const below = lines.slice(heading.line + 1, after?.line ?? lines.length);
    if (!below.some((line) => line.trim()) && (!after || after.level <= heading.level)) yield heading;
  }
}
