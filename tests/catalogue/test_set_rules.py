"""Indicators that can be counted as they say; the wordings have their cases in tests/whole/cases."""

from dataclasses import replace
from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.set_rules import check_indicators
from tests.conftest import EXAMPLE, ROOT, TODAY


def changed(reported, id, **update):
    entry = reported.entries[f"indicator:{id}"]
    fields = entry.fields.model_copy(update=update)
    return replace(reported, entries={**reported.entries, entry.key: replace(entry, fields=fields)})


@pytest.mark.parametrize(
    ("id", "update", "rules"),
    [
        ("osallistujat", {}, []),
        ("osallistujat", {"aggregate": "painotettu-ka"}, ["figure-not-added"]),
        ("osallistujat", {"aggregate": "ei-yhdisteta"}, []),
        ("tyokyky", {"aggregate": "summa"}, ["figure-not-added"]),
        ("pisteet", {"least": 10.0}, ["scale-reversed"]),
        # A class that cannot be empty, or a few that can only be one, tell what is withheld.
        ("osallistujat", {"least": 0.0, "most": 2.0}, []),
        ("osallistujat", {"least": 1.0}, ["count-bounded"]),
        ("osallistujat", {"least": 0.5, "breakdowns": ()}, ["count-bounded"]),
        ("osallistujat", {"most": 1.0}, ["count-bounded"]),
        ("pisteet", {"least": 1.0}, []),
    ],
)
def test_what_may_not_be_added_cannot_be_asked_to_be(reported, id, update, rules):
    assert [f.rule for f in check_indicators(changed(reported, id, **update))] == rules


def test_a_set_that_names_what_is_not_there_is_told(reported):
    made = reported.indicator_set
    fields = made.fields.model_copy(update={"indicators": ("osallistuja",)})
    wrong = replace(reported, indicator_set=type(made)(made.path, fields, made.composed))
    (found,) = check_indicators(wrong)
    assert found.rule == "unknown-entry" and dict(found.values)["guess"] == "osallistujat"


@pytest.mark.parametrize("given", ["confirmed", "confirmed_by"])
def test_a_half_confirmed_set_is_told(reported, given):
    made = reported.indicator_set
    empty = {"confirmed": None, "confirmed_by": None, "indicators": (), "periods": ()}
    kept = {**empty, given: getattr(made.fields, given)}
    half = type(made)(made.path, made.fields.model_copy(update=kept), made.composed)
    found = list(check_indicators(replace(reported, indicator_set=half)))
    assert [f.rule for f in found] == ["set-unsigned"]


def with_periods(reported, *days):
    """The set with a period for each (start, end), days of 2026 as MM-DD."""
    made = reported.indicator_set
    first = made.fields.periods[0]
    periods = tuple(
        first.model_copy(
            update={
                "id": f"2026-{'abc'[number]}",
                "starts": date.fromisoformat(f"2026-{starts}"),
                "ends": date.fromisoformat(f"2026-{ends}"),
                "due": date(2027, 1, 31),
            }
        )
        for number, (starts, ends) in enumerate(days)
    )
    fields = made.fields.model_copy(update={"periods": periods})
    return replace(reported, indicator_set=type(made)(made.path, fields, made.composed))


@pytest.mark.parametrize(
    ("days", "pairs"),
    [
        ([("01-01", "06-30"), ("07-01", "12-31")], []),
        ([("07-01", "12-31"), ("01-01", "06-30")], []),
        # The year less the spring is the autumn: what is withheld of one follows from the other two.
        ([("01-01", "06-30"), ("07-01", "12-31"), ("01-01", "12-31")], [("c", "a"), ("b", "c")]),
        ([("01-01", "06-30"), ("06-30", "12-31")], [("b", "a")]),
        ([("01-01", "12-31"), ("02-01", "02-28"), ("11-01", "11-30")], [("b", "a"), ("c", "a")]),
    ],
)
def test_periods_that_overlap_are_refused_two_by_two(reported, days, pairs):
    found = list(check_indicators(with_periods(reported, *days)))
    assert {(f.rule, f.level) for f in found} <= {("set-overlap", "error")}
    told = [(dict(f.values)["value"], dict(f.values)["other"]) for f in found]
    assert told == [(f"2026-{one}", f"2026-{other}") for one, other in pairs]


def test_an_indicator_cannot_take_the_page_of_who_has_reported(make_root, reported):
    source = reported.entries["indicator:osallistujat"]
    text = (EXAMPLE / str(source.path)).read_text("utf-8")
    _, findings = load_catalogue(make_root({"content/mittaristo/tilanne.md": text}), ROOT, TODAY)
    assert "same-address" in {f.rule for f in findings}


def test_the_real_site_has_no_results_until_its_set_is_confirmed():
    """Results are taken once the project has confirmed its set; until then there is not one row."""
    real = ROOT / "content/mittaristo"
    text = (real / "mittaristo.yml").read_text("utf-8")
    confirmed = [line for line in text.splitlines() if line.startswith("confirmed:")]
    assert confirmed or not list(real.rglob("*.csv"))


def test_nothing_made_up_stands_among_the_real_content():
    made_up = {path.stem for path in (ROOT / "tests/indicators/root").rglob("*.md")}
    real = [*ROOT.glob("content/mittaristo/*.md"), *ROOT.glob("projects/*.md")]
    assert made_up and not made_up & {path.stem for path in real}
    assert not [path for path in real if "code: KOE-" in path.read_text("utf-8")]
