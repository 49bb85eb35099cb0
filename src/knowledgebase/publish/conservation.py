"""Conservation: what was written is on the site, and what was not is not.

The last look at a release before it is shown. It does not trust the build: it reads the sources and
the finished files by itself.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_archived, is_draft, is_public
from knowledgebase.catalogue.visible import published
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import INTRODUCED, address_of, is_made
from knowledgebase.publish.quarantine import Quarantine
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.entry_rules import SECRET

MOST_VANISHED = 0.2
"""The share of the pages of the release before that may be gone from the next one without a word."""
_WORD = re.compile(r"\w+")
_SOFT = re.compile("[\u00ad\u200b]")
# What a page says beside its text: a summary for search engines, and what a picture shows.
_SAID_IN_ATTRIBUTES = (("meta", "content"), ("img", "alt"))
_TEXT = {".html", ".json", ".jsonld", ".xml", ".md", ".txt", ".csv", ".ics", ".js", ".css"}
# The names of variables whose values no one publishes, and how long a value is one.
_SECRET_NAME = re.compile(
    r"TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|PRIVATE", re.IGNORECASE
)
_SHORTEST_SECRET = 8


def _state_of(entry: Entry[Written], today: date) -> str:
    """Return what becomes of a source that passed: published, archived, draft or scheduled."""
    if is_draft(entry):
        return "draft"
    if not is_public(entry, today):
        return "scheduled"
    return "archived" if is_archived(entry) else "published"


def states(
    sources: Iterable[str],
    catalogue: Catalogue,
    apart: Quarantine,
    withdrawn: Collection[str],
    today: date,
) -> dict[str, str]:
    """Return the state of each source by path; one that became nothing at all is `lost`."""
    entries = {str(entry.path): entry for entry in catalogue.written()}
    found = {}
    for path in sources:
        if path in withdrawn:
            found[path] = "withdrawn"
        elif path in apart.former or path in apart.withheld or path in apart.gone:
            found[path] = "quarantined"
        elif path in entries:
            found[path] = _state_of(entries[path], today)
        else:
            found[path] = "lost"
    return dict(sorted(found.items()))


def counts(told: Mapping[str, str]) -> dict[str, int]:
    """Return how many sources are of each state."""
    return dict(sorted(Counter(told.values()).items()))


def check_conserved(
    site: Path, told: Mapping[str, str], catalogue: Catalogue, today: date
) -> Iterator[Finding]:
    """Yield sources that are lost, pages that are not there or should not be, and lost words.

    `told` has the state of each source, `catalogue` what was built from. Raises OSError.
    """
    public = {str(entry.path): entry for entry in published(catalogue, today).written()}
    for path, state in told.items():
        address = address_of(PurePosixPath(path))
        if state == "lost":
            yield finding(path, (1, 1), "release-lost")
            continue
        page = site / address / "index.html"
        if path in public:
            if not page.is_file():
                yield finding(path, (1, 1), "release-page-missing", value=address)
            elif lost := lost_words(public[path], page.read_text("utf-8")):
                yield finding(
                    path, (1, 1), "release-words-lost", value=", ".join(lost[:5]), address=address
                )
        elif page.is_file() and address not in INTRODUCED and not is_made(address):
            yield finding(path, (1, 1), "release-page-unwanted", value=address)


def lost_words(entry: Entry[Written], html: str) -> list[str]:
    """Return the words of an entry's title, summary and text that its page does not have, in order."""
    tree = LexborHTMLParser(html)
    texts = [tree.body.text(separator=mark) for mark in (" ", "")] if tree.body else []
    for tag, attribute in _SAID_IN_ATTRIBUTES:
        texts += [node.attributes[attribute] or "" for node in tree.css(f"{tag}[{attribute}]")]
    there = _as_read(" ".join(texts))
    words = set(_WORD.findall(there))
    wanted = f"{entry.fields.title} {entry.fields.summary} {entry.text.plain}"
    each = dict.fromkeys(_WORD.findall(_as_read(wanted)))
    return [word for word in each if word not in words and word not in there]


def _as_read(text: str) -> str:
    return _SOFT.sub("", text).casefold()


def check_forbidden(
    site: Path, environment: Mapping[str, str], places: Iterable[Path]
) -> Iterator[Finding]:
    """Yield files of the site that hold a key, a secret variable's value or a path of this machine.

    What was found is not told: reports may be public. Raises OSError.
    """
    secrets = {
        value: name
        for name, value in environment.items()
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET
    }
    secrets |= {
        f"{place}/": "the folder of the sources" for place in places if len(place.parts) > 2
    }
    for file in sorted(site.rglob("*")):
        if file.suffix in _TEXT and file.is_file():
            text = file.read_text("utf-8", "replace")
            here = file.relative_to(site).as_posix()
            names = {name for value, name in secrets.items() if value in text}
            if SECRET.search(text):
                names.add("key")
            for name in sorted(names):
                yield finding(here, (1, 1), "release-secret", value=name)


def check_shrinking(before: Collection[str], now: Collection[str]) -> Iterator[Finding]:
    """Yield a finding when too many of the pages of the release before are gone.

    >>> [f.rule for f in check_shrinking({"a", "b", "c"}, {"a", "b"})]
    ['release-shrinks']
    >>> list(check_shrinking({"a", "b", "c", "d", "e"}, {"a", "b", "c", "d"}))
    []
    """
    vanished = sorted(set(before) - set(now))
    if before and len(vanished) > MOST_VANISHED * len(before):
        yield finding(
            "sivusto",
            (1, 1),
            "release-shrinks",
            count=len(vanished),
            all=len(before),
            value=", ".join(vanished[:3]),
        )
