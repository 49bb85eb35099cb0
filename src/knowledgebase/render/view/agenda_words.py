"""Agenda words: the agenda of the editors as the terminal and the page tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.agenda import WHATS, Agenda, Due, What
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.moments import days_after
from knowledgebase.render.view.wording import finnish_date

_WHATS: dict[What, tuple[str, str]] = {
    "scheduled": ("ilmestyy", "Ilmestyy"),
    "event": ("tapahtuu", "Tulevia tapahtumia"),
    "register_by": ("ilmoittautuminen päättyy", "Ilmoittautuminen päättyy"),
    "expires": ("luetteloissa viimeistä päivää", "Poistuu luetteloista"),
    "pin_until": ("ylimpänä viimeistä päivää", "Ylimpänä olo päättyy"),
    "campaign_starts": ("kampanja alkaa", "Kampanja alkaa"),
    "campaign_ends": ("kampanjan viimeinen päivä", "Kampanja päättyy"),
    "review": ("tarkistettava viimeistään", "Tarkistettava"),
    "draft": ("luonnos", "Luonnoksia"),
}
_KINDS = {"page": "Sivu", "campaign": "Kampanja"}
_WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")


@dataclass(frozen=True)
class Row:
    """One thing on the agenda in words; `address` is '' for what has no page."""

    when: str
    what: str
    kind: str
    title: str
    path: str
    address: str


@dataclass(frozen=True)
class Section:
    """A part of the agenda: its name, what to say where it has no rows, and the rows."""

    name: str
    nothing: str
    rows: tuple[Row, ...]


def sections(agenda: Agenda) -> list[Section]:
    """Return the agenda in words: each week, what is dated later, late reviews, drafts."""
    weeks = [
        Section(_week(monday, agenda.today), "Ei mitään.", _rows(some))
        for monday, some in agenda.weeks()
    ]
    return [
        *weeks,
        Section("Myöhemmin", "Ei mitään.", _rows(agenda.later, year=True)),
        Section("Tarkistus on myöhässä", "Ei yhtään.", _rows(agenda.overdue, year=True)),
        Section("Luonnokset", "Ei yhtään.", _rows(agenda.drafts, year=True)),
    ]


def numbers_in_words(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the name and the number of each thing that an agenda counts."""
    return [
        *((_WHATS[what][1], numbers.get(what, 0)) for what in WHATS),
        ("Tarkistus myöhässä", numbers.get("overdue", 0)),
    ]


def _week(monday: date, today: date) -> str:
    sunday = days_after(monday, 6)
    now = "Tämä viikko" if monday <= today <= sunday else f"Viikko {monday.isocalendar().week}"
    return f"{now}: {monday.day}.{monday.month}.–{finnish_date(sunday)}"


def _rows(some: Iterable[Due], *, year: bool = False) -> tuple[Row, ...]:
    return tuple(_row(one, year=year) for one in some)


def _row(one: Due, *, year: bool) -> Row:
    kind = _KINDS.get(one.kind) or SHELVES[one.kind].one
    return Row(_when(one, year=year), _WHATS[one.what][0], kind, one.title, one.path, one.address)


def _when(one: Due, *, year: bool) -> str:
    """Return the day of a thing, and the time of an event: `ti 1.12. klo 9.00`."""
    if one.day is None:
        return ""
    if year:
        return finnish_date(one.starts or one.day)
    _, _, hour = finnish_date(one.starts or one.day).partition(" klo ")
    day = f"{_WEEKDAYS[one.day.weekday()]} {one.day.day}.{one.day.month}."
    return f"{day} klo {hour}" if hour else day
