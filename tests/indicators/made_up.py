"""Made-up indicators and rows, as short as a test needs them."""

from decimal import Decimal

from knowledgebase.ground.terms import ADDED, AVERAGED, COUNT, SHARE
from knowledgebase.read.delimited import Line
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema.indicator import Breakdown, Indicator


def indicator(figure=COUNT, least=3, scale=(None, None), **classes):
    """An indicator of people; `classes` are its breakdowns, `scale` the ends of its values."""
    breakdowns = tuple(
        Breakdown(id=id, title=id, classes=tuple(names)) for id, names in classes.items()
    )
    return Indicator.model_construct(
        figure=figure,
        aggregate=ADDED if figure == COUNT else AVERAGED,
        min_n=least,
        least=scale[0],
        most=scale[1],
        breakdowns=breakdowns,
    )


def row(project, value, n=None, *, at="", breakdown="", part="", deviation=None):
    return ResultRow(
        path=f"{project}.csv",
        line=Line(2, {}, {}),
        project=project,
        indicator="m",
        period="2026",
        moment=at,
        breakdown=breakdown,
        part=part,
        value=None if value is None else Decimal(value),
        n=n,
        deviation=None if deviation is None else Decimal(deviation),
        state="ilmoitettu",
        practice="",
        source="",
        reported=None,
    )


def counted(project, *cells, breakdown="j"):
    """The rows of a count with its classes, named a, b, c …"""
    return [row(project, sum(cells)), *classes(project, breakdown, cells)]


def classes(project, breakdown, cells):
    return [
        row(project, cell, breakdown=breakdown, part=part)
        for part, cell in zip("abcdef", cells, strict=False)
    ]


def share(project, of, n, **more):
    """The row of a share: `of` out of `n`."""
    return row(project, Decimal(100 * of) / n, n, **more)


__all__ = ["SHARE", "classes", "counted", "indicator", "row", "share"]
