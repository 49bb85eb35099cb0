"""A project: who did what, when, with whose money, and what remained."""

from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    IndicatorId,
    Line,
    OrganisationId,
    Paragraph,
    PartialDate,
    Record,
    Source,
    TermOf,
    Text,
)


class Funding(Record):
    """Money in whole euros; `note` tells what the source said of it."""

    total_eur: int | None = Field(None, ge=0)
    eu_eur: int | None = Field(None, ge=0)
    note: Text | None = None


class Project(FrontMatter):
    """A project profile. The stage (coming, running, ended) is computed from the dates."""

    kind: ClassVar[str] = "project"

    sources: tuple[Source, ...] = Field(min_length=1, description="Vähintään yksi lähde.")
    acronym: Line | None = Field(None, description="Lyhenne tai kutsumanimi.")
    code: Annotated[str, Field(pattern=r"^(S\d{5}|TSR \d{6}|[A-Z]\d{5,6})$")] | None = Field(
        None, description="Hankekoodi, esimerkiksi S20420. Kullakin hankkeella omansa."
    )
    programme: Annotated[str, TermOf("programmes")] | None = Field(None, description="Ohjelma.")
    objective: Annotated[str, TermOf("objectives")] | None = Field(
        None, description="Erityistavoite."
    )
    funders: tuple[Annotated[str, TermOf("funders")], ...] = Field(
        ("ei-tiedossa",), min_length=1, description="Rahoittajat."
    )
    scope: Annotated[str, TermOf("scopes")] = Field(
        "ei-tiedossa", description="Valtakunnallinen vai alueellinen."
    )
    starts: PartialDate | None = Field(None, description="Alkoi: päivä, kuukausi tai vuosi.")
    ends: PartialDate | None = Field(None, description="Päättyi tai päättyy.")
    lead: OrganisationId | None = Field(None, description="Päätoteuttaja.")
    partners: tuple[OrganisationId, ...] = Field((), description="Osatoteuttajat.")
    funding: Funding | None = Field(None, description="Rahoitus kokonaisina euroina.")
    target_group: Text | None = Field(None, description="Kohderyhmä.")
    sectors: tuple[Annotated[str, TermOf("sectors")], ...] = Field(
        ("ei-tiedossa",), min_length=1, description="Toimialat."
    )
    org_sizes: tuple[Annotated[str, TermOf("org_sizes")], ...] = Field(
        ("ei-tiedossa",), min_length=1, description="Millaisille työpaikoille."
    )
    aim: Paragraph = Field(description="Mihin hanke pyrki. Tavoite ei ole tulos.")
    actions: tuple[Text, ...] = Field((), max_length=10, description="Mitä tehtiin.")
    results: tuple[Text, ...] = Field(
        (), max_length=10, description="Mitä lähde kertoo syntyneen. Ei tavoitteita."
    )
    looking_for: tuple[Annotated[str, TermOf("looking_for")], ...] = Field(
        (), description="Mitä hanke etsii."
    )
    indicators: tuple[IndicatorId, ...] = Field((), description="Mittarit, joista hanke raportoi.")
    steward_after: OrganisationId | None = Field(
        None, description="Kuka vastaa tuloksista hankkeen jälkeen."
    )
