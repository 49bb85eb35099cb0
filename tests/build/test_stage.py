"""The way out: another generator, without our hooks, makes the same pages from the staged files."""

import os
import re
import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.build.stage import stage
from knowledgebase.render.page import Head, Page
from knowledgebase.render.publication import Publication
from tests.conftest import CORPUS, TODAY, kb


def made(html):
    """Return a publication of pages with this HTML, by address."""
    return Publication({a: Page(Head(a, "A", "B"), "text", lambda a=a: html[a], str) for a in html})


def properdocs(staged, into):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "properdocs",
            "build",
            "-q",
            "-f",
            str(staged / "mkdocs.yml"),
            "-d",
            str(into),
        ],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return into


def visible(file):
    """Return all that a page shows or leads to: its words, kept lines, links, menus and fields."""
    page = LexborHTMLParser(file.read_bytes())
    for node in page.css("script"):
        node.decompose()
    words = re.sub(r"\s+", " ", page.body.text(separator=" ")).strip()
    as_is = [node.text() for node in page.css("pre, textarea")]
    names = (
        "href",
        "src",
        "action",
        "alt",
        "id",
        "class",
        "aria-label",
        "value",
        "name",
        "content",
    )
    marks = [
        (node.tag, *((n, node.attributes[n]) for n in names if n in node.attributes))
        for node in page.css(
            "title, meta, a, img, form, input, select, option, button, h1, h2, h3, nav, main"
        )
    ]
    return words, as_is, marks


def kind(file):
    found = re.search(r'class="page page-([\w-]+)"', file.read_text("utf-8"))
    return found[1] if found else None


def test_properdocs_builds_the_same_site_without_hooks(site, tmp_path):
    done = kb("stage", tmp_path / "staged", "--root", CORPUS, "--today", TODAY.isoformat())
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "staged/hooks").exists()
    other = properdocs(tmp_path / "staged", tmp_path / "other")

    def addresses(folder):
        files = (f for f in folder.rglob("*.html") if "pagefind" not in f.parts)
        return sorted(str(f.relative_to(folder)) for f in files)

    assert addresses(other) == addresses(site)
    kinds = {kind(site / address): address for address in addresses(site)}
    assert len(kinds) > 15, "every type of page has its kind"
    for address in {*kinds.values(), "index.html", "kaytannot/tyoote/index.html"}:
        assert visible(other / address) == visible(site / address), address
    for text in ("Päävalikko", "Kokeiluversio", "Saavutettavuusseloste", "På svenska"):
        assert text in (other / "index.html").read_text("utf-8"), text
    assert sorted(p.name for p in (other / "kuvat").iterdir()) == sorted(
        p.name for p in (site / "kuvat").iterdir()
    )


@pytest.mark.parametrize(
    "html",
    [
        "<pre>a\n\n\n  b\n \t\nc\n</pre>",
        "<pre>\n\n&lt;x&gt;\n</pre>\n\n\n<p>x</p>",
        "<p>a</p>\n\n<textarea>a\n\nb</textarea>\n   \n<p>b</p>",
        '<pre class="x"><code>a\n\nb</code></pre>',
    ],
)
def test_lines_that_are_shown_as_they_are_stay(html, tmp_path):
    assert not stage(made({"": html}), tmp_path / "staged")
    built = properdocs(tmp_path / "staged", tmp_path / "other") / "index.html"

    def shown(text):
        return [node.text() for node in LexborHTMLParser(text).css("pre, textarea")]

    assert shown(built.read_bytes()) == shown(html)
    text = (tmp_path / "staged/docs/index.md").read_text("utf-8").partition("<div>")[2]
    assert not re.search(r"\n[ \t]*\n", text), "a blank line would end the block"


def test_staging_again_replaces_what_was_staged_and_nothing_else(tmp_path):
    staged = tmp_path / "staged"
    pages = made({"": "<p>x</p>", "b/": "<p>x</p>"})
    assert not stage(pages, staged)
    assert not stage(made({"": "<p>x</p>"}), staged)
    assert not (staged / "docs/b").exists()
    (staged / "muistio.txt").write_text("x")
    assert [f.rule for f in stage(pages, staged)] == ["not-ours"]
    assert (staged / "muistio.txt").exists() and not (staged / "docs/b").exists()
