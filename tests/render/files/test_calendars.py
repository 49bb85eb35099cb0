"""Calendars: they parse back to the same times, also across the change of clocks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.files.calendars import _ZONE, _span
from tests.conftest import CORPUS, event, examples, practice, publish

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    root = tmp_path_factory.mktemp("kalenteri")
    for folder in ("practices", "projects", "content/tapahtumat"):
        (root / folder).mkdir(parents=True)
    more = 'ends: 2026-12-01T11:30\nplace:\n  name: "Talo, iso; sali"\n  municipality: Oulu\n'
    texts = {
        "kello": event(
            "Kello & aika; pitkä nimi, joka taittuu usealle riville kalenterissa ääkkösin",
            more=more,
        ),
        "paiva": event("Kaksi päivää", "2026-07-01", "ends: 2026-07-02\n"),
        "kuukausi": event("Joskus", "2026-08"),
    }
    for name, text in texts.items():
        (root / f"content/tapahtumat/{name}.md").write_text(text, "utf-8")
    return publish(root).files


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_times_come_back_in_finnish_time(files):
    found = events(files["tapahtumat/kello/tapahtuma.ics"])[0]
    assert found["dtstart"].dt == datetime(2026, 12, 1, 9, 0, tzinfo=HELSINKI)
    assert found["dtend"].dt == datetime(2026, 12, 1, 11, 30, tzinfo=HELSINKI)
    assert found["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert str(found["location"]) == "Talo, iso; sali, Oulu"
    assert str(found["summary"]).startswith("Kello & aika; pitkä nimi, joka")
    assert str(found["url"]) == "https://tietopankki.example/tapahtumat/kello/"


def test_whole_days_end_the_day_after(files):
    found = events(files["tapahtumat/paiva/tapahtuma.ics"])[0]
    assert found["dtstart"].dt == date(2026, 7, 1) and found["dtend"].dt == date(2026, 7, 3)


def test_a_month_is_no_place_in_a_calendar(files):
    assert "tapahtumat/kuukausi/tapahtuma.ics" not in files
    uids = {str(e["uid"]) for e in events(files["kalenteri/tapahtumat.ics"])}
    assert len(uids) == 2
    assert {str(e["uid"]) for e in events(files["kalenteri/alueet/lappi.ics"])} == uids
    assert "kalenteri/alueet/uusimaa.ics" not in files


def test_stamps_and_identities_do_not_depend_on_the_build(files):
    for found in events(files["kalenteri/tapahtumat.ics"]):
        assert found["dtstamp"].dt == datetime(2026, 11, 1, tzinfo=ZoneInfo("UTC"))
        assert len(str(found["uid"])) == 36


def test_lines_are_short_and_end_as_the_standard_has_it(files):
    for path, data in files.items():
        if path.endswith(".ics"):
            assert data.count(b"\n") == data.count(b"\r\n"), path
            assert all(len(line) <= 75 for line in data.split(b"\r\n")), path


def test_every_calendar_parses(files):
    for path, data in files.items():
        if path.endswith(".ics"):
            assert str(icalendar.Calendar.from_ical(data)["version"]) == "2.0"


@settings(max_examples=examples(60))
@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))
def test_our_zone_rule_is_finland_s(moment):
    moment = moment.replace(second=0, microsecond=0, fold=0)
    written = moment.strftime("%Y-%m-%dT%H:%M")
    starts = _span(written, None)["dtstart"]
    found = icalendar.Event()
    found.add("dtstart", starts)
    zone = icalendar.Timezone.from_ical(_ZONE).to_tz()
    hour = moment.replace(tzinfo=HELSINKI)
    if hour.utcoffset() == hour.replace(fold=1).utcoffset():  # not in the hour of the change
        assert moment.replace(tzinfo=zone).utcoffset() == starts.utcoffset()


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        ("2026-12-01T09:00", "2026-12-01T09:00", None),
        ("2026-12-01T09:00", "2026-12-02", 2),
        ("2026-12-01", "2026-12-02", 2),
        ("2027-03-28T03:30", "2027-03-28T03:15", None),
    ],
)
def test_an_end_is_there_only_when_it_is_after_the_start(starts, ends, days):
    span = _span(starts, ends)
    if days is None:
        assert "dtend" not in span
        return
    begin, end = span["dtstart"], span["dtend"]
    assert type(begin) is type(end)
    assert (end - begin).days + bool((end - begin).seconds) == days


def test_a_calendar_s_name_is_escaped_and_folded(make_root):
    root = make_root({"content/tapahtumat/t.md": event()})
    folder = root / "content/vocabularies"
    folder.mkdir()
    for file in (CORPUS / "content/vocabularies").glob("*.yml"):
        (folder / file.name).write_bytes(file.read_bytes())
    regions = (folder / "regions.yml").read_text("utf-8")
    long = "Lappi, Inari; " + "pitkänimi " * 12
    (folder / "regions.yml").write_text(regions.replace('fi: "Lappi"', f'fi: "{long}"', 1), "utf-8")
    data = publish(root).files["kalenteri/alueet/lappi.ics"]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert f"NAME:Tapahtumat: {long.strip()}".replace(",", "\\,").replace(";", "\\;") in unfolded


def test_no_calendar_is_written_for_no_events(make_root):
    made = publish(make_root({"practices/a.md": practice()}))
    assert not [path for path in made.files if path.endswith(".ics")]
    assert made.where('.ics"') == set()


def of(made, path="tapahtumat/t/tapahtuma.ics"):
    return events(made.files[path])[0]


@pytest.mark.parametrize(
    ("state", "title", "status", "sequence"),
    [
        ("ennallaan", "Tilaisuus", "CONFIRMED", 0),
        ("siirretty", "Siirretty: Tilaisuus", "CONFIRMED", 1),
        ("lykatty", "Lykätty: Tilaisuus", "CANCELLED", 2),
        ("peruttu", "Peruttu: Tilaisuus", "CANCELLED", 3),
    ],
)
def test_an_event_that_changes_is_told_to_every_calendar(make_root, state, title, status, sequence):
    more = f'event_state: {state}\nstate_note: "Puhuja sairastui."\n'
    found = of(publish(make_root({"content/tapahtumat/t.md": event("Tilaisuus", more=more)})))
    assert (str(found["summary"]), str(found["status"])) == (title, status)
    assert found["sequence"] == sequence
    assert ("Puhuja sairastui." in str(found["description"])) is (state != "ennallaan")


def test_the_programme_of_a_day_is_on_its_page_its_twin_and_in_calendars(make_root):
    rows = 'programme:\n  - time: 9.15\n    what: "Pienryhmät; kolme"\n    who: "Hanke"\n'
    made = publish(make_root({"content/tapahtumat/t.md": event("Tilaisuus", more=rows)}))
    row = LexborHTMLParser(made.pages["tapahtumat/t/"]).css_first(".programme tbody tr")
    assert [cell.text() for cell in row.css("td")] == ["9.15", "Pienryhmät; kolme", "Hanke"]
    line = "9.15 Pienryhmät; kolme (Hanke)"
    assert f"\n\n{line}\n\n" in str(of(made)["description"])
    assert f"- {line}" in made.files["tapahtumat/t/index.md"].decode()


def test_a_cancelled_event_says_so_at_every_door(make_root):
    more = (
        'event_state: peruttu\nstate_note: "Puhuja sairastui"\n'
        'register_url: "https://example.org/ilmo"\n'
    )
    texts = {"content/tapahtumat/t.md": event("Tilaisuus", more=more), "practices/a.md": practice()}
    made = publish(make_root(texts))
    marked = made.where("Peruttu: Tilaisuus")
    assert marked >= {
        "tapahtumat/",
        "tapahtumat/t/",
        "teemat/tyokyky/",
        "alueet/lappi/",
        "tapahtumat/t/index.md",
        "tapahtumat/index.md",
        "llms.txt",
        "tapahtumat/t/jaa/index.html",
        "upota/tapahtumat/t/index.html",
        "upota/alueet/lappi/index.html",
        "syotteet/tapahtumat.xml",
        "syotteet/tapahtumat.json",
        "kalenteri/tapahtumat.ics",
    }
    page = made.pages["tapahtumat/t/"]
    assert "Peruttu. Puhuja sairastui." in page and "example.org/ilmo" not in page
    assert b"EventCancelled" in made.files["data/v1/graph.jsonld"]
    assert b'"event_state":"peruttu"' in made.files["data/v1/events.json"]
