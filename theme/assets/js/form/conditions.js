// The rules between fields, worked out as src/knowledgebase/validate/broken.py does. The table
// of them is that of validate/conditions.py; here are only the few ways to read a path and to test a value.

/** @typedef {(string|number)[]} Loc */
/** @typedef {[path: string, way: string, against: any]} Test */
/** @typedef {{rule: string, kind: string, at: string, when: Test[], values: Record<string, string>, fixed: Record<string, string>}} Condition */

/**
 * What the front matter of one kind breaks; its text is under `text`.
 * @param {string} kind @param {Record<string, any>} record @param {readonly Condition[]} conditions
 * @returns {Generator<{rule: string, loc: Loc, asked: Loc, values: Record<string, any>}>}  `asked` leads to the answer that is missing
 */
export function* broken(kind, record, conditions) {
  for (const condition of conditions) {
    if (condition.kind !== kind) continue;
    const asked = askedBy(condition) ?? condition.at;
    for (const [loc, number] of places(condition.at, record)) {
      if (!condition.when.every((test) => holds(test, record, number))) continue;
      const values = Object.entries(condition.values).map(([name, path]) => [name, valueAt(record, numbered(path, number))]);
      const missing = asked.split(".").map((step) => (step === "*" ? number ?? 0 : step));
      yield { rule: condition.rule, loc, asked: missing, values: { ...Object.fromEntries(values), ...condition.fixed } };
    }
  }
}

/** @param {string} at @param {Record<string, any>} record @returns {Generator<[Loc, number | null]>} */
function* places(at, record) {
  const steps = at.split(".");
  if (!steps.includes("*")) {
    yield [steps, null];
    return;
  }
  const items = valueAt(record, at.slice(0, at.indexOf(".*"))) ?? [];
  for (const number of items.keys()) yield [steps.map((step) => (step === "*" ? number : step)), number];
}

/** @param {string} path @param {number | null} number */
const numbered = (path, number) => (number === null ? path : path.replaceAll("*", String(number)));

/** @param {any} value */
const filled = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** @param {Test} test @param {Record<string, any>} record @param {number | null} number */
function holds([path, way, against], record, number) {
  const value = valueAt(record, numbered(path, number));
  switch (way) {
    case "filled": return filled(value);
    case "empty": return !filled(value);
    case "unknown": return (value ?? against) === against;
    case "is": return value === against;
    case "is not": return value !== against;
    case "all are": return filled(value) && value.every((/** @type {any} */ item) => item === against);
    case "not among": return filled(value) && !(valueAt(record, against) ?? []).includes(value);
    case "at least": return Number(value ?? 0) >= against;
    case "outside": return Number(value ?? 0) < against[0] || Number(value ?? 0) > against[1];
    case "within": return isWithin(value, against);
    default: throw new Error(way);
  }
}

/** @param {any} value @param {[number | null, number | null]} limits  above the first, not beyond the second; null is no limit */
function isWithin(value, [above, most]) {
  const text = String(value ?? "").replace(",", ".");
  const number = text.trim() ? Number(text) : Number.NaN;
  return !Number.isNaN(number) && number > (above ?? -Infinity) && number <= (most ?? Infinity);
}

/**
 * The paths of what another answer may have made required, and whether it has: a rule would be broken if they were empty.
 * @param {string} kind @param {Record<string, any>} record @param {readonly Condition[]} conditions @returns {{at: string, rule: string, needed: boolean}[]}
 */
export function needs(kind, record, conditions) {
  return conditions.filter(({ kind: own, when }) => own === kind && !when.every(isEmptiness)).flatMap((condition) => {
    const at = askedBy(condition), { rule, when } = condition;
    if (!at || at.includes("*")) return [];
    return { at, rule, needed: when.every((test) => (test[0] === at && isEmptiness(test)) || holds(test, record, null)) };
  });
}

/**
 * By the path of a list, the path of the values that each of its items must be one of.
 * @param {string} kind @param {readonly Condition[]} conditions @returns {Map<string, string>}
 */
export function among(kind, conditions) {
  return new Map(conditions.filter(({ kind: own, at }) => own === kind && at.endsWith(".*"))
    .flatMap(({ at, when }) => when.filter(([path, way]) => way === "not among" && path === at).map(([, , against]) => [at.slice(0, -2), against])));
}

/** @param {Test} test */
const isEmptiness = ([, way]) => way === "empty" || way === "unknown";

/** The path of the answer whose lack breaks a rule: that of the rule itself when it may be empty. @param {Condition} condition */
function askedBy({ at, when }) {
  const empty = when.filter(isEmptiness).map(([path]) => path);
  return empty.includes(at) ? at : empty[0];
}

/** The value at a path; the values of every record when the path goes through a list. @param {any} value @param {string} path */
export const valueAt = (value, path) => walk(value, path.split("."));

/** @param {any} start @param {string[]} steps @returns {any} */
function walk(start, steps) {
  let value = start;
  for (const [place, step] of steps.entries()) {
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(step)) return value.map((item) => walk(item, steps.slice(place)));
      value = value[Number(step)];
    } else {
      value = value !== null && typeof value === "object" ? value[step] : undefined;
    }
  }
  return value;
}
