"""A good practice: what it is, for whom, what it takes, and whether it worked."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    Line,
    PartialDate,
    PracticeId,
    ProjectReference,
    Record,
    Short,
    Source,
    TermOf,
    Text,
    Url,
)


class Evidence(Record):
    """How well the effect is known, on a scale of 0 to 4, apart from what the effect was."""

    level: Annotated[str, TermOf("evidence")]
    why: Text
    sources: tuple[Url, ...] = ()


class Effect(Record):
    """Which way things went, and whose figure or judgement that is."""

    direction: Annotated[str, TermOf("effect")]
    why: Text
    figure_by: Annotated[str, TermOf("figure_by")] | None = None


class Effort(Record):
    """Own work in the first six months. `days` is in working days of one person."""

    level: Annotated[str, TermOf("effort")]
    days: float | None = Field(None, ge=0, le=10000)
    who: Short | None = None


class Cost(Record):
    """Money outside own work, in euros, as a band and as the source's own words."""

    level: Annotated[str, TermOf("cost")]
    eur: Line | None = None
    note: Text | None = None


class Step(Record):
    """One step of taking the practice into use. `hours` is in hours of work."""

    title: Line
    text: Text | None = None
    when: Line | None = None
    hours: float | None = Field(None, ge=0, le=10000)


class Difference(Record):
    """How this practice differs from a near one."""

    id: PracticeId
    how: Text


class Adoption(Record):
    """One workplace that took the practice into use; `organisation` may be an anonymous label."""

    organisation: Line
    sector: Annotated[str, TermOf("sectors")] = "ei-tiedossa"
    org_size: Annotated[str, TermOf("org_sizes")] = "ei-tiedossa"
    started: PartialDate | None = None
    changed: Text | None = None
    outcome: Annotated[str, TermOf("outcomes")] = "ei-tiedossa"
    still_in_use: Annotated[str, TermOf("still_in_use")] = "ei-tiedossa"
    why_stopped: Text | None = None
    source: Url


class Review(Record):
    """A reviewer's judgement by four criteria, each 0 to 3; the reviewer is a role."""

    by: Line
    date: date
    need: int = Field(ge=0, le=3)
    involve: int = Field(ge=0, le=3)
    results: int = Field(ge=0, le=3)
    transfer: int = Field(ge=0, le=3)
    text: Text


class Media(Record):
    """A local picture and its text alternative."""

    src: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9/_-]*\.(png|jpg|jpeg|webp)$")]
    alt: Short


class Practice(FrontMatter):
    """A good practice card."""

    kind: ClassVar[str] = "practice"

    sources: tuple[Source, ...] = Field(min_length=1, description="Vähintään yksi lähde.")
    problem: Text = Field(description="Ongelma työpaikan omin sanoin, enintään 300 merkkiä.")
    solution: Text = Field(description="Ratkaisu pähkinänkuoressa, enintään 300 merkkiä.")
    for_whom: tuple[Annotated[str, TermOf("for_whom")], ...] = Field(
        (), description="Keitä työpaikalla käytäntö koskee."
    )
    sectors: tuple[Annotated[str, TermOf("sectors")], ...] = Field(
        ("ei-tiedossa",), min_length=1, description="Toimialat, joilla käytäntöä on käytetty."
    )
    org_sizes: tuple[Annotated[str, TermOf("org_sizes")], ...] = Field(
        ("ei-tiedossa",), min_length=1, description="Millaisille työpaikoille."
    )
    maturity: Annotated[str, TermOf("maturity")] = Field("ei-tiedossa", description="Kypsyys.")
    evidence: Evidence = Field(description="Näytön taso 0–4 ja yhden rivin perustelu.")
    effect: Effect = Field(description="Vaikutuksen suunta, perustelu ja kenen luku se on.")
    effort: Effort | None = Field(
        None, description="Oma työmäärä ensimmäisen puolen vuoden aikana."
    )
    cost: Cost | None = Field(None, description="Rahallinen kustannus oman työn lisäksi.")
    time_to_effect: Annotated[str, TermOf("time_to_effect")] = Field(
        "ei-tiedossa", description="Milloin vaikutus alkaa näkyä."
    )
    needs: tuple[Short, ...] = Field(
        (), max_length=6, description="Mitä tarvitaan, enintään kuusi."
    )
    steps: tuple[Step, ...] = Field((), max_length=12, description="Käyttöönoton vaiheet.")
    works_when: tuple[Short, ...] = Field((), max_length=6, description="Milloin toimii.")
    fails_when: tuple[Short, ...] = Field((), max_length=6, description="Milloin ei toimi.")
    keep: tuple[Short, ...] = Field((), max_length=6, description="Ydin, jota ei pidä muuttaa.")
    adapt: tuple[Short, ...] = Field((), max_length=6, description="Mitä saa muuttaa.")
    projects: tuple[ProjectReference, ...] = Field(
        (), description="Hankkeet, jotka lähteen mukaan kehittivät tai käyttivät käytäntöä."
    )
    differs_from: tuple[Difference, ...] = Field(
        (), description="Miten eroaa lähimmistä korteista."
    )
    adoptions: tuple[Adoption, ...] = Field((), description="Työpaikat, joissa käytössä.")
    review: Review | None = Field(None, description="Arvioijan lausunto.")
    media: tuple[Media, ...] = Field((), max_length=6, description="Kuvat tekstivastineineen.")
