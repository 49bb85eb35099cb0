"""Dictionary: the files from which the browser looks words up.

A word's key leads to lines in one of many small files (shards), cut by alphabetical order, so
that a search fetches only the letters that it needs. A line is a key and, after tabs, items:

    !term|spelling|compound parts|pages as a word|pages inside compounds
    >term                        the key is of another form of this term
    ~form|term term              of the key's terms, those that this very form belongs to
    =term term …|concept,~concept  the words lead to these concepts of the thesaurus; ~ when they
                                 mean less than it
    #name|words|pages|~|near     a concept, under the key #id: other words of it that pages have; ~ when
                                 cards have near words only; near words that pages have
    *term term …|page            the page that is itself what the words name; none of words that
                                 tell only where or who
    <word|term term              a Swedish or English word in Finnish
    option|pages                 the pages that a filter's option lets through, under @filter

Beside the shards stand the texts of the pages, by number, for titles and excerpts.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from knowledgebase.catalogue.facts import COMING, RUNNING
from knowledgebase.ground.away import Away
from knowledgebase.ground.empty_words import ASK_FOR_A_KIND, ASK_FOR_PROJECTS, STOP_WORDS
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.alike import said_alike, without
from knowledgebase.search.collected import Collected
from knowledgebase.search.documents import Document
from knowledgebase.search.postings import DIGITS, Postings, encode, encode_pages
from knowledgebase.search.tokens import LIGHT, fold, stem

FOLDER = "sanat"
MANIFEST = f"{FOLDER}/hakemisto.kbs"
_SHARD_BYTES = 3500
_OTHER_WORDS = 12
# The keys of so short a word are those of too many others: only its known forms lead to it.
_SHORT = 3
_FIRST_YEAR = 2020
_LONGEST_TEXT = 12_000


def dictionary_files(
    documents: Sequence[Document],
    found: Collected,
    concepts: Iterable[Concept],
    translations: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, bytes]]:
    """Yield the dictionary of numbered documents as files, each with its path on the site.

    `translations` has the terms to which folded words of other languages lead.
    """
    lines = _lines(found, {concept.id: concept for concept in concepts})
    for word, terms in sorted(translations.items()):
        lines[stem(word)].append(f"<{word}|{' '.join(terms)}")
    lines |= _filters(documents)
    shards, bounds = _cut(lines)
    alike = said_alike(documents)
    texts = [Away(_packed(_text(document, alike))) for document in documents]
    whole = hashlib.sha256()
    for data in chain(shards, (text.data for text in texts)):
        whole.update(data)
    version = whole.hexdigest()[:10]
    manifest = {
        "version": version,
        "pages": len(documents),
        "bounds": bounds,
        "fresh": "".join(DIGITS[_months(document.updated)] for document in documents),
        "kinds": "".join(map(_kind, documents)),
        "stop": " ".join(sorted(STOP_WORDS)),
        "light": " ".join(sorted(LIGHT)),
        "general": " ".join(sorted(map(fold, ASK_FOR_A_KIND))),
        "projects": " ".join(sorted(map(fold, ASK_FOR_PROJECTS))),
    }
    for number, data in enumerate(shards):
        yield f"{FOLDER}/{version}/{number}.kbs", data
    for number, text in enumerate(texts):
        yield f"{FOLDER}/{version}/p{number}.kbs", text.data
    yield MANIFEST, _packed(json.dumps(manifest, ensure_ascii=False))


def _lines(found: Collected, concepts: Mapping[str, Concept]) -> dict[str, list[str]]:
    """Return the items of each key."""
    lines: dict[str, list[str]] = defaultdict(list)
    used = {term for phrase in found.phrases for term in phrase}
    known = found.words.keys() | found.parts.keys() | used
    for term in sorted(known):
        words, parts = _weights(found.words, term), _weights(found.parts, term)
        home = stem(fold(term))
        if words or parts:
            shown, compound = found.shown.get(term, ""), " ".join(found.compounds.get(term, ()))
            lines[home].append(f"!{term}|{shown}|{compound}|{encode(words)}|{encode(parts)}")
        for key in sorted(found.keys[term] - {home}) if len(term) > _SHORT else ():
            lines[key].append(f">{term}")
    for form, terms in sorted(found.forms.items()):
        key = stem(form)
        rivals = {term for item in lines.get(key, ()) if (term := _term(item))}
        rivals |= (short := {term for term in terms if len(term) <= _SHORT and term in known})
        if short or (terms & rivals and len(rivals) > len(terms)):
            lines[key].append(f"~{form}|{' '.join(sorted(terms & rivals))}")
    reachable = found.concepts.keys() & concepts.keys()
    for phrase, ids in sorted(found.phrases.items()):
        if leads := sorted(ids & reachable):
            marked = ("~" * ((phrase, id) in found.narrower) + id for id in leads)
            lines[stem(fold(phrase[0]))].append(f"={' '.join(phrase)}|{','.join(marked)}")
    for phrase in sorted(found.bets.keys() | found.settings):
        page = str(found.bets[phrase][0]) if phrase in found.bets else ""
        lines[stem(fold(phrase[0]))].append(f"*{' '.join(phrase)}|{page}")
    for id in sorted(reachable):
        concept = concepts[id]
        own, near = (_commonest(found.by[id, same], concept.official) for same in (True, False))
        only = "" if id in found.said else "~"
        weights = encode(_weights(found.concepts, id))
        lines[f"#{id}"].append(f"#{_plain(concept.official)}|{own}|{weights}|{only}|{near}")
    return lines


def _commonest(words: Mapping[str, int], name: str) -> str:
    """Return the words by which most is said, but for the name, which is told anyway."""
    others = sorted(words.keys() - {name}, key=lambda word: (-words[word], word))
    return ";".join(map(_plain, others[:_OTHER_WORDS]))


def _weights(found: Mapping[str, Postings], term: str) -> Mapping[int, float]:
    return found[term].unpacked() if term in found else {}


def _filters(documents: Sequence[Document]) -> dict[str, list[str]]:
    pages: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, document in enumerate(documents):
        for name, values in document.filters.items():
            for value in values:
                pages[name][value].append(number)
    return {
        f"@{name}": [f"{value}|{encode_pages(found)}" for value, found in sorted(options.items())]
        for name, options in sorted(pages.items())
    }


def _text(document: Document, alike: frozenset[str]) -> str:
    title = " ".join(document.fields.get("title", "").split())
    data = {
        "url": document.address,
        "title": title,
        "label": document.label,
        "facts": document.told.get("facts", ""),
        "summary": " ".join(document.fields.get("summary", "").split()),
        "asked": document.fields.get("asked", ""),
        "text": without(document.text[:_LONGEST_TEXT], alike),
    }
    return json.dumps(data, ensure_ascii=False)


def _kind(document: Document) -> str:
    """Return p for a practice, r for a project that runs or will, e for another project, m for
    a material, o for the rest."""
    if document.kind == "project":
        return "r" if document.told.get("stage") in (COMING, RUNNING) else "e"
    return {"practice": "p", "material": "m"}.get(document.kind, "o")


def _term(item: str) -> str:
    """Return the term that an item names, or '' for other items."""
    return item[1:].partition("|")[0] if item[0] in "!>" else ""


def _plain(text: str) -> str:
    return text.translate(str.maketrans("|\t\n;", "    "))


def _cut(lines: Mapping[str, list[str]]) -> tuple[list[bytes], list[str]]:
    """Return the shards, and the first key of each."""
    shards: list[bytes] = []
    bounds: list[str] = []
    waiting: list[str] = []
    size = 0
    for key in sorted(lines):
        line = "\t".join([key, *lines[key]])
        if waiting and size + len(line) > _SHARD_BYTES:
            shards.append(_packed("\n".join(waiting)))
            waiting, size = [], 0
        if not waiting:
            bounds.append(key)
        waiting.append(line)
        size += len(line)
    if waiting:
        shards.append(_packed("\n".join(waiting)))
    return shards, bounds


def _packed(text: str) -> bytes:
    # Packed here, so that no server setting decides how much a search costs. No time stamp.
    return gzip.compress(text.encode(), 9, mtime=0)


def _months(updated: str) -> int:
    """Return a date as months since 2020, within 0–63; 0 for an unknown one."""
    parts = updated.split("-")
    if len(parts) < 2 or not parts[0].isdecimal() or not parts[1].isdecimal():
        return 0
    return min(63, max(0, (int(parts[0]) - _FIRST_YEAR) * 12 + int(parts[1])))
