"""Project parts: a project that ends soon leads to its handover; an ended leader to who follows it."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.pages.entries import entry_pages
from knowledgebase.render.pages.project_parts import project_context
from knowledgebase.render.view.cards import project_facts
from tests.conftest import project
from tests.render.pages.test_coverage import made


@pytest.mark.parametrize(
    ("today", "leads"),
    [
        (date(2026, 11, 1), ""),
        (date(2026, 11, 2), "tilannekuva/paattyvat/#a"),
        (date(2027, 1, 31), "tilannekuva/paattyvat/#a"),
        (date(2027, 2, 1), ""),
    ],
)
def test_only_in_its_last_days_a_project_leads_to_its_handover(make_root, today, leads):
    maker = made(make_root({"projects/a.md": project(more="starts: 2024\nends: 2027-01\n")}), today)
    assert project_context(maker, maker.current.entries["project:a"])["handover"] == leads


def test_a_project_asks_its_keeper_or_else_its_leader(make_root):
    led, kept = "lead: turun-yliopisto\n", "steward_after: aalto-yliopisto\n"
    files = {"projects/a.md": project("A", led), "projects/b.md": project("B", led + kept)}
    maker = made(make_root(files))
    asked = [project_context(maker, entry)["asked"] for entry in maker.shelves.projects]
    assert sorted(asked) == ["aalto-yliopisto", "turun-yliopisto"]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("turun-yliopisto", None),
        ("turun-yliopisto\n  - aalto-yliopisto\n  - tyoterveyslaitos", ["Työterveyslaitos"]),
    ],
)
def test_the_lead_and_the_partners_are_no_other_organisations(make_root, named, told):
    more = f"lead: turun-yliopisto\npartners:\n  - aalto-yliopisto\norganisations:\n  - {named}\n"
    maker = made(make_root({"projects/a.md": project(more=more)}))
    (entry,) = maker.shelves.projects
    facts = {fact.label: fact for fact in project_facts(entry, maker.words, maker.today)}
    others = facts.get("Muut organisaatiot")
    assert (others and [name for name, _ in others.links]) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('contact:\n  role: "Viestintä"\n', "Kysy lisää: Viestintä"),
        (
            'contact:\n  role: "Viestintä"\n  url: "https://a.fi/"\n',
            "Kysy lisää: Viestintä (etusivu, a.fi) Nimiä ja sähköposteja emme julkaise."
            " Katso yhteystiedot sivulta.",
        ),
        ("lead: turun-yliopisto\n", "Kysy lisää: Päätoteuttaja, Turun yliopisto"),
        ("", "Kysy lisää: Tietopankin toimitus"),
        ("lang: sv\nlead: turun-yliopisto\n", "Fråga mer: Huvudgenomförare, Turun yliopisto"),
    ],
)
def test_the_page_of_a_project_always_tells_whom_to_ask(make_root, more, told):
    (page,) = entry_pages(made(make_root({"projects/a.md": project(more=more)})))
    begin = LexborHTMLParser(page.html()).css_first(".begin").text()
    assert told in " ".join(begin.split())
