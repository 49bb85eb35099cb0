"""Review report: the review of changed files in plain Finnish, as text, as Markdown or as data.

What contributors wrote is quoted here as it is; `comment` escapes it where it is posted.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.contribute.review import WORDS_A_MINUTE, Review
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import SHELVES
from knowledgebase.render.view.wording import Words
from knowledgebase.report.comment import reviews_as_markdown

FORMATS = ("text", "md", "json")
_NOTHING = "Yksikään kortti ei muuttunut.\n"


@dataclass(frozen=True)
class Part:
    """A named list in the review of one file."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """The review of one file in words."""

    title: str
    text: tuple[str, ...]
    parts: tuple[Part, ...]


def review_report(reviews: Sequence[Review], catalogue: Catalogue, form: str = "text") -> str:
    """Return the reviews as one report in Finnish; `form` is one of `FORMATS`."""
    words = Words(catalogue.vocabularies)
    found = [told(review, catalogue, words) for review in reviews]
    if form == "json":
        return json.dumps([asdict(one) for one in found], ensure_ascii=False) + "\n"
    if not found:
        return _NOTHING
    if form == "md":
        return reviews_as_markdown(json.loads(json.dumps([asdict(one) for one in found])))
    return "\n".join(_as_text(one) for one in found)


def _as_text(one: Told) -> str:
    lines = [one.title, "=" * len(one.title)]
    for paragraph in one.text:
        lines += ["", paragraph]
    for part in one.parts:
        lines += ["", part.name, *(f"  - {item}" for item in part.items)]
    return "\n".join(lines) + "\n"


def told(review: Review, catalogue: Catalogue, words: Words) -> Told:
    """Return what a reviewer is told of one file."""
    entry = review.entry
    if entry is None:
        errors = [finding for finding in review.findings if finding.level == "error"]
        said = f"Tiedostossa on {len(errors)} virhettä. Korjaa ne ensin: vasta sitten näkyy, mitä julkaistaan."
        return Told(
            review.path,
            (said if errors else "Tiedosto ei ole kortti.",),
            tuple(_findings(review.findings)),
        )
    state = "Julkaistaan" if review.public else "Ei näy vielä (luonnos tai tuleva julkaisupäivä)"
    minutes = max(1, round(review.words / WORDS_A_MINUTE))
    about = f"{SHELVES[entry.kind].one}, {review.path}. {state}: /{entry.address}. Tekstissä on {review.words} sanaa, lukuaika {minutes} min."
    missing = [Part("Suositeltavia tietoja puuttuu", (", ".join(review.missing),))]
    parts = (
        *_links(review, catalogue),
        *_nearest(review, catalogue, words),
        *(missing if review.missing else ()),
        *_findings(review.findings),
    )
    return Told(entry.fields.title, (about, entry.fields.summary), parts)


def _links(review: Review, catalogue: Catalogue) -> Iterator[Part]:
    for name, links in (
        ("Viittaa kortteihin", review.links),
        ("Tähän viittaavat", review.linked_from),
    ):
        items = tuple(f"{_name(key, catalogue)} (kenttä {field})" for key, field in links)
        yield Part(name, items or ("ei yhtään",))


def _nearest(review: Review, catalogue: Catalogue, words: Words) -> Iterator[Part]:
    items = tuple(
        f"{_name(related.key, catalogue)} – {'; '.join(map(words.reason, related.reasons))}"
        for related in review.nearest
    )
    yield Part("Lähimmät kortit", items or ("ei yhtään samankaltaista",))
    if not review.near or review.entry is None:
        return
    ids = ", ".join(key.partition(":")[2] for key in review.near)
    what = (
        "Kerro kentässä differs_from, miten se eroaa, tai täydennä olemassa olevaa korttia."
        if review.entry.kind == "practice"
        else "Tarkista, ettei sama hanke ole jo tietopankissa."
    )
    yield Part("Mahdollinen päällekkäisyys", (f"Kortti on hyvin lähellä näitä: {ids}. {what}",))


def _name(key: str, catalogue: Catalogue) -> str:
    entry = catalogue.entries.get(key)
    return str(entry.fields.title) if entry else key


def _findings(findings: Sequence[Finding]) -> Iterator[Part]:
    if findings:
        level = {"error": "Virhe"}
        yield Part(
            "Havainnot",
            tuple(
                f"{level.get(f.level, 'Huomio')}, rivi {f.line}: {f.message()}" for f in findings
            ),
        )
