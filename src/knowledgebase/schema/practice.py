"""A good practice: what it is, for whom, what it takes, and whether it worked."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    Link,
    Paragraph,
    ProjectReference,
    Resource,
    Short,
    Source,
    TermOf,
    Text,
)
from knowledgebase.schema.practice_parts import (
    Adoption,
    Difference,
    Effect,
    Evidence,
    FirstStep,
    Result,
    Review,
    Step,
)
from knowledgebase.schema.practice_takes import Cost, Effort, TimeToEffect


class Practice(FrontMatter):
    """A good practice card."""

    kind: ClassVar[str] = "practice"
    headings: ClassVar[tuple[str, ...]] = (
        "Lähtötilanne",
        "Näin se tehdään",
        "Tulokset",
        "Rajat ja haitat",
    )
    headings_in: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "sv": ("Utgångsläge", "Så gör man", "Resultat", "Begränsningar och nackdelar"),
        "en": ("Starting point", "How to do it", "Results", "Limits and harms"),
    }
    recommended: ClassVar[tuple[str, ...]] = (
        "for_whom",
        "sectors",
        "org_sizes",
        "maturity",
        "effort",
        "cost",
        "time_to_effect",
        "first_step",
        "original",
        "materials",
        "contact",
        "needs",
        "steps",
        "works_when",
        "fails_when",
        "projects",
    )
    not_asked: ClassVar[tuple[str, ...]] = (
        *FrontMatter.not_asked,
        "published",
        "review",
    )

    sources: tuple[Source, ...] = Field(
        min_length=1, title="Lähteet", description="Vähintään yksi lähde."
    )
    problem: Text = Field(
        title="Ongelma", description="Työpaikan omin sanoin, enintään 300 merkkiä."
    )
    solution: Text = Field(title="Ratkaisu", description="Lyhyesti, enintään 300 merkkiä.")
    for_whom: tuple[Annotated[str, TermOf("for_whom")], ...] = Field(
        (), title="Kenelle", description="Keitä käytäntö koskee."
    )
    sectors: tuple[Annotated[str, TermOf("sectors")], ...] = Field(
        (UNKNOWN_ID,),
        min_length=1,
        title="Toimialat",
        description="Toimialat, joilla käytäntöä on käytetty.",
    )
    org_sizes: tuple[Annotated[str, TermOf("org_sizes")], ...] = Field(
        (UNKNOWN_ID,),
        min_length=1,
        title="Työpaikan koko",
        description="Millaisille työpaikoille.",
    )
    maturity: Annotated[str, TermOf("maturity")] = Field(
        UNKNOWN_ID, title="Kypsyys", description="Kypsyys."
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
    time_to_effect: TimeToEffect | None = Field(
        None, title="Vaikutuksen aika", description="Milloin vaikutus alkaa näkyä."
    )
    results: tuple[Result, ...] = Field(
        (), max_length=8, title="Tulokset", description="Luetut tulokset lähteineen, tärkein ensin."
    )
    first_step: FirstStep | None = Field(
        None, title="Ensimmäinen askel", description="Yksi teko, yksi rooli, tällä viikolla."
    )
    original: Link | None = Field(
        None, title="Alkuperäinen", description="Alkuperäinen opas, työkalu tai hankkeen sivu."
    )
    materials: tuple[Resource, ...] = Field(
        (),
        max_length=8,
        title="Materiaalit",
        description="Oppaat, lomakkeet ja työkalut, joihin linkitetään.",
    )
    unread: Paragraph | None = Field(
        None,
        title="Mitä ei luettu",
        description="Mitä luetuista lähteistä ei näkynyt tai mitä ei luettu.",
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
        (),
        max_length=6,
        title="Milloin ei toimi",
        description="Pakollinen näytön tasosta 2 alkaen. Jos lähde ei kerro, kirjoita Ei tiedossa ja syy.",
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
