"""Folder: a site made of plain Markdown files, so that search can be tried on any of them."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import frontmatter

from knowledgebase.ground.assets import copy_assets
from knowledgebase.validate.markdown import parse

# Front matter that is known by name; other texts are shown as facts of the page.
_NAMED = ("summary", "problem", "solution", "keywords", "themes")
_SILENT = ("id", "title", "lang", "status", "synthetic")


def folder_site(docs: Path, site: Path) -> dict[str, str]:
    """Write a page for each Markdown file in `docs` into `site`, with the search's scripts.

    Returns the documents' ids (`name` of `name.md`) by the address of their pages. What the
    pages say is the same for every search engine.
    """
    ids = {}
    for number, file in enumerate(sorted(docs.glob("*.md"))):
        page = site / f"d{number}" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_page(file), "utf-8")
        ids[f"d{number}/"] = file.stem
    copy_assets(site)
    return ids


def _page(file: Path) -> str:
    read = frontmatter.loads(file.read_text("utf-8-sig"))
    lang = str(read.metadata.get("lang") or "fi")
    title = str(read.metadata.get("title") or "")
    body = parse(read.content).html
    heading = f"<h1>{escape(title)}</h1>" if title and "<h1" not in body else ""
    named = [(n, t) for n, t in _facts(read.metadata) if n in _NAMED]
    facts = [t for n, t in _facts(read.metadata) if n not in (*_NAMED, *_SILENT)]
    return (
        f'<!doctype html><html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>"
        f'<main data-pagefind-body lang="{escape(lang)}">{heading}'
        + "".join(f'<p data-search-field="{name}">{escape(text)}</p>' for name, text in named)
        + f"{body}"
        + "".join(f'<p data-search-field="places">{escape(text)}</p>' for text in facts)
        + "</main></body></html>"
    )


def _facts(metadata: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in metadata.items():
        values = value if isinstance(value, list) else [value]
        texts = [v for v in values if isinstance(v, str) and "://" not in v]
        if texts:
            yield name, ", ".join(texts)
