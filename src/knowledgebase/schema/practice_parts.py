"""What a practice is made of: evidence, effect, results, steps, adoptions, review."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from knowledgebase.ground.terms import OWN, UNKNOWN_ID
from knowledgebase.schema.fields import (
    Day,
    Line,
    PartialDate,
    PracticeId,
    Record,
    Short,
    TermOf,
    Text,
    Url,
)
from knowledgebase.schema.numbers import with_point


class Evidence(Record):
    """How well the effect is known, on a scale of 0 to 4, apart from what the effect was."""

    level: Annotated[str, TermOf("evidence")] = Field(
        title="Näytön taso", description="Miten hyvin vaikutus tiedetään."
    )
    design: Annotated[str, TermOf("designs")] = Field(
        UNKNOWN_ID, title="Asetelma", description="Miten vaikutusta on tutkittu tai mitattu."
    )
    read: Annotated[str, TermOf("evidence_reads")] = Field(
        UNKNOWN_ID, title="Mitä luettiin", description="Mitä vaikutuksesta luettiin itse."
    )
    why: Text = Field(title="Perustelu näytölle", description="Yksi virke: mistä tiedetään.")
    sources: tuple[Url, ...] = Field(
        (), title="Näytön lähteet", description="Lähteiden osoitteet. Pakollinen tasosta 2 alkaen."
    )


class Effect(Record):
    """Which way things went, and whose figure or judgement that is."""

    direction: Annotated[str, TermOf("effect")] = Field(
        title="Vaikutuksen suunta",
        description="Jos tulokset eroavat, valitse vaihteleva. Myös ei vaikutusta ja kielteinen ovat tuloksia.",
    )
    why: Text = Field(title="Perustelu vaikutukselle", description="Yksi virke: mikä muuttui.")
    figure_by: Annotated[str, TermOf("figure_by")] | None = Field(
        None, title="Kenen luku tai arvio", description="Kuka vaikutuksen kertoo."
    )


class Result(Record):
    """One result that was read: what changed, who counted, against what, of how many, when."""

    text: Text = Field(
        title="Tulos", description="Yksi tai kaksi virkettä: mikä muuttui ja paljonko."
    )
    by: Annotated[str, TermOf("figure_by")] = Field(
        title="Kuka laski", description="Kenen luku tai arvio tulos on."
    )
    about: Annotated[str, TermOf("result_about")] = Field(
        OWN,
        title="Mitä tulos koskee",
        description="Tätä käytäntöä vai lähimenetelmää. Lähimenetelmän tulos ei nosta näytön tasoa.",
    )
    comparison: Short | None = Field(
        None, title="Vertailu", description="Mihin verrattiin: vertailuryhmä, aika ennen."
    )
    n: Line | None = Field(
        None, title="Kuinka monta", description="Keitä ja montako, esimerkiksi 36 osastoa."
    )
    year: PartialDate | None = Field(
        None, title="Tuloksen vuosi", description="Vuosi, jona tulos julkaistiin tai mitattiin."
    )
    limits: Text | None = Field(
        None, title="Tuloksen rajat", description="Luottamusväli, ei merkitsevä, oma ilmoitus."
    )
    source: Url = Field(title="Tuloksen lähde", description="Jokin kortin lähteiden osoitteista.")


class FirstStep(Record):
    """The one thing that one role can do this week."""

    who: Line = Field(title="Kuka aloittaa", description="Yksi rooli, esimerkiksi esihenkilö.")
    text: Text = Field(
        title="Ensimmäinen askel", description="Yksi teko tälle viikolle, käskymuodossa."
    )


class Step(Record):
    """One step of taking the practice into use. `hours` is in hours of work."""

    title: Line = Field(title="Vaihe", description="Mitä tehdään.")
    text: Text | None = Field(None, title="Selitys", description="Miten se tehdään.")
    when: Line | None = Field(None, title="Milloin", description="Esimerkiksi viikko 1.")
    hours: Annotated[float, Field(ge=0, le=10000), BeforeValidator(with_point)] | None = Field(
        None, title="Tunteja", description="Työtunteina, pelkkä luku."
    )


class Difference(Record):
    """How this practice differs from a near one."""

    id: PracticeId = Field(title="Toinen käytäntö", description="Toinen kortti.")
    how: Text = Field(title="Ero", description="Yksi virke: miten tämä eroaa.")


class Adoption(Record):
    """One workplace that took the practice into use; `organisation` may be an anonymous label."""

    organisation: Line = Field(
        title="Työpaikka",
        description="Nimi tai nimetön kuvaus, esimerkiksi pieni metallialan yritys.",
    )
    sector: Annotated[str, TermOf("sectors")] = Field(
        UNKNOWN_ID, title="Työpaikan toimiala", description="Toimiala sanastosta."
    )
    org_size: Annotated[str, TermOf("org_sizes")] = Field(
        UNKNOWN_ID, title="Työpaikan kokoluokka", description="Kokoluokka sanastosta."
    )
    started: PartialDate | None = Field(
        None, title="Otettu käyttöön", description="Päivä, kuukausi tai vuosi."
    )
    changed: Text | None = Field(
        None, title="Mitä muutettiin", description="Miten käytäntöä sovitettiin."
    )
    outcome: Annotated[str, TermOf("outcomes")] = Field(
        UNKNOWN_ID, title="Miten kävi", description="Tulos työpaikalla."
    )
    still_in_use: Annotated[str, TermOf("still_in_use")] = Field(
        UNKNOWN_ID, title="Yhä käytössä", description="Onko käytäntö yhä käytössä."
    )
    why_stopped: Text | None = Field(None, title="Miksi loppui", description="Jos käyttö loppui.")
    source: Url = Field(
        title="Käyttöönoton lähde", description="Osoite, joka kertoo käyttöönotosta."
    )


class Review(Record):
    """A reviewer's judgement by four criteria, each 0 to 3; the reviewer is a role."""

    by: Line = Field(title="Arvioija", description="Rooli ja organisaatio, ei nimeä.")
    date: Annotated[Day, Field(title="Arviopäivä", description="Päivä, jona arvio tehtiin.")]
    need: int = Field(ge=0, le=3, title="Tarve", description="0–3.")
    involve: int = Field(ge=0, le=3, title="Osallistaminen", description="0–3.")
    results: int = Field(ge=0, le=3, title="Tulosten arvio", description="0–3.")
    transfer: int = Field(ge=0, le=3, title="Siirrettävyys", description="0–3.")
    text: Text = Field(title="Lausunto", description="Kaksi virkettä.")
