"""Collected: the words, concepts and phrases of all pages, as the dictionary is written from them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from knowledgebase.search.postings import PageWeights, Postings

Phrase = tuple[str, ...]


@dataclass
class Collected:
    """What the dictionary is written from. Terms are folded base forms (`Analyser.term`).

    `words` and `parts` hold the pages of a term as a word and inside compounds; `keys` the keys
    that lead to a term; `narrower` the phrases that mean less than the concept that they lead to;
    `shown` its spelling where folding changed it; `compounds` its parts; `forms` the terms that
    a folded word form is known to be a form of; `said` the concepts that some card says by one of their own words; `by` the words by which
    pages say a concept, its own (True) and near ones (False), with how often; `bets` the pages, the best
    first, that are themselves what a phrase names: a need, a theme, a region, an organisation; `settings` the
    phrases that tell only where or who.
    """

    words: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    parts: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    concepts: dict[str, Postings] = field(default_factory=lambda: defaultdict(Postings))
    phrases: dict[Phrase, set[str]] = field(default_factory=lambda: defaultdict(set))
    narrower: set[tuple[Phrase, str]] = field(default_factory=set)
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[str, str] = field(default_factory=dict)
    compounds: dict[str, Phrase] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: set[str] = field(default_factory=set)
    by: dict[tuple[str, bool], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    bets: dict[Phrase, list[int]] = field(default_factory=lambda: defaultdict(list))
    settings: set[Phrase] = field(default_factory=set)

    def add(self, number: int, page: PageWeights) -> None:
        """Add what one page says; pages come in the order of their numbers."""
        for all_pages, sums in (
            (self.words, page.words),
            (self.parts, page.parts),
            (self.concepts, page.concepts),
        ):
            for term, weight in sums.items():
                all_pages[term].add(number, weight)
