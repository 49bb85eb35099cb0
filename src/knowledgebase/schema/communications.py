"""What the communications team writes: news, events and materials."""

from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.ground.terms import AS_PLANNED, UNKNOWN_ID
from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    ATTACHMENT_PATTERN,
    CLOCK_PATTERN,
    AnyEntryId,
    Day,
    Line,
    MaterialId,
    Moment,
    OrganisationId,
    PracticeId,
    ProjectId,
    Record,
    Short,
    TermOf,
    Text,
    Url,
)


class Share(Record):
    """Ready-made texts for other channels."""

    short: Annotated[str, Field(max_length=240)] | None = Field(
        None, title="Lyhyt teksti", description="Enintään 240 merkkiä."
    )
    linkedin: Annotated[str, Field(max_length=700)] | None = Field(
        None, title="Pitkä teksti", description="Enintään 700 merkkiä."
    )
    internal: Annotated[str, Field(max_length=400)] | None = Field(
        None, title="Sisäinen viesti", description="Enintään 400 merkkiä."
    )


class News(FrontMatter):
    """A news item. It always tells of something in the knowledge base."""

    kind: ClassVar[str] = "news"

    published: Day = Field(title="Julkaisupäivä", description="Päivä, josta alkaen uutinen näkyy.")
    news_kind: Annotated[str, TermOf("news_kinds")] = Field(
        "nosto", title="Uutisen laji", description="Uutisen laji."
    )
    relates_to: tuple[AnyEntryId, ...] = Field(
        min_length=1,
        title="Mitä koskee",
        description="Kortit, joita uutinen koskee.",
    )
    pin_until: Day | None = Field(
        None, title="Ylimpänä asti", description="Pidetään ylimpänä tähän päivään asti."
    )
    expires: Day | None = Field(
        None, title="Vanhenee", description="Poistuu luetteloista tämän päivän jälkeen."
    )
    share: Share | None = Field(
        None, title="Jakotekstit", description="Valmiit tekstit muihin kanaviin."
    )


class Place(Record):
    """Where an event is held."""

    name: Line = Field(title="Paikan nimi", description="Esimerkiksi kirjaston sali.")
    municipality: Line | None = Field(None, title="Kunta", description="Kunnan nimi.")


class ProgrammeRow(Record):
    """A row of an event's programme."""

    time: Annotated[str, Field(pattern=CLOCK_PATTERN)] = Field(
        title="Kello", description="Milloin kohta alkaa, esimerkiksi 9.00 tai 09:00."
    )
    what: Short = Field(title="Mitä", description="Mitä silloin tehdään.")
    who: Line | None = Field(
        None, title="Kuka", description="Rooli tai organisaatio. Ei henkilön nimeä."
    )


class After(Record):
    """What an event left behind."""

    recording: Url | None = Field(None, title="Tallenne", description="Tallenteen osoite.")
    materials: tuple[MaterialId, ...] = Field(
        (), title="Aineistot", description="Aineistojen kortit."
    )
    takeaways: tuple[Text, ...] = Field((), title="Opit", description="Mitä jäi käteen.")
    practices: tuple[PracticeId, ...] = Field(
        (), title="Esitellyt käytännöt", description="Käytäntöjen kortit."
    )


class Event(FrontMatter):
    """An event. Times are local time in Finland; a day or a month will do if that is all known."""

    kind: ClassVar[str] = "event"
    recommended: ClassVar[tuple[str, ...]] = ("ends", "mode", "place", "accessibility")
    not_asked: ClassVar[tuple[str, ...]] = (
        *FrontMatter.not_asked,
        "published",
        "event_state",
        "state_note",
    )

    starts: Moment = Field(title="Alkaa", description="Alkaa, Suomen aikaa.")
    ends: Moment | None = Field(None, title="Päättyy", description="Päättyy, Suomen aikaa.")
    mode: Annotated[str, TermOf("modes")] = Field(
        UNKNOWN_ID, title="Osallistumistapa", description="Osallistumistapa."
    )
    place: Place | None = Field(None, title="Paikka", description="Paikka.")
    organiser: tuple[ProjectId, ...] = Field(
        (), title="Järjestävä hanke", description="Järjestävät hankkeet."
    )
    organised_by: tuple[OrganisationId, ...] = Field(
        (), title="Järjestäjä", description="Järjestävät organisaatiot."
    )
    organised_by_other: Line | None = Field(
        None,
        title="Muu järjestäjä",
        description="Järjestäjän nimi, jos sitä ei ole sanastossa. Organisaatio, ei henkilö.",
    )
    event_kind: Annotated[str, TermOf("event_kinds")] = Field(
        "tilaisuus", title="Tapahtuman laji", description="Laji."
    )
    event_state: Annotated[str, TermOf("event_states")] = Field(
        AS_PLANNED,
        title="Tapahtuman tilanne",
        description="Peruttu, siirretty tai lykätty. Jos tilaisuus on siirretty, kirjoita uusi aika kenttiin starts ja ends.",
    )
    state_note: Short | None = Field(
        None, title="Lisätieto tilanteesta", description="Miksi tilaisuus on peruttu tai siirretty."
    )
    programme: tuple[ProgrammeRow, ...] = Field(
        (),
        max_length=40,
        title="Ohjelma",
        description="Tilaisuuden kulku: kello, mitä ja kuka.",
    )
    relates_to: tuple[AnyEntryId, ...] = Field(
        (), title="Mitä koskee", description="Kortit, joita tapahtuma koskee."
    )
    register_url: Url | None = Field(
        None, title="Ilmoittautuminen", description="Ilmoittautumisosoite."
    )
    register_by: Day | None = Field(
        None, title="Ilmoittaudu viimeistään", description="Viimeinen ilmoittautumispäivä."
    )
    accessibility: Short | None = Field(
        None, title="Esteettömyys", description="Esteettömyys ja saavutettavuus."
    )
    after: After | None = Field(
        None,
        title="Tapahtuman jälkeen",
        description="Tapahtuman jälkeen: tallenne, aineisto, opit.",
    )


class Material(FrontMatter):
    """A guide, form, tool or other material that practices, projects and events use."""

    kind: ClassVar[str] = "material"

    material_kind: Annotated[str, TermOf("material_kinds")] = Field(
        title="Materiaalin laji", description="Laji."
    )
    file: Annotated[str, Field(pattern=ATTACHMENT_PATTERN)] | None = Field(
        None, title="Tiedosto", description="Tiedosto samassa kansiossa, enintään 5 Mt."
    )
    url: Url | None = Field(None, title="Osoite", description="Osoite, josta aineiston saa.")
    practices: tuple[PracticeId, ...] = Field(
        (), title="Käytännöt", description="Käytännöt, joissa aineistoa käytetään."
    )
    projects: tuple[ProjectId, ...] = Field(
        (), title="Hankkeet", description="Hankkeet, jotka tekivät aineiston."
    )
