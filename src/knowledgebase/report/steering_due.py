"""Steering, what is due: which projects are late with their numbers on the day of the report, and which are to report next."""

from collections.abc import Iterable

from knowledgebase.ground.layout import REPORTING, SHELVES
from knowledgebase.indicators.due import Round, Standing, rounds
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.report.due_reviews import plain
from knowledgebase.report.steering_parts import Listed, Section, link

_TITLE = "Raportoinnin määräpäivät"
_DUE = ("Hanke", "Jakso", "Määräpäivä", "Puuttuu")


def due_reports(maker: PageMaker) -> Section:
    """Return who is late, who is to report by when, and who reported late, of every period that has begun."""
    if not maker.current.is_confirmed:
        none = "Yhteistä mittaristoa ei ole vahvistettu, joten lukuja ei vielä odoteta eikä mikään ole myöhässä."
        return Section(_TITLE, [none])
    begun = rounds(maker.book, maker.current.periods.values(), maker.today)
    if not any(each.standings for each in begun):
        none = "Yksikään hanke ei raportoi alkaneelta jaksolta, joten mikään ei ole myöhässä."
        return Section(_TITLE, [none])
    late = [each for each in begun if each.is_late]
    listed = (
        _waiting(maker, "Myöhässä olevat raportit", late),
        _waiting(maker, "Nyt annettavat raportit", [each for each in begun if each.is_open]),
        _waiting(
            maker,
            "Kesken olevan jakson raportit",
            [each for each in begun if not (each.is_late or each.is_open)],
        ),
        _given_late(maker, begun),
    )
    told = (
        "Myöhässä: määräpäivä on ohi ja luku puuttuu",
        "Annettava nyt: jakso on päättynyt ja määräpäivä on edessä",
        "Annettava myöhemmin: jakso on kesken",
        "Annettu myöhässä",
    )
    lines = [
        f"Hankkeiden raportit {finnish_date(maker.today)}. Sama hanke lasketaan jokaiseen jaksoonsa."
        f" {link(maker, 'Raportoinnin tilanne', REPORTING)}",
        "",
        *(f"- {words}: {each.told}" for words, each in zip(told, listed, strict=True)),
    ]
    return Section(_TITLE, lines, listed)


def project_link(maker: PageMaker, id: str) -> str:
    """Return a link to a project's page, or its id where it has none."""
    project = maker.current.project(id)
    address = f"{SHELVES['project'].address}/{id}/"
    return link(maker, project.fields.title, address) if project else id


def missing_words(maker: PageMaker, standing: Standing) -> str:
    """Return what a project has not given, each as a link to its rows."""
    return ", ".join(
        link(maker, sheet.indicator.fields.title, sheet.address)
        + (f" ({', '.join(half)})" if half else "")
        for sheet, half in standing.missing
    )


def _waiting(maker: PageMaker, title: str, some: Iterable[Round]) -> Listed:
    rows = tuple(
        (
            project_link(maker, one.project),
            plain(each.period.title),
            finnish_date(each.period.due),
            missing_words(maker, one),
        )
        for each in some
        for one in each.waiting
    )
    return Listed(title, _DUE, rows)


def _given_late(maker: PageMaker, some: Iterable[Round]) -> Listed:
    rows = tuple(
        (
            project_link(maker, one.project),
            plain(each.period.title),
            finnish_date(each.period.due),
            finnish_date(one.late),
        )
        for each in some
        for one in each.standings
        if one.late
    )
    return Listed(
        "Myöhässä annetut raportit", ("Hanke", "Jakso", "Määräpäivä", "Annettu viimeksi"), rows
    )
