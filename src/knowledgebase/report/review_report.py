"""Review report: the review of changed files in plain Finnish, as text, as Markdown or as data.

What contributors wrote is quoted here as it is; `comment` escapes it where it is posted.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from knowledgebase.catalogue.backlinks import Backlink
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_archived, is_draft
from knowledgebase.contribute.review import WORDS_A_MINUTE, Gone, Review
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import SHELVES, address_of
from knowledgebase.render.view.wording import Words, finnish_date
from knowledgebase.report.comment import reviews_as_markdown
from knowledgebase.validate.entry import Entry

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
    if review.gone:
        return _gone(review, review.gone)
    if entry is None:
        errors = [finding for finding in review.findings if finding.level == "error"]
        said = f"Virheitä tiedostossa: {len(errors)}. Korjaa ne ensin: vasta sitten näkyy, mitä julkaistaan."
        return Told(
            review.path,
            (said if errors else "Tiedosto ei ole kortti.",),
            tuple(_findings(review.findings)),
        )
    state = _state(review, entry)
    minutes = max(1, round(review.words / WORDS_A_MINUTE))
    about = f"{SHELVES[entry.kind].one}, {review.path}. {state}: /{entry.address}. Tekstissä on {review.words} sanaa, lukuaika {minutes} min."
    missing = [Part("Suositeltavia tietoja puuttuu", (", ".join(review.missing),))]
    parts = (
        *_links(review, catalogue),
        *_linked_from(review),
        *_nearest(review, catalogue, words),
        *(missing if review.missing else ()),
        *_findings(review.findings),
    )
    return Told(entry.fields.title, (about, entry.fields.summary), parts)


def _state(review: Review, entry: Entry) -> str:
    if is_draft(entry):
        return "Ei näy sivustolla (luonnos)"
    if not review.public:
        return f"Ei näy vielä, julkaistaan {finnish_date(entry.fields.published)}"
    return (
        "Arkistoitu: sivu jää, mutta luettelot ja haku eivät näytä sitä"
        if is_archived(entry)
        else "Julkaistaan"
    )


def _gone(review: Review, gone: Gone) -> Told:
    """Return what a reviewer is told of a file that is not there any more."""
    address = address_of(PurePosixPath(review.path))
    moved = PurePosixPath(gone.moved_to) if gone.moved_to else None
    if moved and gone.led_on:
        said = f"Nimetty uudelleen: nyt {moved}. Vanha osoite /{address} ohjaa uuteen."
    elif moved:
        said = (
            f"Sama kortti näyttää olevan nyt {moved}, mutta vanha osoite /{address} ei ohjaa sinne. "
            f"Lisää sen kenttään aliases nimi {PurePosixPath(review.path).stem}, tai nimeä komennolla python3 scripts/dev.py rename."
        )
    else:
        said = (
            f"Poistettu: {review.path}. Osoite /{address} lakkaa toimimasta. Jos sivun pitää jäädä "
            "niille, joilla on osoite, palauta tiedosto ja kirjoita status: archived."
        )
    return Told(gone.title or review.path, (said,), tuple(_linked_from(review)))


def _links(review: Review, catalogue: Catalogue) -> Iterator[Part]:
    items = tuple(f"{_name(key, catalogue)} (kenttä {field})" for key, field in review.links)
    yield Part("Viittaa kortteihin", items or ("ei yhtään",))


def _linked_from(review: Review) -> Iterator[Part]:
    items = tuple(
        f"{link.title} ({link.path}, rivi {link.line}, {_by(link)})" for link in review.linked_from
    )
    yield Part("Tähän viittaavat", items or ("ei yhtään",))


def _by(link: Backlink) -> str:
    return f"kenttä {link.field}" if link.field else "linkki tekstissä"


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
