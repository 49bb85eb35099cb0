// The facts of practices in words, as the site wrote them.

/**
 * @typedef {object} Practice
 * @property {string} id
 * @property {string} address
 * @property {string} title
 * @property {string} problem
 * @property {string} solution
 * @property {string | null} for_whom
 * @property {string | null} sectors
 * @property {string | null} sizes
 * @property {string | null} regions the regions that it concerns; null for the whole country
 * @property {string | null} effort
 * @property {string | null} effort_by
 * @property {string | null} cost
 * @property {string | null} cost_note
 * @property {string | null} time
 * @property {boolean} slow whether the effect is seen only after 90 days
 * @property {string | null} maturity
 * @property {string} evidence
 * @property {string} evidence_why
 * @property {string | null} effect
 * @property {string} effect_why
 * @property {string | null} effect_by
 * @property {string[]} needs
 * @property {{title: string, text: string | null, when: string | null, hours: number | null}[]} steps
 * @property {string[]} works_when
 * @property {string[]} fails_when
 * @property {string[]} limits what its text says of limits and harms
 * @property {string[]} keep
 * @property {string | null} first_step
 * @property {string | null} contact
 * @property {{title: string, url: string | null}[]} sources
 */

export const UNKNOWN = "ei tiedossa";

/**
 * Fetch the facts of practices; those that are not there are left out and named.
 * @param {readonly string[]} ids @param {string} folder
 * @returns {Promise<{practices: Practice[], missing: string[]}>}
 */
export async function fetchPractices(ids, folder) {
  const answers = await Promise.all(ids.map(async (id) => {
    const answer = await fetch(`${folder}${id}.json`).catch(() => null);
    return answer?.ok ? /** @type {Promise<Practice>} */ (answer.json()) : id;
  }));
  return {
    practices: /** @type {Practice[]} */ (answers.filter((one) => typeof one !== "string")),
    missing: /** @type {string[]} */ (answers.filter((one) => typeof one === "string")),
  };
}
