"""Addresses: one address has one maker, and every file of content is published somewhere."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.told import Told
from knowledgebase.catalogue.visible import attachment_address
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import (
    INTRODUCED,
    MADE,
    REGIONS,
    SETS,
    SHELVES,
    THEMES,
    is_made,
    is_reserved_name,
)
from knowledgebase.ground.slugs import slug_of
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.read.places import Loc, Place
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.entry_rules import is_file_id
from knowledgebase.validate.links import ATTACHMENTS, IMAGES, resolve

_ASSET = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)?")
# From the beginning of a run alone, so that a long one is read once.
_NAMES = re.compile(r"(?<![a-z0-9_-])[a-z0-9_-]+\.[a-z0-9]+")
# What `kb serve` and a machine of one's own are called.
_PREVIEW = re.compile(
    r"\Ahttps?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?::\d+)?(?:/|$)"
)
PROGRAM = "ohjelman oma sivu"
"""What stands at an address that the program makes, in findings."""


def check_addresses(
    catalogue: Catalogue,
    site: str = "",
    broken: Sequence[Entry[Any]] = (),
    told: Told | None = None,
) -> Iterator[Finding]:
    """Yield every finding on addresses and on files that no page would show.

    `site` is the public address of the site, '' when it has none yet; `broken` are files that did not pass;
    `told` knows what an earlier run found of each entry.
    """
    yield from own_site_link(catalogue, site, told or Told())
    yield from same_address(catalogue)
    yield from page_over_made_one(catalogue)
    yield from page_within_an_entry(catalogue)
    yield from unknown_introduction(catalogue)
    yield from bad_folder_name(catalogue)
    yield from bad_asset_name(catalogue)
    yield from bad_set_name(catalogue)
    yield from unnamed_attachment(catalogue)
    yield from unused_file(catalogue, broken)


def same_address(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield addresses that two entries have. Of an own and a former one, the former gives way."""
    owners: dict[str, str] = {}
    own = [(entry, entry.address, ()) for entry in catalogue.written()]
    former = [(entry, *alias) for entry in catalogue.written() for alias in former_addresses(entry)]
    for entry, address, loc in (*own, *former):
        other = owners.setdefault(address.casefold(), str(entry.path))
        if other != str(entry.path):
            place = entry.source.place(loc)
            yield finding(str(entry.path), place, "same-address", value=address, other=other)


def former_addresses(entry: Entry[Written]) -> Iterator[tuple[str, Loc]]:
    """Yield the former addresses of an entry, each with its place in the file."""
    folder = entry.address.rsplit("/", 2)[0]
    for number, alias in enumerate(getattr(entry.fields, "aliases", ())):
        yield f"{folder}/{alias}/", ("aliases", number)


