"""Steering, what to watch: late reviews and what ends are told whole."""

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import STATUS
from knowledgebase.render.pages.pages import all_pages
from tests.conftest import CORPUS, practice, project
from tests.report.test_steering import part, report


def test_the_number_of_late_cards_leads_to_their_list_and_all_are_told(make_root):
    late = practice("Myöhässä").replace("regions:", "reviewed: 2024-01-01\nregions:")
    many = {f"practices/a{n}.md": late.replace("Myöhässä", f"Nimi {n}") for n in range(25)}
    maker, text = report(make_root(many))
    told = part(text, "Tietojen tuoreus")
    assert f"[25 korttia]({maker.site.absolute(f'{STATUS}#tarkistus')})" in told
    assert told.count("\n- ") == 25
    tree = LexborHTMLParser(all_pages(maker)[STATUS].html())
    assert len(tree.css("[aria-labelledby=tarkistus] li")) == 25


def test_projects_that_end_are_told_by_who_keeps_their_results(make_root):
    over = "starts: 2020\nends: 2025-12-31\n"
    _, text = report(
        make_root(
            {
                "projects/a.md": project("A", over),
                "projects/b.md": project("B", f"{over}steward_after: turun-yliopisto\n"),
            }
        )
    )
    told = part(text, "Päättyvät hankkeet")
    assert "eikä vastaajaa tiedetä: [1](" in told and "vastaaja tiedetään: [1](" in told


def test_the_nearest_pairs_have_their_reasons():
    told = part(report(CORPUS)[1], "Lähekkäiset hankkeet")
    pairs = [line for line in told.splitlines() if line.startswith("- [")]
    assert len(pairs) == 10 and all(") ja [" in line and "sama" in line for line in pairs)
