"""Audiences: practices, projects and running projects of each by theme and by region."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import AUDIENCES
from knowledgebase.render.pages.audiences import audience_pages
from tests.conftest import project
from tests.render.pages.test_coverage import made

MORE = "audience:\n  - kunnat\nstarts: 2025-06\nends: 2027\n"


def test_a_project_is_counted_for_its_audience_by_theme_and_by_region(make_root):
    (page,) = audience_pages(made(make_root({"projects/a.md": project("Käy", MORE)})))
    assert page.head.address == AUDIENCES
    tree = LexborHTMLParser(page.html())
    links = [a.attributes["href"].partition("?")[2] for a in tree.css("td a")]
    assert links == [
        "teema=tyokyky&sidosryhma=kunnat",
        "teema=tyokyky&sidosryhma=kunnat&tila=kaynnissa",
        "alue=lappi&sidosryhma=kunnat",
        "alue=lappi&sidosryhma=kunnat&tila=kaynnissa",
    ]
    assert [len(t.css("tbody tr")) for t in tree.css("table")] == [12, 22]
    assert "1 hanke: Lappi, Kunnat" in tree.body.text()
