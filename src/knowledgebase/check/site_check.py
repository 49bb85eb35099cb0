"""What the built site must be: whole, and with nothing fetched from elsewhere."""

from collections.abc import Iterator
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
_FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src"}


def check_site(site: Path, pages: set[str] | None = None) -> Iterator[Finding]:
    """Yield every broken link, anchor and picture of the HTML files under `site`.

    `pages` holds the addresses that must have a page. Links of 404.html are skipped, since
    they depend on where the site is served.
    """
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in sorted(site.rglob("*.html")):
        here = file.relative_to(site).as_posix()
        if here == "404.html" or here.startswith("pagefind/"):
            continue
        tree = LexborHTMLParser(file.read_bytes())
        anchors[here] = {node.attributes["id"] or "" for node in tree.css("[id]")}
        for tag, attribute in _LINKS.items():
            for node in tree.css(f"{tag}[{attribute}]"):
                target = node.attributes[attribute] or ""
                if tag in _FETCHED and target.startswith(("http:", "https:", "//")):
                    yield finding(here, (1, 1), "site-third-party", value=target)
                rel = (node.attributes.get("rel") or "").split()
                if tag == "link" and ("canonical" in rel or "alternate" in rel):
                    continue
                links.append((here, target))
        for node in tree.css("img[srcset]"):
            each = (node.attributes["srcset"] or "").split(",")
            links += [(here, one.split()[0]) for one in each if one.split()]
    for address in sorted(pages or ()):
        if f"{address}index.html" not in anchors:
            yield finding(f"{address}index.html", (1, 1), "site-missing-page", value=address)
    yield from _broken(site, anchors, links)


def _broken(
    site: Path, anchors: dict[str, set[str]], links: list[tuple[str, str]]
) -> Iterator[Finding]:
    exists: dict[str, bool] = {}
    for here, link in links:
        try:
            parts = urlsplit(link)
        except ValueError:  # https://[half
            yield finding(here, (1, 1), "site-broken-link", value=link)
            continue
        if parts.scheme or parts.netloc:
            continue
        path = _target(here, unquote(parts.path))
        if path not in exists:
            exists[path] = path in anchors or (site / path).is_file()
        if not exists[path] and not path.startswith("pagefind/"):
            yield finding(here, (1, 1), "site-broken-link", value=link)
        elif parts.fragment and path in anchors and unquote(parts.fragment) not in anchors[path]:
            yield finding(here, (1, 1), "site-broken-anchor", value=link)


def _target(here: str, path: str) -> str:
    if not path:
        return here
    parts = here.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    joined = "/".join(parts)
    return f"{joined}/index.html".lstrip("/") if path.endswith(("/", "..", ".")) else joined
