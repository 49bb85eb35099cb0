"""Visible: what of a catalogue may be seen on a day, and the links that lead to what may not.

Withdrawing one entry must never stop the site: a link to what is hidden is shown as plain text,
and `check` says so at its line.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from knowledgebase.catalogue.catalogue import Catalogue, Unseen
from knowledgebase.catalogue.facts import is_archived, is_draft, is_public, is_scheduled
from knowledgebase.catalogue.picks import all_picks, listed
from knowledgebase.catalogue.references import declared
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import SHELVES, address_of
from knowledgebase.validate.entry import Entry, Some, Written, with_body
from knowledgebase.validate.links import ATTACHMENTS, IMAGES, resolve
from knowledgebase.validate.rewrite import public_text


def published(catalogue: Catalogue, today: date) -> Catalogue:
    """Return the catalogue without drafts and without what is to be published later.

    Nothing of what is hidden is left in what is public: comments are gone, and links in texts to
    what is hidden are plain text.
    """
    return _shown(catalogue, today, lambda entry: is_public(entry, today))


def previewed(catalogue: Catalogue, today: date) -> Catalogue:
    """Return the catalogue as its writers preview it: never for a site that others see.

    Drafts stand among what is published. What is to be published later has its page, and is in no
    list before its day. `unseen` names both.
    """
    unseen = {
        entry.address: _why_unseen(entry)
        for entry in catalogue.written()
        if not is_public(entry, today)
    }
    opened = replace(
        catalogue,
        entries={key: _opened(entry) for key, entry in catalogue.entries.items()},
        pages={key: _opened(page) for key, page in catalogue.pages.items()},
    )
    return replace(_shown(opened, today, lambda _: True), unseen=unseen)


def _why_unseen(entry: Entry[Written]) -> Unseen:
    return "draft" if is_draft(entry) else "scheduled"


def _opened(entry: Entry[Some]) -> Entry[Some]:
    """Return a draft as it would be when published; others as they are."""
    if not is_draft(entry):
        return entry
    fields = entry.fields.model_copy(update={"status": "published"})
    return replace(entry, fields=cast("Some", fields))


def _shown(
    catalogue: Catalogue, today: date, has_page: Callable[[Entry[Written]], bool]
) -> Catalogue:
    """Return what has a page, without comments and without links to what is not to be seen."""
    # A retired entry's page stays for those who have its address; nothing leads there any more.
    retired = {entry.address for entry in catalogue.entries.values() if is_archived(entry)}
    hidden = hidden_addresses(catalogue, today) | retired

    def shown(entries: Mapping[str, Entry[Some]]) -> dict[str, Entry[Some]]:
        return {
            key: _public(entry, hidden, catalogue)
            for key, entry in entries.items()
            if has_page(entry)
        }

    return replace(catalogue, entries=shown(catalogue.entries), pages=shown(catalogue.pages))


def hidden_addresses(catalogue: Catalogue, today: date) -> frozenset[str]:
    """Return the addresses of pages and attachments that are there but not to be seen on `today`."""
    every = catalogue.written()
    pages = {entry.address for entry in every if not is_public(entry, today)}
    materials = catalogue.of_kind("material")
    shown = {entry.fields.file for entry in materials if is_public(entry, today)}
    files = {entry.fields.file for entry in materials if entry.fields.file} - shown
    kept_back = {address_of(PurePosixPath(path)) for path in catalogue.withheld}
    return frozenset(pages | kept_back | {attachment_address(file) for file in files})


def attachment_address(name: str) -> str:
    """Return the site address of a file that a material names."""
    return f"{SHELVES['material'].address}/{name}"


def published_files(public: Catalogue) -> dict[str, str]:
    """Return the pictures that public texts show and the files that public materials name.

    Maps the path on the site to the path under the content root.
    """
    found: dict[str, str] = {}
    for entry in public.written():
        for link in entry.text.links:
            address = resolve(link.target, entry.path, public.files).address or ""
            path = f"content/{address}"
            if path.startswith(f"{IMAGES}/") and path in public.files:
                found[address] = path
        for media in getattr(entry.fields, "media", ()):
            found[f"kuvat/{media.src}"] = f"{IMAGES}/{media.src}"
    for entry in public.of_kind("material"):
        if entry.fields.file:
            found[attachment_address(entry.fields.file)] = f"{ATTACHMENTS}/{entry.fields.file}"
    return dict(sorted(found.items()))


def _public(entry: Entry[Some], hidden: frozenset[str], catalogue: Catalogue) -> Entry[Some]:
    def is_hidden(target: str) -> bool:
        address = resolve(target, entry.path, catalogue.files).address
        return address in hidden and address != entry.address

    if not entry.text.has_notes and not any(is_hidden(link.target) for link in entry.text.links):
        return entry
    return with_body(entry, public_text(entry.source.body, is_hidden), catalogue.files)


def check_visible(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Yield what links to something hidden or retired; the page is published without the link."""
    yield from points_to_hidden(catalogue, today)
    yield from text_links_to_hidden(catalogue, today)
    yield from hidden_pick(catalogue, today)
    yield from points_to_archived(catalogue)


def points_to_hidden(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for entry in catalogue.written():
        for reference in declared(entry):
            target = catalogue.entries.get(reference.target)
            if target and _is_less_visible(target, entry, today):
                place = entry.source.place(reference.loc)
                yield finding(str(entry.path), place, "points-to-hidden", value=target.id)


def text_links_to_hidden(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    rules = dict.fromkeys(hidden_addresses(catalogue, today), "points-to-hidden")
    for entry in catalogue.entries.values():
        if is_archived(entry) and is_public(entry, today):
            rules[entry.address] = "link-to-archived"
    for written in catalogue.written():
        if not is_public(written, today):
            continue
        for link in written.text.links:
            address = resolve(link.target, written.path, catalogue.files).address
            if address in rules and address != written.address:
                place = (link.line, link.column)
                yield finding(str(written.path), place, rules[address], value=link.target)


def hidden_pick(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for pick in listed(catalogue):
        target = catalogue.entries.get(pick.key)
        if target and not is_public(target, today):
            yield finding(pick.path, pick.place, "points-to-hidden", value=pick.id)


def points_to_archived(catalogue: Catalogue) -> Iterator[Finding]:
    # What is of its day, and what is archived itself, may go on telling of what was.
    for entry in catalogue.entries.values():
        if entry.kind in ("news", "event") or is_archived(entry):
            continue
        for reference in declared(entry):
            target = catalogue.entries.get(reference.target)
            if target and is_archived(target):
                place = entry.source.place(reference.loc)
                yield finding(str(entry.path), place, "points-to-archived", value=target.id)
    for pick in all_picks(catalogue):
        target = catalogue.entries.get(pick.key)
        if target and is_archived(target):
            yield finding(pick.path, pick.place, "points-to-archived", value=pick.id)


def _is_less_visible(target: Entry, entry: Entry[Written], today: date) -> bool:
    if is_draft(entry) or is_public(target, today):
        return False
    # What appears together, or the target first, needs no word.
    later = is_scheduled(entry, today) and not is_draft(target)
    shown, wanted = target.fields.published, getattr(entry.fields, "published", None)
    return not (later and shown and wanted and shown <= wanted)
