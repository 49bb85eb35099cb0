"""Review report: the review of changed files in plain Finnish, as text or as Markdown.

The Markdown goes into a comment on a pull request. What contributors wrote is quoted there, so
every such piece is escaped: no links, no mentions, no HTML.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.contribute.review import WORDS_A_MINUTE, Review
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import SHELVES
from knowledgebase.render.view.wording import Words

FORMATS = ("text", "md")
# GitHub refuses comments of more than 65 536 characters.
_LONGEST = 60_000


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, and that notifies and links to no one.

    >>> escape("[x](y) @nimi <b>")
    '\\\\[x\\\\](y) @<!-- -->nimi &lt;b&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]#|~!])", r"\\\1", text)
    # A bare address or a mention would become a link of its own.
    return re.sub(r"(@|://|www\.)", r"\1<!-- -->", text)


@dataclass(frozen=True)
class _Form:
    """How one format writes what is the same in both."""

    title: Callable[[str], str]
    part: Callable[[str], str]
    item: Callable[[str], str]
    quote: Callable[[str], str]
    file: Callable[[str], str]


_TEXT = _Form(lambda t: f"{t}\n{'=' * len(t)}", lambda t: f"\n{t}", lambda t: f"  - {t}", str, str)
_MARKDOWN = _Form(
    lambda t: f"## {t}",
    lambda t: f"\n**{t}**\n",
    lambda t: f"- {t}",
    escape,
    lambda t: f"`{t.replace('`', '')}`",
)


def review_report(reviews: Sequence[Review], catalogue: Catalogue, form: str = "text") -> str:
    """Return the reviews as one report in Finnish; `form` is `text` or `md`."""
    how = _MARKDOWN if form == "md" else _TEXT
    words = Words(catalogue.vocabularies)
    parts = ["\n".join(_review(review, catalogue, words, how)) for review in reviews]
    report = "\n\n".join(parts) or "Yksikään kortti ei muuttunut."
    if len(report) <= _LONGEST:
        return report + "\n"
    return report[:_LONGEST].rsplit("\n", 1)[0] + "\n\nRaportti on katkaistu.\n"


def _review(review: Review, catalogue: Catalogue, words: Words, how: _Form) -> Iterator[str]:
    errors = [finding for finding in review.findings if finding.level == "error"]
    entry = review.entry
    if entry is None:
        yield how.title(how.file(review.path))
        said = f"Tiedostossa on {len(errors)} virhettä." if errors else "Tiedosto ei ole kortti."
        yield (
            f"\n{said} Korjaa ne ensin: vasta sitten näkyy, mitä julkaistaan."
            if errors
            else f"\n{said}"
        )
        yield from _findings(review.findings, how)
        return
    yield how.title(how.quote(entry.fields.title))
    state = "Julkaistaan" if review.public else "Ei näy vielä (luonnos tai tuleva julkaisupäivä)"
    minutes = max(1, round(review.words / WORDS_A_MINUTE))
    yield f"\n{SHELVES[entry.kind].one}, {how.file(review.path)}. {state}: /{entry.address}. Tekstissä on {review.words} sanaa, lukuaika {minutes} min."
    yield f"\n{how.quote(entry.fields.summary)}"
    yield from _links(review, catalogue, how)
    yield from _nearest(review, catalogue, words, how)
    if review.missing:
        yield how.part("Suositeltavia tietoja puuttuu")
        yield how.item(", ".join(review.missing))
    yield from _findings(review.findings, how)


def _links(review: Review, catalogue: Catalogue, how: _Form) -> Iterator[str]:
    for name, links in (
        ("Viittaa kortteihin", review.links),
        ("Tähän viittaavat", review.linked_from),
    ):
        yield how.part(name)
        yield from (
            how.item(f"{_name(key, catalogue, how)} (kenttä {field})") for key, field in links
        )
        if not links:
            yield how.item("ei yhtään")


def _nearest(review: Review, catalogue: Catalogue, words: Words, how: _Form) -> Iterator[str]:
    yield how.part("Lähimmät kortit")
    for related in review.nearest:
        reasons = "; ".join(words.reason(reason) for reason in related.reasons)
        yield how.item(f"{_name(related.key, catalogue, how)} – {how.quote(reasons)}")
    if not review.nearest:
        yield how.item("ei yhtään samankaltaista")
    if not review.near or review.entry is None:
        return
    ids = ", ".join(how.file(key.partition(":")[2]) for key in review.near)
    yield how.part("Mahdollinen päällekkäisyys")
    if review.entry.kind == "practice":
        yield f"Kortti on hyvin lähellä näitä: {ids}. Kerro kentässä {how.file('differs_from')}, miten se eroaa, tai täydennä olemassa olevaa korttia."
    else:
        yield f"Kortti on hyvin lähellä näitä: {ids}. Tarkista, ettei sama hanke ole jo tietopankissa."


def _name(key: str, catalogue: Catalogue, how: _Form) -> str:
    entry = catalogue.entries.get(key)
    return how.quote(entry.fields.title) if entry else how.file(key)


def _findings(findings: Sequence[Finding], how: _Form) -> Iterator[str]:
    if not findings:
        return
    yield how.part("Havainnot")
    for finding in findings:
        level = "Virhe" if finding.level == "error" else "Huomio"
        yield how.item(f"{level}, rivi {finding.line}: {how.quote(finding.message())}")