def page_over_made_one(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield hand-written pages and sets at the address of a page that the program makes."""
    made = {page.address: str(page.path) for page in catalogue.pages.values()}
    made |= {curated.address: curated.path for curated in catalogue.sets.values()}
    made |= {entry.address: str(entry.path) for entry in catalogue.entries.values()}
    for address, path in made.items():
        own = address.startswith(f"{SETS}/") and path.endswith(".yml") and address not in MADE
        if is_made(address) and not own:
            yield finding(path, (1, 1), "same-address", value=address, other=PROGRAM)


def page_within_an_entry(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield hand-written pages below the address of an entry: its share page, card and files are there."""
    owners = {
        address.casefold(): str(entry.path)
        for entry in catalogue.entries.values()
        for address in (entry.address, *(former for former, _ in former_addresses(entry)))
    }
    for page in catalogue.pages.values():
        parts = page.address.casefold().split("/")
        above = "/".join(parts[:2]) + "/"
        if len(parts) > 3 and (owner := owners.get(above) or _known(catalogue, above)):
            values = {"value": page.address, "other": owner}
            yield finding(str(page.path), (1, 1), "same-address", **values)


def _known(catalogue: Catalogue, address: str) -> str:
    """Return the file of the entry at an address when it is there but did not pass, or ''."""
    folder, _, rest = address.partition("/")
    shelves = (shelf for shelf in SHELVES.values() if shelf.address == folder)
    paths = (f"{shelf.folder}/{rest.rstrip('/')}.md" for shelf in shelves)
    return next((path for path in paths if path in catalogue.files), "")


def unknown_introduction(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield pages in teemat/ and alueet/ that introduce no term: they would be shown nowhere."""
    for page in catalogue.pages.values():
        folder, _, rest = page.address.partition("/")
        if folder not in (THEMES, REGIONS) or page.address in INTRODUCED or is_made(page.address):
            continue
        name = "themes" if folder == THEMES else "regions"
        vocabulary = catalogue.vocabularies.get(name)
        id = rest.rstrip("/")
        if vocabulary is None or id not in vocabulary.terms or id in NO_PAGE:
            guess = vocabulary.nearest(id) if vocabulary else ""
            yield finding(
                str(page.path), (1, 1), "unknown-introduction", value=id, name=name, guess=guess
            )


def own_site_link(catalogue: Catalogue, site: str, told: Told) -> Iterator[Finding]:
    """Yield links to the site's own address or to a preview on the writer's machine.

    They would not be checked, and break when the site moves.
    """
    paths: dict[str, str] = {}
    for entry in catalogue.written():
        for place, target, address in told.of(own_links, entry, site):
            paths = paths or {one.address: str(one.path) for one in catalogue.written()}
            path = paths.get(address.partition("#")[0].removesuffix("index.html"), "")
            guess = posixpath.relpath(path, entry.path.parent) if path else ""
            yield finding(str(entry.path), place, "own-site-link", value=target, guess=guess)


def own_links(entry: Entry[Written], site: str) -> Iterator[tuple[Place, str, str]]:
    """Yield the place, the target and the address on the site of each full link to the site itself."""
    links = [((link.line, link.column), link.target) for link in entry.text.links]
    front = entry.source.front
    # Places are asked for where there is something to tell.
    found = front.texts(lambda text: inside(text, site) is not None)
    for place, target in [*links, *((front.place(loc), text) for loc, text in found)]:
        if (address := inside(target, site)) is not None:
            yield place, target, address


def inside(target: str, site: str) -> str | None:
    """Return the address on the site that a full address leads to, None for one elsewhere."""
    if site and target.startswith(site):
        return target[len(site) :]
    found = _PREVIEW.match(target)
    return target[found.end() :] if found else None


def bad_folder_name(catalogue: Catalogue) -> Iterator[Finding]:
    for page in catalogue.pages.values():
        for part in page.path.parent.parts[1:]:
            if not is_file_id(part):
                yield finding(str(page.path), (1, 1), "bad-asset-name", name=part)


def bad_asset_name(catalogue: Catalogue) -> Iterator[Finding]:
    # A name with #, % or a space is another address in a browser than in the file system.
    for path in sorted(catalogue.files):
        asset = path.startswith((f"{IMAGES}/", f"{ATTACHMENTS}/")) and not path.endswith(".md")
        if asset and not _has_good_name(path):
            file = PurePosixPath(path)
            stem = slug_of(file.stem)
            guess = f"{stem}{file.suffix.lower()}" if stem else ""
            yield finding(path, (1, 1), "bad-asset-name", name=file.name, guess=guess)


def _has_good_name(path: str) -> bool:
    parts = path.split("/")[2:]
    return all(_ASSET.fullmatch(part) and not is_reserved_name(part) for part in parts)


def bad_set_name(catalogue: Catalogue) -> Iterator[Finding]:
    for curated in catalogue.sets.values():
        if not is_file_id(curated.id):
            name = curated.path.rpartition("/")[2]
            yield finding(curated.path, (1, 1), "bad-asset-name", name=name)


def unnamed_attachment(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield links to files that no material names: the file would not be published."""
    named = _named(catalogue)
    for entry in catalogue.written():
        for link in entry.text.links:
            address = resolve(link.target, entry.path, catalogue.files).address or ""
            if _is_attachment(address) and address not in named:
                place = (link.line, link.column)
                yield finding(str(entry.path), place, "unnamed-attachment", value=link.target)


def unused_file(catalogue: Catalogue, broken: Sequence[Entry[Any]] = ()) -> Iterator[Finding]:
    """Yield pictures and attachments that nothing shows or names.

    What must be named anew is told already; and what one of the `broken` files names is used once that is mended.
    """
    used = _named(catalogue)
    waiting = {name for each in broken for name in _names_in(each)}
    for entry in catalogue.written():
        used |= {
            resolve(t.target, entry.path, catalogue.files).address or "" for t in entry.text.links
        }
        used |= {f"kuvat/{media.src}" for media in getattr(entry.fields, "media", ())}
    for path in sorted(catalogue.files):
        inside = path.removeprefix("content/")
        shown_only_if_used = path.startswith(f"{IMAGES}/") or _is_attachment(inside)
        name = path.rpartition("/")[2]
        unused = shown_only_if_used and inside not in used and name not in waiting
        if unused and _has_good_name(path):
            yield finding(path, (1, 1), "unused-file", name=name)


def _names_in(entry: Entry[Any]) -> Iterator[str]:
    """Yield what may be the name of a file in an entry as it was written."""
    for text in (entry.source.body, *(text for _, text in entry.source.front.texts())):
        yield from _NAMES.findall(text)


def _named(catalogue: Catalogue) -> set[str]:
    files = (entry.fields.file for entry in catalogue.of_kind("material"))
    return {attachment_address(name) for name in files if name}


def _is_attachment(address: str) -> bool:
    folder = SHELVES["material"].address
    return address.startswith(f"{folder}/") and not address.endswith(("/", ".md"))
