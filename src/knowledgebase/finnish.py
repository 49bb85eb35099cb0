"""Finnish: words, sentences and passive verbs of a text, without knowing what the text is for.

A passive form is accepted only when three things agree: its ending, the infinitive that the
dictionary of simplemma gives for it, and the ending that this infinitive must have in the
passive. So `sovitaan` counts and `hintaan`, `työstään` and `Kelaan` do not.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

Lemma = Callable[[str], str]
"""Returns the dictionary form of a word form."""

_WORD = re.compile(
    r"[^\W\d_][^\W_]*(?:[-’':][^\W_]+)*|\d+(?:[.,\u00a0 ]?\d{3})*(?:[.,]\d+)?(?:[-:][^\W_]+)*"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\")]?\s+(?=[A-ZÅÄÖ0-9”\"])")
# A full stop after these does not end a sentence, whatever follows.
_SHORTENED = re.compile(r"\b(?:esim|mm|ns|ks|n|noin|s|v|klo|nro|ym|jne|ts|ent)\.[”\")]?$")

_V, _A = "[aeiouyäö]", "[aä]"
_PRESENT = re.compile(f"[tdlnr]{_A}{_A}n$")
_PAST = re.compile(f"tiin$|t{_A}isiin$")
# The verb to be, which makes a participle the perfect of the passive: `on kerrottu`.
_TO_BE = {"on", "oli", "ole", "ollut", "olisi", "lienee", "ovat", "olivat"}
_NOT = {"ei", "eikä", "ettei", "jollei", "ellei", "muttei"}
_PARTICIPLE = re.compile(r"t[uy]$")
_REACH = 3  # words between the verb to be and its participle: `on jo kaksi kertaa kerrottu`


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in order; a hyphen does not part a word.

    >>> words("SAK:n 25-vuotias, 3 000 päivää")
    ['SAK:n', '25-vuotias', '3 000', 'päivää']
    """
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split a text into sentences; `esim. Lapissa` and `Parempi työelämä! -hanke` stay whole.

    >>> sentences("Luku on 1. Hanke, esim. Lapissa, loppui. Nyt!")
    ['Luku on 1.', 'Hanke, esim. Lapissa, loppui.', 'Nyt!']
    """
    whole: list[str] = []
    for piece in _SENTENCE_END.split(text.strip()):
        if whole and _SHORTENED.search(whole[-1]):
            whole[-1] = f"{whole[-1]} {piece}"
        elif piece:
            whole.append(piece)
    return whole


def passives(text: str, lemma: Lemma | None = None) -> list[str]:
    """Return the passive verb forms of a text in order, each as it was written.

    Counts the present, past and conditional (`sovitaan`, `sovittiin`, `sovittaisiin`), the
    negative (`ei kerrota`) and the perfect (`on kerrottu`). A participle that only describes a
    noun (`mitattu tulos`) is not a passive clause. `lemma` is the dictionary, simplemma's by
    default.
    """
    return [found for sentence in sentences(text) for found in _passives(words(sentence), lemma)]


def could_be_passive(text: str) -> int:
    """Return how many words look passive by their ending alone: never fewer than `passives`.

    Cheap: it needs no dictionary, whose loading takes seconds.
    """
    tokens = [word.lower() for word in words(text)]
    endings = (_PRESENT, _PAST, _PARTICIPLE)
    return sum(
        any(ending.search(word) for ending in endings) or _after(tokens, number, _NOT, 1)
        for number, word in enumerate(tokens)
    )


def _passives(tokens: list[str], lemma: Lemma | None) -> Iterator[str]:
    lower = [token.lower() for token in tokens]
    for number, word in enumerate(lower):
        if _is_finite(word, lemma):
            yield tokens[number]
        elif _after(lower, number, _NOT, 1) and _is_finite(f"{word}{word[-1]}n", lemma):
            yield f"{tokens[number - 1]} {tokens[number]}"
        elif _after(lower, number, _TO_BE, _REACH) and _is_participle(word, lemma):
            yield tokens[number]


def _after(tokens: list[str], number: int, wanted: set[str], reach: int) -> bool:
    return not wanted.isdisjoint(tokens[max(number - reach, 0) : number])


def _is_finite(word: str, lemma: Lemma | None) -> bool:
    if not (_PRESENT.search(word) or _PAST.search(word)):
        return False
    found = (lemma or dictionary)(word)
    return any(
        _has_passive(infinitive, word) and _is_verb(infinitive, lemma)
        for infinitive in (found, *_guesses(word))
    )


def _guesses(word: str) -> Iterator[str]:
    # The dictionary takes some passives for nouns: toimitaan is toimia, not the noun toimi.
    stem = re.sub(rf"(?:t{_A}{_A}n|ttiin|tt{_A}isiin)$", "", word)
    if stem != word:
        vowel = "ä" if re.search("[äöy]", stem) and not re.search("[aou]", stem) else "a"
        yield stem + vowel


def _has_passive(infinitive: str, word: str) -> bool:
    """True when `word` has the ending that the passive of this infinitive must have."""
    if re.search(f"{_V}{_A}$", infinitive):  # puhua, ottaa: the stem may change, the end may not
        return bool(re.search(f"{_V}(?:t{_A}{_A}n|ttiin|tt{_A}isiin)$", word))
    double = "t" if re.search(f"{_V}t{_A}$", infinitive) else ""  # haluttiin but tultiin
    past = f"{infinitive[:-2]}{double}t(?:{_A}is)?iin"
    return word == f"{infinitive}{infinitive[-1:]}n" or bool(re.fullmatch(past, word))


@cache
def _is_verb(infinitive: str, lemma: Lemma | None) -> bool:
    """True when the dictionary knows the active participle that a verb of this shape has.

    A noun of the same shape has none: haluta gives halunneet, sota would give sonneet.
    """
    look_up = lemma or dictionary
    plural, singular = _active_participles(infinitive)
    # Some verbs' participles are words of their own in the dictionary: kokeneet is kokenut.
    return look_up(plural) in (infinitive, singular) or look_up(singular) == infinitive


def _active_participles(infinitive: str) -> tuple[str, str]:
    if re.search(f"{_V}t{_A}$", infinitive):
        stem = infinitive[:-2] + "nn"
    elif re.search(f"d{_A}$", infinitive):
        stem = infinitive[:-2] + "n"
    elif re.search(f"(?:ll|nn|rr){_A}$", infinitive):
        stem = infinitive[:-1]
    elif re.search(f"st{_A}$", infinitive):
        stem = infinitive[:-2] + "s"
    else:
        stem = infinitive[:-1] + "n"
    return stem + "eet", stem + ("yt" if infinitive.endswith("ä") else "ut")


def _is_participle(word: str, lemma: Lemma | None) -> bool:
    if not _PARTICIPLE.search(word):
        return False
    vowel = "ä" if word.endswith("y") else "a"
    stem = word[:-2]
    consonant = {"l": "l", "n": "n", "r": "r", "s": "t", "t": ""}.get(stem[-1:], "d")
    return _is_finite(f"{stem}{consonant}{vowel}{vowel}n", lemma)


@cache
def dictionary(word: str) -> str:
    """Return the dictionary form of a Finnish word. The first call loads the dictionary."""
    # Imported here: loading takes about three seconds, and most runs never need it.
    import simplemma  # noqa: PLC0415

    return simplemma.lemmatize(word, lang="fi")
