"""Weights: what a word is worth by where it stands and by how it matches.

Set beforehand and then tuned on halves A, C and E of the evaluation sets only (content/tietoa/haku.md).
The weights of the question's side are in theme/assets/js/search/weights.js.
"""

FIELDS = {
    "title": 6.0,
    "keywords": 1.5,
    "problem": 2.5,
    "summary": 2.5,
    "solution": 2.0,
    "places": 2.5,
    "asked": 2.0,
    "heading": 1.2,
    "body": 1.0,
}
"""How much one occurrence counts, by field. An unknown field counts as body."""
PART = 0.7
"""A word inside a compound, against the word alone."""
DERIVED = 0.5
"""The word that a word is made from, against the word itself."""
RELATED = 0.4
"""A near word of the thesaurus, against a word that means the same."""
OVERDUE = 0.6
"""A page whose review is late, against the same page reviewed in time."""
UNHELPFUL = 0.3
"""A practice found not to help, or to harm, by what is not its name."""
HALF = 3.0
"""The weight at which a page has half of what any number of occurrences could give."""
LENGTH = 0.5
"""How far a long body is divided down: 0 not at all, 1 in full proportion."""
LONGEST_LIST = 1000
"""Pages kept for one word, the best ones. Keeps the commonest words within the byte budget."""
