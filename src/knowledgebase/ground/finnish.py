"""Finnish: words, sentences and passive verbs of a text, without knowing what the text is for.

A passive form is accepted only when three things agree: its ending, the infinitive that the
dictionary of simplemma gives for it, and the ending that this infinitive must have in the
passive. So `sovitaan` counts and `hintaan`, `työstään` and `Kelaan` do not.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from knowledgebase.ground.lemmas import lemma as dictionary_form

Lemma = Callable[[str], str | None]
"""Returns the dictionary form of a word form, or nothing useful for an unknown word."""

WORD = re.compile(
    r"[^\W\d_][^\W_]*(?:[-’':][^\W_]+)*|\d++(?:[.,\u00a0 ]\d{3})*+(?:[.,]\d+)?(?:[-:][^\W_]+)*"
)
SENTENCE_END = re.compile(r'(?<=[.!?])[”")]?\s+(?=[A-ZÅÄÖ0-9”"])')
# A full stop after these does not end a sentence, whatever follows.
SHORTENED = re.compile(r'\b(?:esim|mm|ns|ks|n|noin|s|v|klo|nro|ym|jne|ts|ent)\.[”")]?$')
_SHORT_TAIL = 12  # longer than any of them with its stop and quote

_V, _A = "[aeiouyäö]", "[aä]"
# What a passive may end in: puhutaan, saadaan, tehdään, tullaan, noustaan; the same in the past.
_FINITE = re.compile(f"(?:{_V}[td]|hd|ll|nn|rr|st){_A}{_A}n$|(?:{_V}t?|[hlnrs])t(?:{_A}is)?iin$")
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
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split a text into sentences; `esim. Lapissa` and `Parempi työelämä! -hanke` stay whole.

    >>> sentences("Luku on 1. Hanke, esim. Lapissa, loppui. Nyt!")
    ['Luku on 1.', 'Hanke, esim. Lapissa, loppui.', 'Nyt!']
    """
    whole: list[list[str]] = []
    for piece in SENTENCE_END.split(text.strip()):
        if whole and SHORTENED.search(whole[-1][-1][-_SHORT_TAIL:]):
            whole[-1].append(piece)
        elif piece:
            whole.append([piece])
    return [" ".join(pieces) for pieces in whole]


def passives(text: str, lemma: Lemma | None = None) -> list[str]:
    """Return the passive verb forms of a text in order, each as it was written.

    Counts the present, past and conditional (`sovitaan`, `sovittiin`, `sovittaisiin`), the
    negative (`ei kerrota`) and the perfect (`on kerrottu`). A participle that only describes a
    noun (`mitattu tulos`) is not a passive clause. `lemma` is the dictionary, simplemma's by
    default.
    """
    return _passives(text, lambda word: _is_finite(word, lemma or dictionary_form))


def could_be_passive(text: str) -> int:
    """Return how many words look passive by their ending alone: never fewer than `passives`.

    Cheap: it needs no dictionary.
    """
    return len(_passives(text, lambda word: bool(_FINITE.search(word))))


def _passives(text: str, is_finite: Callable[[str], bool]) -> list[str]:
    return [
        found for sentence in sentences(text) for found in _in_sentence(words(sentence), is_finite)
    ]


def _in_sentence(tokens: list[str], is_finite: Callable[[str], bool]) -> Iterator[str]:
    lower = [token.lower() for token in tokens]
    for number, word in enumerate(lower):
        if is_finite(word):
            yield tokens[number]
        elif _after(lower, number, _NOT, 1) and is_finite(f"{word}{word[-1]}n"):
            yield f"{tokens[number - 1]} {tokens[number]}"
        elif _after(lower, number, _TO_BE, _REACH) and is_finite(_present_of_participle(word)):
            yield tokens[number]


def _after(tokens: list[str], number: int, wanted: set[str], reach: int) -> bool:
    return not wanted.isdisjoint(tokens[max(number - reach, 0) : number])


def _is_finite(word: str, lemma: Lemma) -> bool:
    return bool(_FINITE.search(word)) and any(
        _has_passive(infinitive, word) and _is_verb(infinitive, lemma)
        for infinitive in (lemma(word), *_guesses(word))
        if infinitive
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
def _is_verb(infinitive: str, lemma: Lemma) -> bool:
    """True when the dictionary knows the active participle that a verb of this shape has.

    A noun of the same shape has none: haluta gives halunneet, sota would give sonneet.
    """
    plural, singular = _active_participles(infinitive)
    # Some verbs' participles are words of their own in the dictionary: kokeneet is kokenut.
    return lemma(plural) in (infinitive, singular) or lemma(singular) == infinitive


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


def _present_of_participle(word: str) -> str:
    """Return the present that a passive participle would have: kerrottu gives kerrotaan."""
    if not _PARTICIPLE.search(word):
        return ""
    vowel = "ä" if word.endswith("y") else "a"
    consonant = {"l": "l", "n": "n", "r": "r", "s": "t", "t": ""}.get(word[-3:-2], "d")
    return f"{word[:-2]}{consonant}{vowel}{vowel}n"
