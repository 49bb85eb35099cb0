"""Fields that every kind of entry has."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from knowledgebase.schema.fields import (
    Contact,
    Licence,
    Line,
    OrganisationId,
    Record,
    ReviewMonths,
    Slug,
    Source,
    Summary,
    TermOf,
    Url,
    whole_months,
)


class FrontMatter(Record):
    """The front matter that practices, projects, news, events, indicators and materials share."""

    kind: ClassVar[str] = "entry"

    title: Line = Field(description="Kortin nimi, enintään 80 merkkiä.")
    summary: Summary = Field(description="Yksi tai kaksi virkettä: mikä, kenelle, mikä muuttui.")
    lang: Annotated[str, TermOf("languages")] = Field("fi", description="Kortin kieli.")
    status: Annotated[str, TermOf("statuses")] = Field(
        "published", description="Luonnos ei näy sivustolla."
    )
    themes: tuple[Annotated[str, TermOf("themes")], ...] = Field(
        min_length=1, max_length=3, description="Yhdestä kolmeen teemaa."
    )
    keywords: tuple[Annotated[str, TermOf("keywords")], ...] = Field(
        (), max_length=8, description="Teemojen suppeampia termejä."
    )
    regions: tuple[Annotated[str, TermOf("regions")], ...] = Field(
        min_length=1, description="Maakunnat, tai koko-maa, tai ei-tiedossa."
    )
    audience: tuple[Annotated[str, TermOf("audience")], ...] = Field(
        (), description="Sidosryhmät, joita kortti palvelee."
    )
    organisations: tuple[OrganisationId, ...] = Field(
        (), description="Mukana olevat organisaatiot."
    )
    published: date | None = Field(None, description="Päivä, josta alkaen kortti näkyy.")
    updated: date | None = Field(None, description="Päivä, jona sisältö viimeksi muuttui.")
    reviewed: date | None = Field(None, description="Päivä, jona tiedot viimeksi tarkistettiin.")
    review_months: Annotated[ReviewMonths, BeforeValidator(whole_months)] = Field(
        12, description="Tarkistusväli kuukausina: 6, 12 tai 24."
    )
    contact: Contact | None = Field(None, description="Rooli, jolta voi kysyä. Ei henkilön nimeä.")
    licence: Licence = Field("cc-by-4.0", description="Kortin tekstin lisenssi.")
    same_as: tuple[Url, ...] = Field((), description="Sama asia muissa palveluissa.")
    aliases: tuple[Slug, ...] = Field((), description="Kortin entiset tunnisteet.")
    sources: tuple[Source, ...] = Field((), description="Lähteet ja lukupäivät.")
