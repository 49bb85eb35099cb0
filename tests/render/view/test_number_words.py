"""Number words: what is withheld says so, and a change tells its interval or why there is none."""

from decimal import Decimal

import pytest

from knowledgebase.indicators.book import Report, Sheet
from knowledgebase.indicators.change import Change
from knowledgebase.indicators.result_tables import Table
from knowledgebase.indicators.sums import Number, Sum
from knowledgebase.render.view.number_words import (
    change_words,
    cover_words,
    joint_words,
    number_words,
    sum_words,
)
from tests.render.pages.test_coverage import made


@pytest.fixture
def words(make_root):
    return made(make_root()).words


def number(value, n=None):
    return Number(None, value, n)


def test_a_number_has_its_unit_and_how_many_it_is_of(words):
    assert number_words(number(Decimal("6.5"), 12), words, "%") == "6,5 % (n = 12)"
    assert number_words(number(None), words, "%") == "salattu"
    assert number_words(number(None, 0), words, "%") == "ei ketään"


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (Sum(Decimal(90), None, 3), "90 henkilöä"),
        (Sum(Decimal("63.88"), 72, 2), "63,9 henkilöä (n = 72)"),
        (Sum(None, None, 0, 2), "ei yhteistä lukua"),
        (Sum(None, None, 0), ""),
    ],
)
def test_a_sum_is_told_withheld_or_not_made(words, total, told):
    assert sum_words(total, words, "henkilöä") == told


@pytest.mark.parametrize(
    ("moments", "cover", "joint"),
    [
        ([("", 3, 5, Sum(Decimal(9), None, 3))], "3/5", ""),
        (
            [("", 3, 5, Sum(Decimal(9), None, 2, 1))],
            "3/5",
            "Yhteisestä luvusta poissa salattuja lukuja: 1.",
        ),
        ([("", 3, 5, Sum(None, None, 0))], "3/5", ""),
        (
            [
                ("alku", 3, 3, Sum(Decimal(9), 70, 2, 1)),
                ("loppu", 2, 3, Sum(Decimal(9), 70, 2)),
            ],
            "alussa 3/3, lopussa 2/3",
            "Yhteisessä luvussa vain hankkeet, joilta näkyy sekä alku että loppu: 2. Pois jäi: 1.",
        ),
    ],
)
def test_how_many_reported_is_told_by_moment_and_of_whom_the_joint_number_is(
    words, moments, cover, joint
):
    most = max(given for _, given, _, _ in moments)
    reports = tuple(
        Report(
            f"h{n}",
            tuple(m for m, given, _, _ in moments if n < given),
            tuple(m for m, given, asked, _ in moments if given <= n < asked),
        )
        for n in range(max(asked for _, _, asked, _ in moments))
    )
    assert sum(bool(r.given) for r in reports) == most
    tables = tuple(Table(m, (), total, {}, {}) for m, _, _, total in moments)
    sheet = Sheet(None, None, tables, reports)
    assert cover_words(sheet, words) == f"{cover} hanketta raportoinut"
    assert joint_words(sheet, words) == joint


@pytest.mark.parametrize(
    ("low", "high", "why", "told"),
    [
        (0.84, 34.7, "", "0,8 … 34,7. Muutos erottuu sattumasta."),
        (-1.0, 5.0, "", "-1 … 5. Voi olla sattumaa."),
        (None, None, "n", "Ei lasketa: vastaajia on alle 30."),
        (None, None, "hajonta", "Ei voi laskea: hajontaa ei ole annettu."),
        (None, None, "laji", "Ei lasketa tällaisesta luvusta."),
    ],
)
def test_a_change_tells_its_interval_or_why_there_is_none(words, low, high, why, told):
    before, after = number(Decimal(60), 50), number(Decimal(62), 52)
    change = Change(before, after, 2.0, low, high, why)
    assert change_words(change, words) == ("60 (n = 50)", "62 (n = 52)", "+2", told)
