"""Collect: the weight of every word, compound part and concept on every page."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from knowledgebase.ground.empty_words import STOP_WORDS
from knowledgebase.ground.terms import HARM, NO_EFFECT
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser, Reading
from knowledgebase.search.collected import Collected, Phrase
from knowledgebase.search.documents import Document
from knowledgebase.search.postings import PageWeights
from knowledgebase.search.tokens import fold, key, tokens
from knowledgebase.search.weights import (
    DERIVED,
    FIELDS,
    LENGTH,
    OVERDUE,
    PART,
    RELATED,
    UNHELPFUL,
)

_READINGS = 2
BETS = ("need", "theme", "region", "organisation")
"""Kinds of pages that may be the answer themselves, the likeliest first."""
_NO_CARDS = {*BETS, "page", ""}


@dataclass(frozen=True)
class _Word:
    """A word form as search sees it: its terms as (term, inside a compound, weight)."""

    terms: tuple[tuple[str, bool, float], ...]
    own: frozenset[str]


class _Forms(dict[str, _Word]):
    """The word forms of one language; a new one is read when it is met."""

    def __init__(self, read: Callable[[str], _Word]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, form: str) -> _Word:
        self[form] = self._read(form)
        return self[form]


class Collector:
    """Goes once through the pages; the work for a word form is done once."""

    def __init__(self, analyser: Analyser, concepts: Iterable[Concept]) -> None:
        self.found = Collected()
        self._analyser = analyser
        self._forms: dict[str, _Forms] = {}
        self._terms: dict[Reading, str] = {}
        # Phrases by their first two terms, each as its other terms, its concept, its weight and its words.
        self._phrases: dict[Phrase, list[tuple[Phrase, str, float, str]]] = defaultdict(list)
        self._firsts: set[str] = set()
        for concept in concepts:
            self._add_concept(concept)

    def collect(self, documents: Sequence[Document]) -> Collected:
        """Return the weights on the documents, which are numbered in their order."""
        bodies = [sum(1 for _ in tokens(d.fields.get("body", ""))) for d in documents]
        mean = sum(bodies) / len(bodies) if bodies else 1.0
        for number, document in enumerate(documents):
            shorter = 1 / (1 - LENGTH + LENGTH * bodies[number] / (mean or 1.0))
            worth = OVERDUE if document.overdue else 1.0
            # Who asks by name gets what was asked for, whether it helped or not.
            helped = UNHELPFUL if document.told.get("effect") in (NO_EFFECT, HARM) else 1.0
            card = document.kind not in _NO_CARDS
            page = PageWeights()
            for name, text in document.fields.items():
                weight = worth * FIELDS.get(name, FIELDS["body"])
                weight *= 1.0 if name == "title" else helped
                weight *= shorter if name == "body" else 1.0
                # A name names by its own words: what it means is no more asked for by name.
                meant = weight * helped if name == "title" else weight
                words = list(tokens(text))
                self._add_field(page, words, document.lang, (weight, meant), card)
            self.found.add(number, page)
        self._add_bets(documents)
        return self.found

    def _add_bets(self, documents: Sequence[Document]) -> None:
        """A page answers to its title, to its other names, and to all that means the same.

        One that is none of `BETS` answers to the words that it is given alone: its title is a word as any other.
        Words that several pages answer to are the one's that has them itself, then the one's that
        has what means the same as its title or as an earlier name.
        """
        same: dict[str, set[Phrase]] = defaultdict(set)
        for phrase, concepts in self.found.phrases.items():
            for concept in concepts:
                same[concept].add(phrase)
        wanted: dict[Phrase, set[tuple[bool, int, int, int]]] = defaultdict(set)
        for page, document in enumerate(documents):
            names = document.told.get("names", "").splitlines()
            kind = len(BETS)
            if document.kind in BETS:
                kind = BETS.index(document.kind)
                names.insert(0, document.fields.get("title", ""))
            for rank, name in enumerate(names):
                phrases = self._phrases_of(name)
                concepts = {id for phrase in phrases for id in self.found.phrases.get(phrase, ())}
                # A theme's subjects are many, and it is none of them.
                if document.kind == "theme" and rank:
                    continue
                if document.kind == "organisation":  # a concept may name several as examples
                    concepts = {id for id in concepts if id.startswith("organisations-")}
                for phrase in phrases.union(*(same[id] for id in concepts)):
                    wanted[phrase].add((phrase not in phrases, rank, kind, page))
        for phrase, pages in wanted.items():
            self.found.bets[phrase] = list(dict.fromkeys(page for *_, page in sorted(pages)))

    def _add_field(
        self, page: PageWeights, text: list[str], lang: str, worth: tuple[float, float], card: bool
    ) -> None:
        """Add the words of a field; `worth` is what a word is worth, and what its meaning is."""
        weight, meant = worth
        forms = self._forms_in(lang)
        for form, times in Counter(text).items():
            for term, inside, share in forms[form].terms:
                sums = page.parts if inside else page.words
                sums[term] = sums.get(term, 0.0) + weight * times * share
        own = [terms for form in text if (terms := forms[form].own)]
        for place, terms in enumerate(own):
            if self._firsts.isdisjoint(terms):
                continue
            following = own[place + 1] if place + 1 < len(own) else frozenset[str]()
            # In order: the same sums on every run.
            starts = [(term,) for term in sorted(terms)] + sorted(product(terms, following))
            for start in starts:
                for rest, concept, share, words in self._phrases.get(start, ()):
                    after = own[place + 2 : place + 2 + len(rest)]
                    if not rest or (len(after) == len(rest) and all(map(_holds, after, rest))):
                        page.concepts[concept] = page.concepts.get(concept, 0.0) + meant * share
                        self.found.by[concept, share == 1.0][words] += 1
                        if share == 1.0 and card:
                            self.found.said.add(concept)

    def _forms_in(self, lang: str) -> "_Forms":
        if lang not in self._forms:
            self._forms[lang] = _Forms(partial(self._read, lang=lang))
        return self._forms[lang]

    def _read(self, form: str, *, lang: str) -> _Word:
        if form in STOP_WORDS:
            return _Word((), frozenset())
        terms: dict[tuple[str, bool], float] = {}
        own: set[str] = set()
        for reading in self._analyser.readings(form, lang):
            term = self._add_term(reading)
            share = DERIVED if reading.derived else 1.0
            terms[term, False] = max(share, terms.get((term, False), 0.0))
            own.add(term)
            if reading.derived:
                continue
            self.found.keys[term].add(key(form))
            self.found.forms[fold(form)].add(term)
            for part in self._inside(reading, lang):
                terms[part, True] = max(PART, terms.get((part, True), 0.0))
        return _Word(
            tuple((t, inside, share) for (t, inside), share in terms.items()), frozenset(own)
        )

    def _add_term(self, reading: Reading) -> str:
        if reading not in self._terms:
            self._terms[reading] = self._new_term(reading)
        return self._terms[reading]

    def _new_term(self, reading: Reading) -> str:
        term = self._analyser.term(reading.lemma)
        self.found.keys[term] |= self._analyser.keys(reading.parts)
        for form in self._analyser.forms(reading.lemma):
            self.found.forms[form].add(term)
        if term == fold(reading.lemma) != reading.lemma:
            self.found.shown.setdefault(term, reading.lemma)
        pieces = [piece for part in reading.parts for piece in part.split("-") if piece]
        if len(pieces) > 1:
            self.found.compounds.setdefault(term, tuple(map(fold, pieces)))
        return term

    def _inside(self, reading: Reading, lang: str) -> set[str]:
        """Return the terms inside a compound: each part's base form, and parts in a row."""
        pieces = [piece for part in reading.parts for piece in part.split("-") if piece]
        if len(pieces) < 2:
            return set()
        found: set[str] = set()
        for piece in pieces:
            if len(piece) > 2 or piece in self._analyser.table.forms:
                readings = self._analyser.readings(piece, lang)
                found |= {self._add_term(r) for r in readings if not r.derived}
        for start in range(len(pieces)):
            for end in range(start + 2, len(pieces) + (start > 0)):
                found.add(self._add_term(Reading(tuple(pieces[start:end]))))
        return found - {self._analyser.term(reading.lemma)}

    def _add_concept(self, concept: Concept) -> None:
        same = self._phrases_of(*concept.same())
        for phrase in same | (less := self._phrases_of(*concept.narrower)):
            self.found.phrases[phrase].add(concept.id)
        self.found.narrower |= {(phrase, concept.id) for phrase in less - same}
        if concept.setting:
            self.found.settings |= same | less
        for words, share in ((concept.same(), 1.0), (concept.related, RELATED)):
            spelt = {phrase: word for word in reversed(words) for phrase in self._phrases_of(word)}
            for phrase, word in sorted(spelt.items()):
                self._phrases[phrase[:2]].append((phrase[2:], concept.id, share, word))
                self._firsts.add(phrase[0])

    def _phrases_of(self, *texts: str) -> set[Phrase]:
        """Return texts as base forms; more than one phrase a text where a form is ambiguous."""
        found: set[Phrase] = set()
        for text in texts:
            words = list(tokens(text))
            terms = [self._terms_of(form) for form in words if form not in STOP_WORDS]
            # What a stop word turned stands for nothing alone: jaksaa is not "ei jaksa enää".
            if len(terms) > 1 or len(words) == 1:
                found |= set(product(*filter(None, terms)))
        return found - {()}

    def _terms_of(self, form: str) -> list[str]:
        self._forms_in("fi")[form]  # read, for what is found of it
        readings = [r for r in self._analyser.readings(form) if not r.derived]
        as_written = [r for r in readings if r.lemma == form]
        return [self._add_term(r) for r in (as_written or readings)[:_READINGS]]


def _holds(terms: frozenset[str], term: str) -> bool:
    return term in terms
