"""Bounds: how many bytes a page or file of each kind may have, whatever the number of entries.

What has no bound is an export: it is taken as a file by those who want all of it, and no page loads it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of what is on a site: the paths of its files, and the bytes of the largest, None for an export."""

    name: str
    paths: re.Pattern[str]
    bound: int | None


_PAGE = r"(?:index\.(?:html|md))?"


def _kind(name: str, paths: str, bound: int | None) -> Kind:
    return Kind(name, re.compile(paths), bound)


KINDS = (
    _kind("exports", r"data/v1/.*|.*\.csv|sitemap\.xml|assets/.*|pagefind/.*|\.kb-made", None),
    _kind("lists of practices and projects", rf"(?:kaytannot|hankkeet)/{_PAGE}|llms\.txt", 260_000),
    _kind(
        "themes, regions, organisations, needs",
        rf"(?:teemat|alueet|organisaatiot|tarpeet)/[^/]+/{_PAGE}",
        260_000,
    ),
    _kind("their next pages", rf".*/sivu/\d+/{_PAGE}", 80_000),
    _kind("rows for filters and orders", r".*/rivit/\d+\.json", 64_000),
    _kind("what fits a workplace", r"sopiiko-meille/kaytannot.*\.json", 64_000),
    _kind("what the form knows", r"osallistu/lomake/tiedot.*\.json", 160_000),
    _kind("what did not work", rf"koosteet/ei-toiminut/{_PAGE}", 400_000),
    _kind("pictures of the whole", rf"tilannekuva/.*{_PAGE}|osallistu/tilanne/{_PAGE}", 300_000),
    _kind("feeds", r"syotteet/.*", 48_000),
    _kind("search words", r"sanat/.*", 48_000),
    _kind("other pages and files", r".*", 96_000),
)
"""Every kind; a file is of the first one whose paths it matches."""


def kind_of_file(path: str) -> Kind:
    """Return the kind of the file at a path of the site, or of the page at an address.

    >>> kind_of_file("kaytannot/sivu/2/index.html").name
    'their next pages'
    """
    return next(kind for kind in KINDS if kind.paths.fullmatch(path))


def largest(files: Iterable[tuple[str, int]]) -> dict[str, tuple[int, str]]:
    """Return the bytes and the path of the largest of the files of each kind, by its name."""
    found: dict[str, tuple[int, str]] = {}
    for path, size in files:
        name = kind_of_file(path).name
        found[name] = max(found.get(name, (0, "")), (size, path))
    return found
