"""What all entries together must be: links lead somewhere, codes and addresses are unique."""

from collections import defaultdict
from collections.abc import Container, Iterator
from datetime import date
from typing import Any

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import ended_lately, is_current, is_overdue, lacks_keeper
from knowledgebase.catalogue.picks import all_picks, listed
from knowledgebase.catalogue.references import declared
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.titles import holders_of, near_titles, stems
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry, is_of

# Vocabularies of content words. Closed lists such as statuses may have members in waiting.
_FEWEST_PICKS, _MOST_PICKS = 5, 9
_CONTENT_VOCABULARIES = ("themes", "keywords", "organisations", "programmes", "objectives")


def check_catalogue(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding that needs more than one file to see."""
    yield from unknown_entry(catalogue)
    yield from links_to_itself(catalogue)
    yield from duplicate_code(catalogue)
    yield from duplicate_title(catalogue)
    yield from near_title(catalogue)
    yield from missing_media(catalogue)
    yield from bad_translation(catalogue)
    yield from unknown_pick(catalogue)
    yield from same_pick(catalogue)
    yield from set_size(catalogue)


def unknown_entry(catalogue: Catalogue) -> Iterator[Finding]:
    for entry in catalogue.written():
        for reference in declared(entry):
            if fault := _not_there(catalogue, reference.target, "unknown-entry"):
                rule, values = fault
                place = entry.source.place(reference.loc)
                yield finding(str(entry.path), place, rule, field=reference.field, **values)


def _not_there(catalogue: Catalogue, key: str, rule: str) -> tuple[str, dict[str, str]] | None:
    """Return the rule and the values that tell why there is no entry `key`: it moved, or `rule`."""
    # A file that did not pass is not in the catalogue but is there: say it once.
    if key in catalogue.known:
        return None
    id = key.partition(":")[2]
    if now := catalogue.moved.get(key):
        return "points-to-moved", {"value": id, "now": now}
    return rule, {"value": id, "guess": catalogue.nearest(key)}


def links_to_itself(catalogue: Catalogue) -> Iterator[Finding]:
    for entry in catalogue.entries.values():
        for reference in declared(entry):
            if reference.target == entry.key:
                place = entry.source.place(reference.loc)
                yield finding(str(entry.path), place, "links-to-itself", field=reference.field)


def duplicate_code(catalogue: Catalogue) -> Iterator[Finding]:
    yield from _shared(catalogue, "code", "duplicate-code")


def duplicate_title(catalogue: Catalogue) -> Iterator[Finding]:
    yield from _shared(catalogue, "title", "duplicate-title")


def near_title(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield practices with nearly the name of an earlier one, until either tells how they differ.

    Projects and indicators have the names that others gave them.
    """
    entries = [entry for entry in catalogue.of_kind("practice") if is_of(entry, Practice)]
    titles = [stems(entry.fields.title) for entry in entries]
    holders = holders_of(titles)
    for number, entry in enumerate(entries):
        near = near_titles(titles[number], titles, holders)
        other = next(
            (entries[n] for n in near if n < number and _is_unlike(entry, entries[n])), None
        )
        if other:
            place = entry.source.place(("title",))
            yield finding(str(entry.path), place, "near-title", other=other.path)


def _is_unlike(one: Entry[Practice], other: Entry[Practice]) -> bool:
    """True when neither has said how it differs, and the same name is not a finding of its own."""
    differ = [pair.id for each in (one, other) for pair in each.fields.differs_from]
    told = one.id in differ or other.id in differ
    return (
        not told and one.fields.title != other.fields.title and one.fields.lang == other.fields.lang
    )


def _shared(catalogue: Catalogue, field: str, rule: str) -> Iterator[Finding]:
    owners: dict[tuple[str, str, Any], list[Entry]] = defaultdict(list)
    for entry in catalogue.entries.values():
        if value := getattr(entry.fields, field, None):
            # Versions in two languages may share a name.
            lang = entry.fields.lang if field == "title" else ""
            owners[entry.kind, lang, value].append(entry)
    for (_, _, value), entries in owners.items():
        for entry in entries[1:]:
            place = entry.source.place((field,))
            yield finding(str(entry.path), place, rule, value=value, other=entries[0].path)


def bad_translation(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield versions of another kind, of a version, and two of one language."""
    taken: dict[tuple[str, str], Entry] = {}
    for entry in catalogue.entries.values():
        first = catalogue.entries.get(entry.fields.translation_of or "")
        if first is None or first is entry:
            continue
        lang, values = entry.fields.lang, {"value": first.key, "lang": entry.fields.lang}
        other = taken.setdefault((first.key, lang), entry)
        rule = ""
        if first.kind != entry.kind:
            rule = "translation-kind"
        elif first.fields.translation_of:
            rule, values["value"] = "translation-chain", first.fields.translation_of
        elif lang == first.fields.lang or other is not entry:
            rule = "translation-language"
            values["other"] = str((first if lang == first.fields.lang else other).path)
        if rule:
            place = entry.source.place(("translation_of",))
            yield finding(str(entry.path), place, rule, **values)


def missing_media(catalogue: Catalogue) -> Iterator[Finding]:
    for entry in catalogue.entries.values():
        for number, media in enumerate(getattr(entry.fields, "media", ())):
            if f"content/kuvat/{media.src}" not in catalogue.files:
                place = entry.source.place(("media", number, "src"))
                yield finding(str(entry.path), place, "missing-media", value=media.src)


def unused_term(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield terms of the content's own vocabularies that no entry and no other term has."""
    checked = [
        vocabulary
        for name, vocabulary in catalogue.vocabularies.items()
        if name in _CONTENT_VOCABULARIES and not vocabulary.borrowed
    ]
    unused = {id for vocabulary in checked for id in vocabulary.terms}
    for vocabulary in catalogue.vocabularies.values():
        for term in vocabulary.terms.values():
            others = (term.successor, term.authority, term.fund_authority)
            unused -= {*others, term.authority_until_2025}
    for entry in catalogue.entries.values():
        if not unused:  # the first entries have most terms
            return
        unused.difference_update(entry.source.front.values())
    for vocabulary in checked:
        for id in filter(unused.__contains__, vocabulary.terms):
            yield finding(vocabulary.path, vocabulary.place(id), "unused-term", value=id)


def unknown_pick(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield picks of sets and needs that are not there; those of pages are declared links."""
    for pick in listed(catalogue):
        if fault := _not_there(catalogue, pick.key, "unknown-pick"):
            rule, values = fault
            yield finding(pick.path, pick.place, rule, **values)


def same_pick(catalogue: Catalogue) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for pick in all_picks(catalogue):
        if (pick.of, pick.id) in seen:
            yield finding(pick.path, pick.place, "same-pick", value=pick.id)
        seen.add((pick.of, pick.id))


def set_size(catalogue: Catalogue) -> Iterator[Finding]:
    for curated in catalogue.sets.values():
        count = len(curated.fields.picks)
        if not _FEWEST_PICKS <= count <= _MOST_PICKS:
            yield finding(curated.path, (1, 1), "set-size", count=count)


def left_undone(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Yield what someone should have done by today."""
    yield from review_overdue(catalogue, today)
    yield from nobody_keeps_results(catalogue, today)


def review_overdue(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Yield what lists show and nobody has reviewed in time: whoever reads it can mend it."""
    for entry in catalogue.entries.values():
        if is_current(entry, today) and is_overdue(entry, today):
            place = entry.source.place(("reviewed",))
            yield finding(str(entry.path), place, "review-overdue", value=entry.fields.reviewed)


def nobody_keeps_results(
    catalogue: Catalogue, today: date, asked: Container[str] = ()
) -> Iterator[Finding]:
    """Yield ended projects that tell of no one who keeps what they made.

    Of all of them those of the last 90 days, while their makers can still be asked: sources of older ones seldom
    tell, and a warning for each would hide the rest, which the page of ending projects has by whom to ask. And
    every one whose path is `asked` about: who changes the card may know.
    """
    for entry in catalogue.of_kind(Project.kind):
        if not is_of(entry, Project) or not lacks_keeper(entry, today):
            continue
        if str(entry.path) in asked or ended_lately(entry, today):
            place, value = entry.source.place(("ends",)), entry.fields.ends
            yield finding(str(entry.path), place, "nobody-keeps-results", value=value)
