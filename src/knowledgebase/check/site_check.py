"""What the built site must be: whole, and with nothing fetched from elsewhere."""

from collections.abc import Callable, Container, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.findings import Finding, finding

_LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "form": "action",
    "use": "href",
}
# An address for others than the reader of this very site.
_ELSEWHERE = "canonical"
_OTHER_SITE = ("", "//")
_BETWEEN = "\0"  # no parser of HTML leaves one in a value
_LOOKED_AT = ", ".join(["[id]", *(f"{tag}[{name}]" for tag, name in _LINKS.items()), "img[srcset]"])
_FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What one HTML file says: its anchors, and its links that only the whole site can judge.

    A link is (as written, the site path that it leads to, anchor there); `broken` are links that
    are no addresses, and `fetched` is what the page would fetch from elsewhere. `ids` are the anchors as
    one text, since there are tens of thousands and few are asked for.
    """

    ids: str
    links: tuple[tuple[str, str, str], ...]
    broken: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()

    @property
    def anchors(self) -> list[str]:
        """The anchors of the file."""
        return self.ids.split(_BETWEEN)


def is_looked_at(path: str) -> bool:
    """True for an HTML file of ours. Links of 404.html depend on where the site is served."""
    return path.endswith(".html") and path != "404.html" and not path.startswith("pagefind/")


def look(here: str, tree: LexborHTMLParser, there: Container[str] = ()) -> Looked:
    """Return what the HTML file at the site path `here` says; files known to be `there` need no
    check, but for anchors in them."""
    anchors, fetched = [], []
    links: dict[str, None] = {}
    for node in tree.css(_LOOKED_AT):
        tag, attributes = node.tag or "", node.attributes
        if "id" in attributes:
            anchors.append(attributes["id"] or "")
        for one in (attributes.get("srcset") or "").split(",") if tag == "img" else ():
            links |= dict.fromkeys(one.split()[:1])
        if (attribute := _LINKS.get(tag)) not in attributes:
            continue
        target = attributes[attribute] or ""
        if tag in _FETCHED and target.startswith(("http:", "https:", "//")):
            fetched.append(target)
        if tag != "link" or _ELSEWHERE not in (attributes.get("rel") or "").split():
            links[target] = None
    broken, kept, own = [], [], set(anchors)
    folder = here.rpartition("/")[0]
    for link in links:
        inside = _parts(link)
        if inside is None:
            broken.append(link)
        elif inside != _OTHER_SITE:
            path, anchor = inside
            to = _target(folder, path) if path else here
            if to not in there or (anchor and not (to == here and anchor in own)):
                kept.append((link, to, anchor))
    return Looked(_BETWEEN.join(anchors), tuple(kept), tuple(broken), tuple(fetched))


def check_site(site: Path, pages: set[str] | None = None) -> Iterator[Finding]:
    """Yield every broken link, anchor and picture of the HTML files under `site`.

    `pages` holds the addresses that must have a page.
    """
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    looked = [
        (path, look(path, LexborHTMLParser((site / path).read_bytes())))
        for path in paths
        if is_looked_at(path)
    ]
    yield from check_looked(site, looked.__iter__, pages or set())


def check_looked(
    site: Path, looked: Callable[[], Iterable[tuple[str, Looked]]], pages: Set[str]
) -> Iterator[Finding]:
    """Yield what is broken in the folder `site`, in order of path; `looked` gives what was seen in each
    file, by site path, in any order and anew each time, since nobody holds them all."""
    there, asked, fetched = set[str](), set[str](), list[Finding]()
    for here, page in looked():
        there.add(here)
        asked |= {path for _, path, anchor in page.links if anchor}
        fetched += (finding(here, (1, 1), "site-third-party", value=to) for to in page.fetched)
    yield from sorted(fetched, key=_where)
    for address in sorted(pages):
        if f"{address}index.html" not in there:
            yield finding(f"{address}index.html", (1, 1), "site-missing-page", value=address)
    anchors = {path: frozenset(page.anchors) for path, page in looked() if path in asked}

    @cache
    def exists(path: str) -> bool:
        return path in there or (site / path).is_file()

    broken = list[Finding]()
    for here, page in looked():
        rules = [(link, "site-broken-link") for link in page.broken]  # https://[half
        for link, path, anchor in page.links:
            if not exists(path) and not path.startswith("pagefind/"):
                rules.append((link, "site-broken-link"))
            elif anchor and path in anchors and anchor not in anchors[path]:
                rules.append((link, "site-broken-anchor"))
        broken += (finding(here, (1, 1), rule, value=link) for link, rule in rules)
    yield from sorted(broken, key=_where)


def _where(found: Finding) -> str:
    return found.path


@lru_cache(maxsize=4096)
def _parts(link: str) -> tuple[str, str] | None:
    """Return the path and the anchor of a link within the site; None when it is no address."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return _OTHER_SITE
    return unquote(parts.path), unquote(parts.fragment)


def _target(folder: str, path: str) -> str:
    parts = folder.split("/") if folder else []
    for step in path.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    joined = "/".join(parts)
    return f"{joined}/index.html".lstrip("/") if path.endswith(("/", "..", ".")) else joined
