"""Result template: the table that one project fills in for one period, every row ready but the number."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.terms import COUNT
from knowledgebase.read.result_rows import COLUMNS
from knowledgebase.schema import Indicator
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry

_MEANINGS = {
    "hanke": "Hankkeen tunniste. Älä muuta.",
    "mittari": "Mittarin tunniste. Älä muuta.",
    "jakso": "Raportointijakso. Älä muuta.",
    "hetki": "alku tai loppu, kun sama asia mitataan kahdesti. Muuten tyhjä.",
    "jaottelu": "Jaottelun tunniste. Tyhjä rivi on kokonaisluku.",
    "luokka": "Luokka. Anna kaikki luokat tai jätä kaikki tyhjiksi. Jos luokassa ei ole ketään, määrä on 0; osuuden ja keskiarvon n on 0 ja arvo tyhjä.",
    "arvo": "Luku ilman yksikköä, desimaalit pilkulla. Tyhjä on puuttuva, ei nolla.",
    "n": "Kuinka monesta luku on laskettu. Pakollinen osuudelle, keskiarvolle ja suhdeluvulle.",
    "hajonta": "Keskiarvon keskihajonta, jos se tiedetään. Ilman sitä muutoksen väliä ei voi laskea.",
    "tila": "ilmoitettu, tarkistettu, puuttuu tai ei-sovellu. Tyhjä on ilmoitettu.",
    "kaytanto": "Käytännön tunniste tietopankissa, jos luku kertoo siitä.",
    "lahde": "Verkko-osoite, jossa hanke kertoo luvusta.",
    "ilmoitettu": "Päivä, esimerkiksi 29.11.2026.",
}


def template_rows(catalogue: Catalogue, project: str, period: Period) -> Iterator[dict[str, str]]:
    """Yield the rows that a project is to fill in, in the order of the set."""
    for entry in _indicators(catalogue, project):
        id, fields = entry.id, entry.fields
        for moment in fields.moments:
            row = {"hanke": project, "mittari": id, "jakso": period.id, "hetki": moment}
            yield row
            for each in fields.breakdowns:
                for name in each.classes:
                    yield {**row, "jaottelu": each.id, "luokka": name}


def template_table(catalogue: Catalogue, project: str, period: Period) -> list[tuple[str, ...]]:
    """Return the table with its header, as text cells."""
    rows = template_rows(catalogue, project, period)
    return [COLUMNS, *(tuple(row.get(name, "") for name in COLUMNS) for row in rows)]


def delimited(table: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV that a Finnish Excel opens right: UTF-8 with BOM, semicolons, CRLF."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(table)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def guide_table(catalogue: Catalogue, project: str) -> list[tuple[str, ...]]:
    """Return what the columns and the indicators of a project mean, for the second sheet."""
    rows: list[tuple[str, ...]] = [("Sarake", "Mitä siihen kirjoitetaan", "", "")]
    rows += [(name, _MEANINGS[name], "", "") for name in COLUMNS]
    rows += [("", "", "", ""), ("Mittari", "Nimi", "Yksikkö", "Laskentasääntö")]
    for entry in _indicators(catalogue, project):
        fields = entry.fields
        left_out = f" Ei lasketa: {fields.not_counted}" if fields.not_counted else ""
        needed = "" if fields.figure == COUNT else " Anna myös n."
        rows.append(
            (entry.id, fields.title, fields.unit, f"{fields.counting_rule}{left_out}{needed}")
        )
    return rows


def _indicators(catalogue: Catalogue, project: str) -> Iterator[Entry[Indicator]]:
    """Yield the indicators that a project reports, in the order of the set or else of their ids."""
    entry = catalogue.project(project)
    own = entry.fields.indicators if entry else ()
    for id in catalogue.confirmed or sorted(own):
        if id in own and (indicator := catalogue.indicator(id)):
            yield indicator
