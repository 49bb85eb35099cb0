"""Coverage tables: what the page of the whole tells, for a spreadsheet."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.pages.coverage import (
    CELLS,
    GAPS,
    YEARS,
    no_practice_for,
    not_running_in,
    nothing_in,
    projects_by_year,
    years_of,
)
from knowledgebase.render.pages.matrix import matrix_rows, matrix_total


def coverage_files(maker: PageMaker) -> Makers:
    """Return what makes the tables of the page for a spreadsheet, by path."""
    return {
        CELLS: lambda: table(
            ("teema", "alue", "kenelle", "kaytantoja", "hankkeita", "kaynnissa"), _cells(maker)
        ),
        GAPS: lambda: table(("kohde", "puuttuu", "teema", "sanoin"), _gap_rows(maker)),
        YEARS: lambda: table(
            ("teema", "vuosi", "uusia_kaytantoja", "hankkeita", "hankkeet"), _year_rows(maker)
        ),
    }


def _cells(maker: PageMaker) -> Iterator[dict[str, Any]]:
    """Yield every pair of theme and region, and below it the audiences that have practices there."""
    by_group: dict[tuple[str, str], Counter[str]] = {}
    for practice in maker.shelves.practices:
        facets = maker.card(practice).facets
        for region in facets.get("alue", (UNKNOWN_ID,)):
            for theme in practice.fields.themes:
                groups = facets.get("kenelle", (UNKNOWN_ID,))
                by_group.setdefault((region, theme), Counter()).update(groups)
    for row in (*maker.once(matrix_rows), maker.once(matrix_total)):
        region = row.region.id if row.region else "kaikki"
        for cell in (*row.cells, row.whole):
            theme = cell.theme.id if cell.theme else "kaikki"
            yield {
                "teema": theme,
                "alue": region,
                "kenelle": "kaikki",
                "kaytantoja": cell.practices,
                "hankkeita": cell.projects,
                "kaynnissa": cell.running,
            }
            for group, practices in sorted(by_group.get((region, theme), {}).items()):
                yield {
                    "teema": theme,
                    "alue": region,
                    "kenelle": group,
                    "kaytantoja": practices,
                }


def _gap_rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    lists = (
        ("käytäntö ja hanke", "ei käytäntöä eikä hanketta", nothing_in(maker)),
        ("käynnissä oleva hanke", "ei käynnissä olevaa hanketta", not_running_in(maker)),
        ("käytäntö", "ei käytäntöä", no_practice_for(maker)),
    )
    for lacking, words, gaps in lists:
        for gap in gaps:
            for theme in gap.themes:
                said = f"{gap.name}: {words} teemasta {theme}."
                yield {"kohde": gap.name, "puuttuu": lacking, "teema": theme, "sanoin": said}


def _year_rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    ran, added = projects_by_year(maker), Counter[tuple[str, int]]()
    for practice in maker.shelves.practices:
        if day := maker.dates(practice).added:
            added.update((theme, day.year) for theme in practice.fields.themes)
    for theme in maker.catalogue.vocabularies["themes"].terms:
        for year in years_of(maker):
            projects = ran.get((theme, year), [])
            yield {
                "teema": theme,
                "vuosi": year,
                "uusia_kaytantoja": added[theme, year],
                "hankkeita": len(projects),
                "hankkeet": projects,
            }
