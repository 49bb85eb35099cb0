"""Titles: names are near by the words that tell what they are about."""

import pytest

from knowledgebase.ground.titles import MOST_HOLDERS, holders_of, near_titles, stems


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (
            "Etätyön pelisäännöt",
            "Pelisäännöt etätyöhön",
            False,
        ),  # half of it: the ends differ early
        ("Etätyön pelisäännöt", "Pelisäännöt etätyön arkeen", True),
        ("Työote a", "Työote b", False),
        ("Työote", "Työote: hallittu paluu töihin", False),
        ("Yhteinen tauko vuoron alussa", "Tauko yhteisen vuoron alussa", True),
        ("", "", False),
        ("AI ja me", "AI ja te", False),
    ],
)
def test_how_much_of_the_shorter_title_the_other_has(one, other, near):
    titles = [stems(other)]
    assert near_titles(stems(one), titles, holders_of(titles)) == ([0] if near else [])


def test_the_nearest_is_first_and_of_equally_near_ones_the_earlier():
    titles = [stems(t) for t in ("Yhteinen kävely", "Yhteinen kävely lounaalla kesällä", "Muu")]
    assert near_titles(stems("Yhteinen kävely lounaalla"), titles, holders_of(titles)) == [0, 1]
    more = [stems("Yhteinen kävely lounaalla aina"), *titles]
    assert near_titles(stems("Yhteinen kävely lounaalla syksyllä"), more, holders_of(more))[:1] == [
        1
    ]


def test_words_that_very_many_titles_have_lead_to_none_of_them():
    titles = [stems(f"Yhteinen kävely {'x' * 4}{n}") for n in range(MOST_HOLDERS + 1)]
    assert near_titles(stems("Yhteinen kävely"), titles, holders_of(titles)) == []
