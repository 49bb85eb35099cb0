"""What a practice takes: own work, money and time, and what the editors count them from."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from knowledgebase.ground.terms import FROM_SOURCE, UNKNOWN_ID
from knowledgebase.schema.fields import Line, Record, Short, TermOf, Text, Url
from knowledgebase.schema.numbers import with_point


class Told(Record):
    """A band and whose knowledge it is: a source's unless told; what is not known comes from nowhere."""

    @model_validator(mode="before")
    @classmethod
    def _with_origin(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or "origin" in data:
            return data
        return {**data, "origin": None if data.get("level") == UNKNOWN_ID else FROM_SOURCE}


class Work(Record):
    """What an estimate of own work is counted from: people × hours × times."""

    who: Line = Field(title="Tekijä", description="Rooli, esimerkiksi esihenkilö.")
    people: int = Field(1, ge=1, le=10000, title="Henkilöitä", description="Montako henkilöä.")
    hours: Annotated[float, Field(ge=0, le=1000), BeforeValidator(with_point)] = Field(
        title="Tunteja kerralla", description="Tunteja kerralla."
    )
    times: int = Field(
        1, ge=1, le=1000, title="Kertoja", description="Montako kertaa puolessa vuodessa."
    )
    source: Url | None = Field(
        None,
        title="Tuntien lähde",
        description="Jos lähde kertoo tunnit tai kerrat: jokin kortin lähteiden osoitteista.",
    )


class Purchase(Record):
    """What an estimate of cost is counted from: a thing bought, euros × times."""

    what: Line = Field(title="Mitä ostetaan", description="Esimerkiksi koulutuspäivä.")
    eur: int = Field(ge=0, le=10_000_000, title="Euroa", description="Hinta kokonaisina euroina.")
    times: int = Field(1, ge=1, le=10000, title="Kertoja", description="Montako ostetaan.")


class Phase(Record):
    """What an estimate of time is counted from: a thing that comes before the first effect."""

    what: Line = Field(
        title="Mitä ensin tapahtuu", description="Esimerkiksi koulutus ja harjoittelu."
    )
    weeks: Annotated[float, Field(ge=0, le=520), BeforeValidator(with_point)] = Field(
        title="Viikkoja", description="Montako viikkoa se kestää, pelkkä luku."
    )


class Effort(Told):
    """Own work in the first six months. `days` is in working days of one person."""

    level: Annotated[str, TermOf("effort")] = Field(
        title="Työmäärän luokka",
        description="Puolen vuoden työ. Kevyt on enintään 3 työpäivää, kohtalainen enintään 20.",
    )
    days: Annotated[float, Field(ge=0, le=10000), BeforeValidator(with_point)] | None = Field(
        None,
        title="Työpäiviä",
        description="Kaikkien työ puolessa vuodessa. 5 ihmistä tunnin kuussa: 5 × 6 / 7,5 = 4. Päivä on 7,5 tuntia.",
    )
    who: Short | None = Field(None, title="Kuka tekee", description="Roolit, ei nimiä.")
    origin: Annotated[str, TermOf("origins")] | None = Field(
        None,
        title="Työmäärän alkuperä",
        description="Lähteestä vai toimituksen arvio.",
    )
    inputs: tuple[Work, ...] = Field(
        (),
        max_length=8,
        title="Mistä arvio lasketaan",
        description="Henkilöt, tunnit ja kerrat. Pakollinen arviossa, lähteen tiedolle vertailu.",
    )
    why: Text | None = Field(
        None,
        title="Perustelu työmäärälle",
        description="Mistä arvio tulee, tai miksi arviota ei voi tehdä.",
    )


class Cost(Told):
    """Money outside own work, in euros, as a band and as the source's own words."""

    level: Annotated[str, TermOf("cost")] = Field(
        title="Kustannuksen luokka", description="Raha oman työn lisäksi."
    )
    eur: Line | None = Field(
        None, title="Euroina", description="Lähteen omin sanoin, esimerkiksi noin 2 000 €."
    )
    note: Text | None = Field(
        None,
        title="Huomautus kustannuksesta",
        description="Mistä kustannus syntyy, tai miksi arviota ei voi tehdä.",
    )
    origin: Annotated[str, TermOf("origins")] | None = Field(
        None,
        title="Kustannuksen alkuperä",
        description="Lähteestä vai toimituksen arvio.",
    )
    inputs: tuple[Purchase, ...] = Field(
        (),
        max_length=8,
        title="Mistä kustannus lasketaan",
        description="Mitä ostetaan ja mitä se maksaa. Lähteen tiedolle vertailu.",
    )


class TimeToEffect(Told):
    """When a workplace that starts may see the first effect."""

    level: Annotated[str, TermOf("time_to_effect")] = Field(
        title="Ajan luokka", description="Milloin ensimmäinen vaikutus alkaa näkyä."
    )
    origin: Annotated[str, TermOf("origins")] | None = Field(
        None,
        title="Ajan alkuperä",
        description="Lähteestä vai toimituksen arvio.",
    )
    inputs: tuple[Phase, ...] = Field(
        (),
        max_length=6,
        title="Mistä aika lasketaan",
        description="Mitä tapahtuu ennen vaikutusta. Pakollinen arviossa, lähteen tiedolle vertailu.",
    )
    why: Text | None = Field(
        None,
        title="Perustelu ajalle",
        description="Mistä aika tiedetään. Pakollinen arviossa.",
    )
