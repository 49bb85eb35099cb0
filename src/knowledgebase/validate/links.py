"""Links: what contributors write as GitHub shows it becomes an address on the site."""

import posixpath
import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from knowledgebase.ground.layout import address_of, relative_address
from knowledgebase.ground.web_address import is_closed_address, is_web_address

IMAGES = "content/kuvat"
ATTACHMENTS = "content/materiaalit"
WEB = ("http", "https")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
Fault = Literal[
    "bad-link-scheme", "broken-link", "closed-address", "look-alike-address", "malformed-address"
]


@dataclass(frozen=True)
class Target:
    """Where a link leads: an address on the site with an anchor, or elsewhere, or a fault."""

    address: str | None = None
    anchor: str = ""
    external: str | None = None
    fault: Fault | None = None


def resolve(link: str, source: PurePosixPath, files: Container[str]) -> Target:
    """Find where `link`, written in the file `source`, leads.

    `files` holds the paths of all Markdown files and pictures that the site has, relative to
    the content root. Never raises.

    >>> resolve("../projects/x.md#tulokset", PurePosixPath("practices/a.md"), {"projects/x.md"})
    Target(address='hankkeet/x/', anchor='tulokset', external=None, fault=None)
    """
    if "\\" in link or link.startswith("//"):
        return Target(fault="bad-link-scheme")
    if _SCHEME.match(link):
        return _external(link)
    path, _, anchor = link.partition("#")
    anchor = unquote(anchor)
    if not path:
        return Target(address=address_of(source), anchor=anchor)
    if path.startswith("/"):
        return Target(fault="broken-link")
    joined = linked_file(path, source)
    if joined not in files:
        return Target(fault="broken-link")
    if not joined.endswith(".md"):
        return Target(address=joined.removeprefix("content/"))
    return Target(address=address_of(PurePosixPath(joined)), anchor=anchor)


def linked_file(link: str, source: PurePosixPath) -> str:
    """Return the path, from the content root, of the file that a relative `link` means.

    >>> linked_file("../projects/x.md#tulokset", PurePosixPath("practices/a.md"))
    'projects/x.md'
    """
    path = unquote(link.partition("#")[0])
    return posixpath.normpath(posixpath.join(str(source.parent), path))


def link_to(file: str, source: PurePosixPath) -> str:
    """Return how `source` links to the file at the path `file`, the reverse of `linked_file`."""
    return posixpath.relpath(file, str(source.parent))


def _external(link: str) -> Target:
    try:
        parts = urlsplit(link)
    except ValueError:  # http://[half
        return Target(fault="malformed-address")
    if parts.scheme not in WEB or "@" in parts.netloc or not parts.netloc:
        return Target(fault="bad-link-scheme")
    if not parts.netloc.isascii():
        return Target(fault="look-alike-address")
    # A browser reads the name of the scheme in capitals too.
    whole = parts.scheme + link[len(parts.scheme) :]
    if parts.hostname == "localhost":
        return Target(external=whole)  # the writer's own preview, which the whole tells of
    if not is_web_address(whole):
        return Target(fault="malformed-address")
    return Target(fault="closed-address") if is_closed_address(whole) else Target(external=whole)


def site_link(link: str, source: PurePosixPath, files: Container[str]) -> str:
    """Return the address to write on the page of `source`; a link that does not resolve is `#`."""
    target = resolve(link, source, files)
    if target.external:
        return target.external
    if target.address is None:
        return "#"
    anchor = f"#{target.anchor}" if target.anchor else ""
    if anchor and target.address == address_of(source):
        return anchor
    return relative_address(target.address, address_of(source)) + anchor
