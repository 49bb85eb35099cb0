"""Spread: an entry counts in each of its themes, regions and audiences, and once in all together."""

import pytest

from knowledgebase.render.pages.spread import (
    Held,
    Place,
    choices,
    practices_by_year,
    projects_by_year,
    spread,
)
from tests.conftest import practice, project
from tests.render.pages.test_coverage import made, of_corpus

FOR = "audience:\n  - kunnat\n  - tyopaikat\n"


@pytest.fixture
def maker(make_root):
    return made(
        make_root(
            {
                "practices/a.md": practice("Yksi", FOR).replace(
                    "regions:", "published: 2026-03-01\nregions:"
                ),
                "projects/b.md": project("Käy", f"{FOR}starts: 2025-06\nends: 2027\n"),
                "projects/c.md": project("Ajaton").replace("- lappi", "- ei-tiedossa"),
            }
        )
    )


@pytest.mark.parametrize(
    ("place", "held"),
    [
        (Place(), Held(1, 2, 1)),
        (Place(audience="kunnat"), Held(1, 1, 1)),
        (Place("tyokyky", "lappi", "kunnat"), Held(1, 1, 1)),
        (Place(region="ei-tiedossa", audience="ei-tiedossa"), Held(0, 1, 0)),
        (Place(region="kainuu"), None),
    ],
)
def test_a_place_holds_what_tells_all_of_it(maker, place, held):
    assert spread(maker).get(place) == held


@pytest.mark.parametrize(
    "place", [Place(), Place("tyokyky"), Place(region="lappi"), Place(audience="kunnat")]
)
def test_projects_are_in_each_of_their_years_and_practices_in_that_of_their_coming(maker, place):
    ran = projects_by_year(maker)
    assert [y for y in range(2020, 2030) if ran.get((place, y))] == [2025, 2026, 2027]
    assert ran[place, 2026] == ["b"]
    assert practices_by_year(maker)[place, 2026] == ["a"]


def test_a_place_says_what_narrows_a_list_down_to_it():
    assert Place().query == ""
    assert Place(region="lappi", audience="kunnat").query == "?alue=lappi&sidosryhma=kunnat"


@pytest.mark.parametrize("of", ["theme", "region", "audience"])
def test_no_entry_of_the_corpus_is_left_out(of):
    maker = of_corpus()
    held = spread(maker)
    everywhere = [held.get(Place(**{of: id}), Held()) for id, _ in choices(maker, of)]
    assert sum(one.projects for one in everywhere) >= held[Place()].projects
    assert sum(one.practices for one in everywhere) >= held[Place()].practices
