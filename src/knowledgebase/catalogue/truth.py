"""Truth rules that a machine can hold: who says it, is it a result, did the name exist then.

What a source really says only a reader can tell; see content/osallistu/kirjoitusohje.md.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.read.strict_yaml import Loc
from knowledgebase.read.vocabulary import Term, Vocabularies
from knowledgebase.validate.entry import Entry

PLAN = "hankekuvaus"
COMMERCIAL = "kaupallinen"
# The lowest and the highest evidence level that each giver of a figure may stand for. A
# supplier may tell an experience or publish what its customer measured.
LEVELS = {
    "kokemus": (1, 1),
    "toimittaja": (1, 2),
    "oma-luku": (2, 3),
    "arviointi": (2, 4),
    "tutkimus": (2, 4),
}


def check_truth(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding about sources, results and names that the fields alone betray."""
    vocabularies = catalogue.vocabularies
    for entry in (*catalogue.entries.values(), *catalogue.pages.values()):
        yield from unlabelled_sources(entry, vocabularies)
    for entry in catalogue.of_kind("practice"):
        yield from figure_against_level(entry)
        if entry.fields.effect.direction != "ei-tiedossa":
            yield from result_from_plan(entry, "effect")
    for entry in catalogue.of_kind("project"):
        if entry.fields.results:
            yield from result_from_plan(entry, "results")
        yield from name_out_of_time(entry, vocabularies)
        yield from ended_steward(entry, vocabularies)


def unlabelled_sources(entry: Entry, vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield sources on copying services and commercial sites that are not marked as such."""
    for number, source in enumerate(getattr(entry.fields, "sources", ())):
        host = host_of(source.url or "")
        place = entry.source.place(("sources", number))
        if not source.copy_service and (service := copy_service(host, vocabularies)):
            yield finding(str(entry.path), place, "unlabelled-copy", value=service.label.fi)
        if source.kind != COMMERCIAL and (site := commercial_host(host, vocabularies)):
            yield finding(
                str(entry.path), place, "unlabelled-commercial",
                value=site.id, kind=source.kind,
            )  # fmt: skip


def host_of(url: str) -> str:
    """Return the host of an address in small letters, without `www.`.

    >>> host_of("https://www.Docplayer.fi/1-x.html")
    'docplayer.fi'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


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


def result_from_plan(entry: Entry, field: str) -> Iterator[Finding]:
    if all(source.kind == PLAN for source in entry.fields.sources):
        yield finding(str(entry.path), entry.source.place((field,)), "result-from-plan")


def figure_against_level(entry: Entry) -> Iterator[Finding]:
    by, level = entry.fields.effect.figure_by, int(entry.fields.evidence.level)
    lowest, highest = LEVELS.get(by, (0, 4))
    # Level 0 with an effect is another finding already.
    if level and not lowest <= level <= highest:
        place = entry.source.place(("effect", "figure_by"))
        yield finding(str(entry.path), place, "figure-against-level", value=by, level=level)


def name_out_of_time(entry: Entry, vocabularies: Vocabularies) -> Iterator[Finding]:
    """Yield organisations of a project whose name is from after its end or before its start."""
    known = _terms("organisations", vocabularies)
    starts, ends = entry.fields.starts or "", entry.fields.ends or ""
    named: list[tuple[Loc, str | None]] = [(("lead",), entry.fields.lead)]
    named += [(("partners", n), id) for n, id in enumerate(entry.fields.partners)]
    for loc, id in named:
        term = known.get(id or "")
        if term and (_before(ends, term.valid_from) or _before(term.valid_to, starts)):
            yield finding(
                str(entry.path), entry.source.place(loc), "name-out-of-time",
                value=term.label.fi, **{"from": starts or "?", "to": ends or "?"},
            )  # fmt: skip


def ended_steward(entry: Entry, vocabularies: Vocabularies) -> Iterator[Finding]:
    known = _terms("organisations", vocabularies)
    term = known.get(entry.fields.steward_after or "")
    if term and term.valid_to:
        yield finding(
            str(entry.path), entry.source.place(("steward_after",)), "ended-steward",
            value=term.label.fi, successor=term.successor or "?",
        )  # fmt: skip


def _before(earlier: str | None, later: str | None) -> bool:
    """True when one partial date is surely before another: `2025` is not before `2025-06`."""
    if not earlier or not later:
        return False
    shared = min(len(earlier), len(later))
    return earlier[:shared] < later[:shared]


def _terms(name: str, vocabularies: Vocabularies) -> Mapping[str, Term]:
    vocabulary = vocabularies.get(name)
    return vocabulary.terms if vocabulary else {}
