"""Fields that every kind of entry has."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from knowledgebase.schema.fields import (
    AnyEntryId,
    Contact,
    Day,
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
from knowledgebase.schema.media import Media


class FrontMatter(Record):
    """The front matter that practices, projects, news, events, indicators and materials share."""

    kind: ClassVar[str] = "entry"
    headings: ClassVar[tuple[str, ...]] = ()
    """The headings of the text below the front matter, in their order."""
    headings_in: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The same headings in Swedish and English, in the same order."""
    recommended: ClassVar[tuple[str, ...]] = ()
    """Fields that may be missing but that readers need; a review counts them."""
    not_asked: ClassVar[tuple[str, ...]] = (
        "status",
        "aliases",
        "translation_of",
        "updated",
        "licence",
        "same_as",
        "review_months",
    )
    """Fields that the editors fill: forms and the terminal do not ask for them."""

    title: Line = Field(title="Nimi", description="Enintään 80 merkkiä.")
    summary: Summary = Field(
        title="Tiivistelmä", description="1–2 virkettä: mikä, kenelle, mikä muuttui."
    )
    lang: Annotated[str, TermOf("languages")] = Field(
        "fi", title="Kieli", description="Kortin kieli."
    )
    status: Annotated[str, TermOf("statuses")] = Field(
        "published", title="Julkaisutila", description="Luonnos ei näy sivustolla."
    )
    themes: tuple[Annotated[str, TermOf("themes")], ...] = Field(
        min_length=1, max_length=3, title="Teemat", description="Enintään kolme."
    )
    keywords: tuple[Annotated[str, TermOf("keywords")], ...] = Field(
        (), max_length=8, title="Asiasanat", description="Teemojen suppeampia termejä."
    )
    asked_as: tuple[Line, ...] = Field(
        (),
        max_length=20,
        title="Näin tätä kysytään",
        description="Arkisia sanoja, joilla tätä haetaan. Vain hakua varten.",
    )
    regions: tuple[Annotated[str, TermOf("regions")], ...] = Field(
        min_length=1, title="Alueet", description="Maakunnat, joita kortti koskee."
    )
    audience: tuple[Annotated[str, TermOf("audience")], ...] = Field(
        (), title="Sidosryhmät", description="Sidosryhmät, joita kortti palvelee."
    )
    organisations: tuple[OrganisationId, ...] = Field(
        (), title="Organisaatiot", description="Mukana olevat organisaatiot."
    )
    published: Day | None = Field(
        None, title="Julkaisupäivä", description="Päivä, josta alkaen kortti näkyy."
    )
    updated: Day | None = Field(
        None, title="Päivitetty", description="Päivä, jona sisältö viimeksi muuttui."
    )
    reviewed: Day | None = Field(
        None, title="Tarkistettu", description="Päivä, jona tiedot viimeksi tarkistettiin."
    )
    review_months: Annotated[ReviewMonths, BeforeValidator(whole_months)] = Field(
        12, title="Tarkistusväli", description="Tarkistusväli kuukausina: 6, 12 tai 24."
    )
    contact: Contact | None = Field(
        None, title="Yhteys", description="Rooli, jolta voi kysyä. Ei henkilön nimeä."
    )
    licence: Licence = Field("cc-by-4.0", title="Lisenssi", description="Kortin tekstin lisenssi.")
    same_as: tuple[Url, ...] = Field(
        (), title="Sama muualla", description="Sama asia muissa palveluissa."
    )
    translation_of: AnyEntryId | None = Field(
        None,
        title="Minkä kieliversio",
        description="Alkuperäinen kortti, josta tämä on käännetty, esimerkiksi practice:tyoote.",
    )
    aliases: tuple[Slug, ...] = Field(
        (), title="Entiset tunnisteet", description="Kortin entiset tunnisteet."
    )
    sources: tuple[Source, ...] = Field((), title="Lähteet", description="Lähteet ja lukupäivät.")
    media: tuple[Media, ...] = Field(
        (), max_length=6, title="Kuvat", description="Kuvat tekstivastineineen, tärkein ensin."
    )
