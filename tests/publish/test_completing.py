"""The end of a build, on pages that are written already."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.build.mark import MARK, not_ours
from knowledgebase.check.site_check import look
from knowledgebase.publish.completing import Done, complete
from knowledgebase.publish.compressed import SMALLEST

PAGE = f"<h1 id=a>A</h1><p>{'Sanoja. ' * SMALLEST}</p>"


class Written:
    """Pages that were written into a site, and what they said; none is searched."""

    def __init__(self, site, pages):
        for path, html in pages.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(html, "utf-8")
        self.pages = pages

    def looked(self):
        return ((path, look(path, LexborHTMLParser(html))) for path, html in self.pages.items())

    def documents(self):
        return ()


def test_a_page_that_is_missing_and_a_link_that_leads_nowhere_are_told_in_order(tmp_path):
    pages = {"b/index.html": '<a href="../x/">x</a>', "a/index.html": '<a href="../b/#c">b</a>'}
    done = Done(Written(tmp_path, pages), (), {"a/", "b/", "c/"})
    found = complete(done, tmp_path, index=False, compressed=False)
    assert [(one.path, one.rule) for one in found] == [
        ("c/index.html", "site-missing-page"),
        ("a/index.html", "site-broken-anchor"),
        ("b/index.html", "site-broken-link"),
    ]


def test_what_is_packed_already_is_not_packed_again(tmp_path):
    done = Done(Written(tmp_path, {"index.html": PAGE, "b/index.html": PAGE}), (), {""})
    packed = {"index.html", "index.html.gz"}
    (tmp_path / "index.html.gz").write_bytes(b"entinen")
    complete(done._replace(packed=packed), tmp_path, index=False, compressed=True)
    assert (tmp_path / "index.html.gz").read_bytes() == b"entinen"
    assert not (tmp_path / "index.html.br").exists() and (tmp_path / "b/index.html.br").exists()


def test_a_finished_site_is_sealed(tmp_path):
    done = Done(Written(tmp_path, {"index.html": PAGE}), (), {""})
    assert complete(done, tmp_path, index=False, compressed=False) == []
    assert "index.html" in (tmp_path / MARK).read_text("utf-8")
    assert not list(not_ours(tmp_path))
