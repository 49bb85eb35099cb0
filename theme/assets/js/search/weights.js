// Weights of the question's side: what a way of matching is worth against the word itself (1).
// Set beforehand, then tuned on halves A, C and E of the evaluation sets only (content/tietoa/haku.md).
// Those of the fields are in src/knowledgebase/search/weights.py.

export const WEIGHTS = {
  concept: 1,       // pages that use another word of the same concept
  homonym: 0.5,     // a base form that another base form fits better
  translation: 0.7, // a dictionary's Finnish word for a Swedish or English one
  typo: 0.8,        // one typing error away
  beginning: 0.55,  // the word is the beginning of another word
  family: 0.5,      // a long beginning in common: perehdytys, perehdyttäminen
  apart: 0.4,       // a compound's parts, each in its place
  onePart: 0.3,     // only one part of a compound
  phrase: 0.7,      // what each further word of a phrase adds
  rarity: 0.65,     // the power of a word's rarity: rare words must not drown the others
  together: 0.4,    // a further way in which a page says the same thing
  partial: 0.35,    // only some words of a phrase that names a concept
  material: 1.08,   // a material, which says less in fewer fields, against a practice
  project: 0.97,    // a project that runs, against a practice
  ended: 0.92,      // a project that has ended, or of which it is not known
  other: 0.9,       // any other page
};

/** Of the best page's score: what has less is shown only when looser answers are asked for. */
export const TAIL = 0.4;
/** Words at least this long may have two typing errors. */
export const LONG = 10;
/** A part of a word shorter than this stands for itself alone: it is never widened, shown or marked. */
export const SHORTEST_PART = 4;
export const SHORTEST_HEAD = 3;
/** Words shorter than this are not corrected. */
export const CORRECTED = 5;
/** A compound that fewer pages know than this is also looked for in parts. */
export const FEW = 8;
