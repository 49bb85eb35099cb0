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

    level: Annotated[str, TermOf("evidence")] = Field(
        title="Näytön taso", description="Taso 0–4 sivulla Näyttö ja vaikutus."
    )
    why: Text = Field(title="Perustelu näytölle", description="Yksi virke: mistä tiedetään.")
    sources: tuple[Url, ...] = Field(
        (), title="Näytön lähteet", description="Lähteiden osoitteet. Pakollinen tasosta 2 alkaen."
    )


class Effect(Record):
    """Which way things went, and whose figure or judgement that is."""

    direction: Annotated[str, TermOf("effect")] = Field(
        title="Vaikutuksen suunta", description="Myös ei vaikutusta ja kielteinen ovat tuloksia."
    )
    why: Text = Field(title="Perustelu vaikutukselle", description="Yksi virke: mikä muuttui.")
    figure_by: Annotated[str, TermOf("figure_by")] | None = Field(
        None, title="Kenen luku tai arvio", description="Kuka vaikutuksen kertoo."
    )


class Effort(Record):
    """Own work in the first six months. `days` is in working days of one person."""

    level: Annotated[str, TermOf("effort")] = Field(
        title="Työmäärän luokka", description="Oma työ ensimmäisen puolen vuoden aikana."
    )
    days: float | None = Field(
        None,
        ge=0,
        le=10000,
        title="Työpäiviä",
        description="Yhden henkilön työpäivinä, pelkkä luku.",
    )
    who: Short | None = Field(None, title="Kuka tekee", description="Roolit, ei nimiä.")


class Cost(Record):
    """Money outside own work, in euros, as a band and as the source's own words."""

    level: Annotated[str, TermOf("cost")] = Field(
        title="Kustannuksen luokka", description="Raha oman työn lisäksi."
    )
    eur: Line | None = Field(
        None, title="Euroina", description="Lähteen omin sanoin, esimerkiksi noin 2 000 €."
    )
    note: Text | None = Field(
        None, title="Huomautus kustannuksesta", description="Mistä kustannus syntyy."
    )


class Step(Record):
    """One step of taking the practice into use. `hours` is in hours of work."""

    title: Line = Field(title="Vaihe", description="Mitä tehdään.")
    text: Text | None = Field(None, title="Selitys", description="Miten se tehdään.")
    when: Line | None = Field(None, title="Milloin", description="Esimerkiksi viikko 1.")
    hours: float | None = Field(
        None, ge=0, le=10000, title="Tunteja", description="Työtunteina, pelkkä luku."
    )


class Difference(Record):
    """How this practice differs from a near one."""

    id: PracticeId = Field(title="Toinen käytäntö", description="Toisen kortin tunniste.")
    how: Text = Field(title="Ero", description="Yksi virke: miten tämä eroaa.")


class Adoption(Record):
    """One workplace that took the practice into use; `organisation` may be an anonymous label."""

    organisation: Line = Field(
        title="Työpaikka",
        description="Nimi tai nimetön kuvaus, esimerkiksi pieni metallialan yritys.",
    )
    sector: Annotated[str, TermOf("sectors")] = Field(
        "ei-tiedossa", title="Työpaikan toimiala", description="Toimiala sanastosta."
    )
    org_size: Annotated[str, TermOf("org_sizes")] = Field(
        "ei-tiedossa", title="Työpaikan kokoluokka", description="Kokoluokka sanastosta."
    )
    started: PartialDate | None = Field(
        None, title="Otettu käyttöön", description="Päivä, kuukausi tai vuosi."
    )
    changed: Text | None = Field(
        None, title="Mitä muutettiin", description="Miten käytäntöä sovitettiin."
    )
    outcome: Annotated[str, TermOf("outcomes")] = Field(
        "ei-tiedossa", title="Miten kävi", description="Tulos työpaikalla."
    )
    still_in_use: Annotated[str, TermOf("still_in_use")] = Field(
        "ei-tiedossa", title="Yhä käytössä", description="Onko käytäntö yhä käytössä."
    )
    why_stopped: Text | None = Field(None, title="Miksi loppui", description="Jos käyttö loppui.")
    source: Url = Field(
        title="Käyttöönoton lähde", description="Osoite, joka kertoo käyttöönotosta."
    )


class Review(Record):
    """A reviewer's judgement by four criteria, each 0 to 3; the reviewer is a role."""

    by: Line = Field(title="Arvioija", description="Rooli ja organisaatio, ei nimeä.")
    date: Annotated[date, Field(title="Arviopäivä", description="Päivä, jona arvio tehtiin.")]
    need: int = Field(ge=0, le=3, title="Tarve", description="0–3.")
    involve: int = Field(ge=0, le=3, title="Osallistaminen", description="0–3.")
    results: int = Field(ge=0, le=3, title="Tulosten arvio", description="0–3.")
    transfer: int = Field(ge=0, le=3, title="Siirrettävyys", description="0–3.")
    text: Text = Field(title="Lausunto", description="Kaksi virkettä.")


