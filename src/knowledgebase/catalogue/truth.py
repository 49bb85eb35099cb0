"""Truth rules that a machine can hold: who says it, is it a result, did the name exist then.

What a source really says only a reader can tell; see content/osallistu/kirjoitusohje.md.
"""

from collections.abc import Iterable, Iterator, Mapping

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.estimates import COUNTED, bands_apart, counted_band
from knowledgebase.catalogue.picks import all_picks
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import REGIONS
from knowledgebase.ground.terms import (
    COMMERCIAL,
    FROM_SOURCE,
    NOT_DESCRIBED,
    NOT_READ,
    RELATIVE,
    WHOLE_COUNTRY,
)
from knowledgebase.ground.web_address import host_of
from knowledgebase.read.places import Loc
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.broken import broken
from knowledgebase.validate.conditions import Condition, reading_conditions
from knowledgebase.validate.entry import Entry, Written, is_of
from knowledgebase.validate.links import resolve

NOT_KNOWN = "Mitä ei tiedetä"
"""The heading on the page of a region under which it may tell of what is not of the region."""


def check_truth(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding about sources, results and names that the fields alone betray."""
    vocabularies = catalogue.vocabularies
    limits = reading_conditions(vocabularies)
    for entry in catalogue.written():
        yield from unlabelled_sources(entry, vocabularies)
    for entry in catalogue.of_kind("practice"):
        yield from level_above_reading(entry, limits)
        yield from evidence_from_relative(entry)
        yield from estimates(entry, vocabularies)
    for entry in catalogue.of_kind("project"):
        yield from name_out_of_time(entry, vocabularies)
        yield from ended_steward(entry, vocabularies)
    yield from pick_says_unread(catalogue)
    yield from not_of_region(catalogue)


def unlabelled_sources(entry: Entry[Written], vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield sources on copying services and commercial sites that are not marked as such."""
    for number, source in enumerate(getattr(entry.fields, "sources", ())):
        host, loc = host_of(source.url or ""), ("sources", number)
        if not source.copy_service and (service := copy_service(host, vocabularies)):
            place = entry.source.place(loc)
            yield finding(str(entry.path), place, "unlabelled-copy", value=service.label.fi)
        if source.kind != COMMERCIAL and (site := commercial_host(host, vocabularies)):
            yield finding(
                str(entry.path),
                entry.source.place(loc),
                "unlabelled-commercial",
                value=site.id,
                kind=source.kind,
            )


def copy_service(host: str, vocabularies: Vocabularies) -> Term | None:
    """Return the copying service that a host belongs to, by its name without the top domain."""
    known = _terms("copy_services", vocabularies)
    return next((known[part] for part in host.split(".")[:-1] if part in known), None)


def commercial_host(host: str, vocabularies: Vocabularies) -> Term | None:
    """Return the commercial site that a host is or stands under."""
    parts = host.split(".")
    known = _terms("commercial_hosts", vocabularies)
    ends = (".".join(parts[start:]) for start in range(len(parts)))
    return next((known[end] for end in ends if end in known), None)


def level_above_reading(
    entry: Entry[Practice], conditions: Iterable[Condition]
) -> Iterator[Finding]:
    """Yield an evidence level that the design, or what was read of it, does not carry."""
    for found in broken(entry.kind, entry.fields.model_dump(), conditions):
        yield finding(str(entry.path), entry.source.place(found.loc), found.rule, **found.values)


def evidence_from_relative(entry: Entry[Practice]) -> Iterator[Finding]:
    """Yield evidence that rests only on results of a near method, told as such."""
    about = {result.source: result.about for result in entry.fields.results}
    evidence = entry.fields.evidence
    known = [about[url] for url in evidence.sources if url in about] if evidence else []
    if known and all(what == RELATIVE for what in known):
        place = entry.source.place(("evidence", "sources"))
        yield finding(str(entry.path), place, "evidence-from-relative")


def estimates(entry: Entry[Practice], vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield estimates in another band than the one their inputs give, and calculations far from a source.

    Beside what a source tells, inputs are a check of the method: one band apart is near enough.
    """
    for field in COUNTED:
        value = getattr(entry.fields, field)
        terms = _terms(field, vocabularies)
        if not value or (counted := counted_band(field, value.inputs, terms)) is None:
            continue
        total, band = counted
        sourced = value.origin == FROM_SOURCE
        if band == value.level or (sourced and bands_apart(value.level, band, terms) <= 1):
            continue
        yield finding(
            str(entry.path),
            entry.source.place((field,)),
            "estimate-far-from-source" if sourced else "estimate-band",
            value=value.level,
            band=band,
            total=f"{total:g}".replace(".", ","),
        )


def name_out_of_time(entry: Entry[Project], vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield organisations of a project whose name is from after its end or before its start."""
    known = _terms("organisations", vocabularies)
    starts, ends = entry.fields.starts or "", entry.fields.ends or ""
    named: list[tuple[Loc, str | None]] = [(("lead",), entry.fields.lead)]
    named += [(("partners", n), id) for n, id in enumerate(entry.fields.partners)]
    for loc, id in named:
        term = known.get(id or "")
        if term and (_before(ends, term.valid_from) or _before(term.valid_to, starts)):
            yield finding(
                str(entry.path),
                entry.source.place(loc),
                "name-out-of-time",
                value=term.label.fi,
                **{"from": starts or "?", "to": ends or "?"},
            )


def ended_steward(entry: Entry[Project], vocabularies: Vocabularies) -> Iterator[Finding]:
    known = _terms("organisations", vocabularies)
    term = known.get(entry.fields.steward_after or "")
    if term and term.valid_to:
        yield finding(
            str(entry.path),
            entry.source.place(("steward_after",)),
            "ended-steward",
            value=term.label.fi,
            successor=term.successor or "?",
        )


def _before(earlier: str | None, later: str | None) -> bool:
    """True when one partial date is surely before another: `2025` is not before `2025-06`."""
    if not earlier or not later:
        return False
    shared = min(len(earlier), len(later))
    return earlier[:shared] < later[:shared]


def _terms(name: str, vocabularies: Vocabularies) -> Mapping[str, Term]:
    vocabulary = vocabularies.get(name)
    return vocabulary.terms if vocabulary else {}


def pick_says_unread(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield picks that say that no results have been read while the card tells of results."""
    for pick in all_picks(catalogue):
        entry = catalogue.entries.get(pick.key)
        if entry is None or not is_of(entry, Practice) or NOT_READ not in pick.why.casefold():
            continue
        if (level := entry.fields.evidence.level) != NOT_DESCRIBED:
            yield finding(pick.path, pick.place, "pick-says-unread", value=pick.id, level=level)


def not_of_region(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield links on the page of a region, above what is not known, to cards of elsewhere."""
    regions = {entry.address: entry.fields.regions for entry in catalogue.entries.values()}
    for page in catalogue.pages.values():
        folder, _, rest = page.address.partition("/")
        if folder != REGIONS or not (id := rest.rstrip("/")):
            continue
        ends = (heading.line for heading in page.text.headings if heading.text == NOT_KNOWN)
        end = next(ends, None)
        for link in page.text.links:
            if end is not None and link.line > end:
                break
            address = resolve(link.target, page.path, catalogue.files).address or ""
            of = regions.get(address)
            if of is not None and not {id, WHOLE_COUNTRY}.intersection(of):
                values = {"value": link.target, "heading": NOT_KNOWN}
                yield finding(str(page.path), (link.line, link.column), "not-of-region", **values)
