"""A project: who did what, when, with whose money, and what remained."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    IndicatorId,
    Line,
    OrganisationId,
    Paragraph,
    PartialDate,
    Record,
    Resource,
    Source,
    TermOf,
    Text,
)


class Funding(Record):
    """Money in whole euros; `note` tells what the source said of it."""

    total_eur: int | None = Field(
        None, ge=0, title="Rahoitus yhteensä", description="Kokonaisina euroina, pelkkä luku."
    )
    eu_eur: int | None = Field(
        None, ge=0, title="EU:n osuus", description="Kokonaisina euroina, pelkkä luku."
    )
    note: Text | None = Field(
        None, title="Huomautus rahoituksesta", description="Mitä lähde kertoo."
    )


class Project(FrontMatter):
    """A project profile. The stage (coming, running, ended) is computed from the dates."""

    kind: ClassVar[str] = "project"
    headings: ClassVar[tuple[str, ...]] = (
        "Mistä on kyse",
        "Mitä tehtiin",
        "Mitä syntyi",
        "Rajat ja haitat",
    )
    headings_in: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "sv": (
            "Vad det handlar om",
            "Vad som gjordes",
            "Vad som skapades",
            "Begränsningar och nackdelar",
        ),
        "en": ("What it is about", "What was done", "What came of it", "Limits and harms"),
    }
    recommended: ClassVar[tuple[str, ...]] = (
        "code",
        "programme",
        "funders",
        "scope",
        "starts",
        "ends",
        "lead",
        "funding",
        "target_group",
        "sectors",
        "org_sizes",
        "actions",
        "results",
        "outputs",
        "contact",
        "steward_after",
    )
    not_asked: ClassVar[tuple[str, ...]] = (*FrontMatter.not_asked, "published")

    sources: tuple[Source, ...] = Field(
        min_length=1, title="Lähteet", description="Vähintään yksi lähde."
    )
    acronym: Line | None = Field(None, title="Lyhenne", description="Lyhenne tai kutsumanimi.")
    code: Annotated[str, Field(pattern=r"^(S\d{5}|TSR \d{6}|[A-Z]\d{5,6})$")] | None = Field(
        None,
        title="Hankekoodi",
        description="Hankekoodi, esimerkiksi S20420. Kullakin hankkeella omansa.",
    )
    programme: Annotated[str, TermOf("programmes")] | None = Field(
        None, title="Ohjelma", description="Ohjelma."
    )
    objective: Annotated[str, TermOf("objectives")] | None = Field(
        None, title="Erityistavoite", description="Erityistavoite."
    )
    funders: tuple[Annotated[str, TermOf("funders")], ...] = Field(
        (UNKNOWN_ID,), min_length=1, title="Rahoittajat", description="Rahoittajat."
    )
    scope: Annotated[str, TermOf("scopes")] = Field(
        UNKNOWN_ID, title="Laajuus", description="Valtakunnallinen vai alueellinen."
    )
    starts: PartialDate | None = Field(
        None, title="Alkoi", description="Alkoi: päivä, kuukausi tai vuosi."
    )
    ends: PartialDate | None = Field(None, title="Päättyy", description="Päättyi tai päättyy.")
    lead: OrganisationId | None = Field(None, title="Päätoteuttaja", description="Päätoteuttaja.")
    partners: tuple[OrganisationId, ...] = Field(
        (), title="Osatoteuttajat", description="Osatoteuttajat."
    )
    funding: Funding | None = Field(
        None, title="Rahoitus", description="Rahoitus kokonaisina euroina."
    )
    target_group: Text | None = Field(None, title="Kohderyhmä", description="Kohderyhmä.")
    sectors: tuple[Annotated[str, TermOf("sectors")], ...] = Field(
        (UNKNOWN_ID,), min_length=1, title="Toimialat", description="Toimialat."
    )
    org_sizes: tuple[Annotated[str, TermOf("org_sizes")], ...] = Field(
        (UNKNOWN_ID,),
        min_length=1,
        title="Työpaikan koko",
        description="Millaisille työpaikoille.",
    )
    aim: Paragraph = Field(title="Tavoite", description="Mihin hanke pyrki. Tavoite ei ole tulos.")
    actions: tuple[Text, ...] = Field(
        (), max_length=10, title="Mitä tehtiin", description="Mitä tehtiin."
    )
    results: tuple[Text, ...] = Field(
        (),
        max_length=10,
        title="Tulokset",
        description="Mitä lähde kertoo syntyneen. Ei tavoitteita.",
    )
    outputs: tuple[Resource, ...] = Field(
        (),
        max_length=10,
        title="Tuotokset",
        description="Mitä hankkeesta jäi ja on yhä saatavilla.",
    )
    unread: Paragraph | None = Field(
        None,
        title="Mitä ei luettu",
        description="Mitä luetuista lähteistä ei näkynyt tai mitä ei luettu.",
    )
    looking_for: tuple[Annotated[str, TermOf("looking_for")], ...] = Field(
        (), title="Hanke etsii", description="Mitä hanke etsii."
    )
    indicators: tuple[IndicatorId, ...] = Field(
        (), title="Mittarit", description="Mittarit, joista hanke raportoi."
    )
    steward_after: OrganisationId | None = Field(
        None, title="Vastuu jatkossa", description="Kuka vastaa tuloksista hankkeen jälkeen."
    )
