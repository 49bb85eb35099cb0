"""Steering, the period: what began, ended and came during it, and which network days were held."""

from collections.abc import Callable, Iterable
from datetime import date

from knowledgebase.ground.layout import NETWORK
from knowledgebase.ground.moments import first_day, last_day
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.network import network_days
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.report.due_reviews import plain
from knowledgebase.report.spans import Span
from knowledgebase.report.steering_parts import Listed, Section, link
from knowledgebase.schema import Project
from knowledgebase.validate.entry import Entry


def happened(maker: PageMaker, span: Span) -> Section:
    """Return what began, ended and came on the days of the period that have been.

    A project of which only the year is known began in that year and in no quarter of it.
    """
    last = min(span.until, maker.today)

    def within(day: date | None) -> bool:
        return day is not None and span.since <= day <= last

    def in_span(moment: str) -> bool:
        return span.since <= first_day(moment) and last_day(moment) <= span.until

    projects = [(p, p.fields.starts, p.fields.ends) for p in maker.shelves.projects]
    began = [p for p, at, _ in projects if at and in_span(at) and within(first_day(at))]
    over = [p for p, _, at in projects if at and in_span(at) and within(last_day(at))]
    listed = (
        _projects(maker, "Hankkeita alkoi", began),
        _projects(maker, "Hankkeita päättyi", over),
        _new(maker, "Uusia käytäntöjä tietopankissa", maker.shelves.practices, within),
        _new(maker, "Uusia hankkeita tietopankissa", maker.shelves.projects, within),
    )
    lines = [f"- {one.title}: {one.told}" for one in listed]
    known = "Hanke on mukana, jos sen alku tai loppu tiedetään jakson tarkkuudella."
    return Section("Mitä jaksolla tapahtui", [*lines, "", known], listed)


def _new(
    maker: PageMaker, title: str, entries: Iterable[Entry], within: Callable[[date | None], bool]
) -> Listed:
    dated = [(entry, maker.dates(entry).added) for entry in entries]
    rows = tuple((_titled(maker, e), finnish_date(added)) for e, added in dated if within(added))
    return Listed(title, ("Kortti", "Tuli tietopankkiin"), rows)


def _titled(maker: PageMaker, entry: Entry) -> str:
    card = maker.card(entry)
    return link(maker, card.title, card.address)


def _projects(maker: PageMaker, title: str, projects: Iterable[Entry[Project]]) -> Listed:
    rows = tuple(
        (
            _titled(maker, p),
            finnish_date(p.fields.starts),
            finnish_date(p.fields.ends),
            plain(maker.words.name(p.fields.lead, "organisations"))
            if p.fields.lead
            else "ei tiedossa",
        )
        for p in projects
    )
    return Listed(title, ("Hanke", "Alkaa", "Päättyy", "Päätoteuttaja"), rows)


def days(maker: PageMaker, span: Span) -> Section:
    """Return the network days of the period, also those to come."""
    held = [day for day in network_days(maker) if span.since <= first_day(day.starts) <= span.until]
    rows = tuple(
        (
            link(maker, day.card.title, day.card.address),
            finnish_date(day.starts),
            ", ".join(
                [
                    *(link(maker, name, address) for name, address in day.makers),
                    *(link(maker, card.title, card.address) for card in day.projects),
                ]
            )
            or "ei tiedossa",
        )
        for day in held
    )
    listed = Listed("Verkostopäiviä jaksolla", ("Verkostopäivä", "Milloin", "Järjestäjät"), rows)
    every = link(maker, "Kaikki verkostopäivät", f"{NETWORK}#verkostopaivat")
    return Section("Verkostopäivät", [f"- {listed.title}: {listed.told}", f"- {every}"], (listed,))
