"""Pages of regions: what runs there, what runs nobody knows where, and whom to ask."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import project, publish

PLACELESS = 'section[aria-labelledby="ilman-aluetta"]'


def in_region(title, region, ends="2027-12-31"):
    told = project(title).replace("regions:\n  - lappi", f"regions:\n  - {region}")
    return told.replace("regions:", f"starts: 2026-01-01\nends: {ends}\nregions:", 1)


@pytest.fixture
def lapland(make_root):
    files = {
        "projects/taalla.md": in_region("Täällä", "lappi"),
        "projects/jossain.md": in_region("Jossain", "ei-tiedossa"),
        "projects/ohi.md": in_region("Ohi", "ei-tiedossa", "2026-02-01"),
    }
    made = publish(make_root(files))
    return LexborHTMLParser(made.pages["alueet/lappi/"])


def test_what_runs_without_a_region_is_told_on_every_regions_page(lapland):
    assert [
        a.text(strip=True) for a in lapland.css(f"{PLACELESS} .row > a, {PLACELESS} .row h3 a")
    ] == ["Jossain"]


def test_the_lead_of_a_region_says_that_not_all_is_read_and_where_to_ask(lapland):
    lead = lapland.css_first(".lead")
    assert "vain ne, joista olemme lukeneet. Keneltä kysyä: " in " ".join(lead.text().split())
    links = [a.attributes.get("href") for a in lead.css("a")]
    assert links[-1] == "https://www.elinvoimakeskus.fi/"