class Media(Record):
    """A local picture and its text alternative."""

    src: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9/_-]*\.(png|jpg|jpeg|webp)$")] = Field(
        title="Kuvatiedosto", description="Tiedosto kansiossa content/kuvat."
    )
    alt: Short = Field(title="Tekstivastine", description="Mitä kuvassa on.")


class Practice(FrontMatter):
    """A good practice card."""

    kind: ClassVar[str] = "practice"
    headings: ClassVar[tuple[str, ...]] = (
        "Lähtötilanne",
        "Näin se tehdään",
        "Tulokset",
        "Mikä ei toiminut tai on epäselvää",
    )
    recommended: ClassVar[tuple[str, ...]] = (
        "for_whom", "sectors", "org_sizes", "maturity", "effort", "cost", "time_to_effect",
        "needs", "steps", "works_when", "fails_when", "projects",
    )  # fmt: skip
    not_asked: ClassVar[tuple[str, ...]] = (
        *FrontMatter.not_asked, "published", "review", "adoptions", "media",
    )  # fmt: skip

    sources: tuple[Source, ...] = Field(
        min_length=1, title="Lähteet", description="Vähintään yksi lähde."
    )
    problem: Text = Field(
        title="Ongelma", description="Ongelma työpaikan omin sanoin, enintään 300 merkkiä."
    )
    solution: Text = Field(
        title="Ratkaisu", description="Ratkaisu pähkinänkuoressa, enintään 300 merkkiä."
    )
    for_whom: tuple[Annotated[str, TermOf("for_whom")], ...] = Field(
        (), title="Kenelle", description="Keitä työpaikalla käytäntö koskee."
    )
    sectors: tuple[Annotated[str, TermOf("sectors")], ...] = Field(
        ("ei-tiedossa",),
        min_length=1,
        title="Toimialat",
        description="Toimialat, joilla käytäntöä on käytetty.",
    )
    org_sizes: tuple[Annotated[str, TermOf("org_sizes")], ...] = Field(
        ("ei-tiedossa",),
        min_length=1,
        title="Työpaikan koko",
        description="Millaisille työpaikoille.",
    )
    maturity: Annotated[str, TermOf("maturity")] = Field(
        "ei-tiedossa", title="Kypsyys", description="Kypsyys."
    )
    evidence: Evidence = Field(
        title="Näyttö", description="Näytön taso 0–4 ja yhden rivin perustelu."
    )
    effect: Effect = Field(
        title="Vaikutus", description="Vaikutuksen suunta, perustelu ja kenen luku se on."
    )
    effort: Effort | None = Field(
        None, title="Työmäärä", description="Oma työmäärä ensimmäisen puolen vuoden aikana."
    )
    cost: Cost | None = Field(
        None, title="Kustannus", description="Rahallinen kustannus oman työn lisäksi."
    )
    time_to_effect: Annotated[str, TermOf("time_to_effect")] = Field(
        "ei-tiedossa", title="Vaikutuksen aika", description="Milloin vaikutus alkaa näkyä."
    )
    needs: tuple[Short, ...] = Field(
        (), max_length=6, title="Mitä tarvitaan", description="Mitä tarvitaan, enintään kuusi."
    )
    steps: tuple[Step, ...] = Field(
        (), max_length=12, title="Vaiheet", description="Käyttöönoton vaiheet."
    )
    works_when: tuple[Short, ...] = Field(
        (), max_length=6, title="Milloin toimii", description="Milloin toimii."
    )
    fails_when: tuple[Short, ...] = Field(
        (), max_length=6, title="Milloin ei toimi", description="Milloin ei toimi."
    )
    keep: tuple[Short, ...] = Field(
        (), max_length=6, title="Mitä ei saa muuttaa", description="Ydin, jota ei pidä muuttaa."
    )
    adapt: tuple[Short, ...] = Field(
        (), max_length=6, title="Mitä saa muuttaa", description="Mitä saa muuttaa."
    )
    projects: tuple[ProjectReference, ...] = Field(
        (),
        title="Hankkeet",
        description="Hankkeet, jotka lähteen mukaan kehittivät tai käyttivät käytäntöä.",
    )
    differs_from: tuple[Difference, ...] = Field(
        (), title="Ero muihin", description="Miten eroaa lähimmistä korteista."
    )
    adoptions: tuple[Adoption, ...] = Field(
        (), title="Käyttöönotot", description="Työpaikat, joissa käytössä."
    )
    review: Review | None = Field(None, title="Arvio", description="Arvioijan lausunto.")
    media: tuple[Media, ...] = Field(
        (), max_length=6, title="Kuvat", description="Kuvat tekstivastineineen."
    )
