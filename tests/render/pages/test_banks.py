"""Banks: what other sites tell of the same entries, on the page, in the table and on the entry."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.banks import ELSEWHERE, Bank, bank_files, banks
from knowledgebase.render.pages.entries import entry_pages
from tests.conftest import practice, project
from tests.render.pages.test_coverage import made

AT = 'same_as:\n  - "https://www.eura2014.fi/x?a=1"\n'
TOO = AT + '  - "https://eura2014.fi/y"\n'


def test_each_site_has_its_entries_once(make_root):
    files = {"projects/a.md": project("A", TOO), "practices/b.md": practice("B", AT)}
    maker = made(make_root(files))
    assert banks(maker) == [Bank("eura2014.fi", 1, 1)]
    rows = bank_files(maker)[ELSEWHERE]().decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 3
    for page in entry_pages(maker):
        links = LexborHTMLParser(page.html()).css("section.sources p.small a")
        assert [node.text() for node in links][:1] == ["eura2014.fi"]
