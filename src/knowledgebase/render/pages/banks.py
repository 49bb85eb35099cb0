"""Banks: where other registers and banks tell of the same practices and projects."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.layout import NEAR
from knowledgebase.ground.web_address import host_of
from knowledgebase.render.data.records import table
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.validate.entry import Entry

ELSEWHERE = f"{NEAR}muualla.csv"


@dataclass(frozen=True)
class Bank:
    """Another site, and how many of our practices and projects it tells of."""

    host: str
    practices: int
    projects: int


def banks(maker: PageMaker) -> list[Bank]:
    """Return the sites that practices and projects are told to be the same on, those with most first."""
    found: dict[str, dict[str, set[str]]] = {}
    for entry, address in _told(maker):
        kinds = found.setdefault(host_of(address), {})
        kinds.setdefault(entry.kind, set()).add(entry.key)
    made = [
        Bank(host, len(kinds.get("practice", ())), len(kinds.get("project", ())))
        for host, kinds in found.items()
    ]
    return sorted(made, key=lambda bank: (-bank.practices - bank.projects, bank.host))


def bank_files(maker: PageMaker) -> Makers:
    """Return what makes the list of the same entries elsewhere, by path."""
    columns = ("tunnus", "nimi", "sivusto", "osoite")
    return {ELSEWHERE: lambda: table(columns, _rows(maker))}


def _told(maker: PageMaker) -> Iterator[tuple[Entry, str]]:
    for entry in (*maker.shelves.practices, *maker.shelves.projects):
        for address in entry.fields.same_as:
            yield entry, address


def _rows(maker: PageMaker) -> Iterator[dict[str, Any]]:
    for entry, address in _told(maker):
        yield {
            "tunnus": entry.key,
            "nimi": entry.fields.title,
            "sivusto": host_of(address),
            "osoite": address,
        }
