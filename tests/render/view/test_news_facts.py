"""News facts: when an event is, as Finns write it, and who holds it."""

import json
from types import SimpleNamespace

import pytest

from knowledgebase.render.view.news_facts import event_time
from knowledgebase.render.view.wording import Words
from tests.conftest import event, project, publish


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        ("2026-12-01T09:00", None, "1.12.2026 klo 9.00"),
        ("2026-12-01T00:30", "2026-12-01T02:00", "1.12.2026 klo 0.30–2.00"),
        ("2026-12-01T09:00", "2026-12-01T09:00", "1.12.2026 klo 9.00"),
        ("2026-12-01T09:00", "2026-12-01", "1.12.2026 klo 9.00"),
        ("2026-12-01T09:00", "2026-12-02", "1.12.2026 klo 9.00 – 2.12.2026"),
        ("2026-12-01", "2026-12-01T15:00", "1.12.2026, päättyy klo 15.00"),
        ("2026-12-01", "2026-12", "1.12.2026 – 12/2026"),
        ("2026-12", None, "12/2026"),
    ],
)
def test_a_time_is_told_once_and_whole(starts, ends, written):
    entry = SimpleNamespace(fields=SimpleNamespace(starts=starts, ends=ends))
    assert event_time(entry, Words({})) == written


def test_those_who_hold_an_event_are_projects_organisations_and_free_names(make_root):
    held = "organiser:\n  - p\norganised_by:\n  - tyoterveyslaitos\nevent_kind: tyopaja\n"
    other = "organised_by_other: Kylän yrittäjät\n"
    made = publish(
        make_root(
            {
                "projects/p.md": project("Oma hanke"),
                "content/tapahtumat/t.md": event("Paja", more=held),
                "content/tapahtumat/u.md": event("Toinen", "2026-12-02", more=other),
            }
        )
    )
    page = made.pages["tapahtumat/t/"]
    assert "Työpaja" in page
    assert ">Työterveyslaitos</a>, <a" in page and ">Oma hanke</a>" in page
    assert "Kylän yrittäjät" in made.pages["tapahtumat/u/"]
    assert "Paja" in made.pages["organisaatiot/tyoterveyslaitos/"]
    graph = json.loads(made.files["data/v1/graph.jsonld"])["@graph"]
    (node,) = [one for one in graph if one["url"].endswith("tapahtumat/t/")]
    assert node["organizer"][0] == {"@type": "Organization", "name": "Työterveyslaitos"}
    assert node["organizer"][1]["@id"].endswith("hankkeet/p/")
