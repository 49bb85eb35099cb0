#!/usr/bin/env python3
"""Make the table that leads from Swedish and English words to Finnish ones.

Reads the FreeDict dictionaries as Debian packs them (dict-freedict-swe-fin, -fin-swe, -eng-fin,
-fin-eng; made by WikDict from Wiktionary, CC BY-SA 3.0) and writes one line a word: the word and
its commonest translations, best first. Run `python scripts/translations.py /usr/share/dictd`
when newer dictionaries are wanted; an ordinary build needs only the table.
"""

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from knowledgebase.search.tables import write_rows
from knowledgebase.search.translations import HEAD, TRANSLATIONS

_LANGUAGES = ("eng", "swe")
_MOST = 6
_HEADWORD = re.compile(r"^(\S.*?) (?:/.*/ )?<(\w+)\b[^>]*>$")
_KINDS = {"n", "v", "adj", "adv"}
_SENSE = re.compile(r"^\d+\. ")
# The number of a sense's second explanation stands after the translations.
_LEFT_OVER = re.compile(r" \d+\.$")
# Senses that mean nothing of working life and look absurd beside the word: a row of the table is read by people.
_ABSURD = {("health", "olo"), ("intelligence", "äly"), ("sexual", "sukupuoli")}
_WORD = re.compile(r"^[^\W\d_]{3,20}(?:-[^\W\d_]+)*$")


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Yield (word, translation) from a dictionary file, once for each sense that has it."""
    head, opened = "", False
    for line in gzip.decompress(file.read_bytes()).decode().split("\n"):
        if found := _HEADWORD.match(line):
            head, opened = found[1] if found[2] in _KINDS else "", True
        elif head and (opened or _SENSE.match(line)):
            opened = False
            for word in _LEFT_OVER.sub("", _SENSE.sub("", line)).split(", "):
                yield head, word.strip()


def table(folder: Path) -> dict[str, list[str]]:
    """Return Finnish words by Swedish or English word, the best attested first."""
    # A translation that both directions give counts more than one more sense.
    score: Counter[tuple[str, str]] = Counter()
    for lang in _LANGUAGES:
        score.update(pairs(folder / f"freedict-{lang}-fin.dict.dz"))
        for finnish, word in pairs(folder / f"freedict-fin-{lang}.dict.dz"):
            score[word, finnish] += 2
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (word, finnish), times in score.items():
        words = all(_WORD.match(text) and text.islower() for text in (word, finnish))
        if words and (word, finnish) not in _ABSURD:
            rows[word].append((-times, finnish))
    return {word: [finnish for _, finnish in sorted(rows[word])[:_MOST]] for word in rows}


def main(folder: Path) -> None:
    rows = table(folder)
    write_rows(TRANSLATIONS, rows, HEAD)
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
