"""What the communications team writes: news, events and materials."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    AnyEntryId,
    Line,
    MaterialId,
    Moment,
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

    short: Annotated[str, Field(max_length=240)] | None = None
    linkedin: Annotated[str, Field(max_length=700)] | None = None
    internal: Annotated[str, Field(max_length=400)] | None = None


class News(FrontMatter):
    """A news item. It always tells of something in the knowledge base."""

    kind: ClassVar[str] = "news"

    published: date = Field(description="Päivä, josta alkaen uutinen näkyy.")
    news_kind: Annotated[str, TermOf("news_kinds")] = Field("nosto", description="Uutisen laji.")
    relates_to: tuple[AnyEntryId, ...] = Field(
        min_length=1, description="Kortit, joita uutinen koskee, muodossa practice:tunniste."
    )
    pin_until: date | None = Field(None, description="Pidetään ylimpänä tähän päivään asti.")
    expires: date | None = Field(None, description="Poistuu luetteloista tämän päivän jälkeen.")
    share: Share | None = Field(None, description="Valmiit tekstit muihin kanaviin.")


class Place(Record):
    """Where an event is held."""

    name: Line
    municipality: Line | None = None


class After(Record):
    """What an event left behind."""

    recording: Url | None = None
    materials: tuple[MaterialId, ...] = ()
    takeaways: tuple[Text, ...] = ()
    practices: tuple[PracticeId, ...] = ()


class Event(FrontMatter):
    """An event. Times are local time in Finland; a day or a month will do if that is all known."""

    kind: ClassVar[str] = "event"

    starts: Moment = Field(description="Alkaa, Suomen aikaa.")
    ends: Moment | None = Field(None, description="Päättyy, Suomen aikaa.")
    mode: Annotated[str, TermOf("modes")] = Field("ei-tiedossa", description="Osallistumistapa.")
    place: Place | None = Field(None, description="Paikka.")
    organiser: tuple[ProjectId, ...] = Field((), description="Järjestävät hankkeet.")
    event_kind: Annotated[str, TermOf("event_kinds")] = Field("tilaisuus", description="Laji.")
    relates_to: tuple[AnyEntryId, ...] = Field((), description="Kortit, joita tapahtuma koskee.")
    register_url: Url | None = Field(None, description="Ilmoittautumisosoite.")
    register_by: date | None = Field(None, description="Viimeinen ilmoittautumispäivä.")
    accessibility: Short | None = Field(None, description="Esteettömyys ja saavutettavuus.")
    after: After | None = Field(None, description="Tapahtuman jälkeen: tallenne, aineisto, opit.")


class Material(FrontMatter):
    """A guide, form, tool or other material that practices, projects and events use."""

    kind: ClassVar[str] = "material"

    material_kind: Annotated[str, TermOf("material_kinds")] = Field(description="Laji.")
    file: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*\.(pdf|docx|pptx|xlsx)$")] | None = (
        Field(None, description="Tiedosto samassa kansiossa.")
    )
    url: Url | None = Field(None, description="Osoite, josta aineiston saa.")
    practices: tuple[PracticeId, ...] = Field(
        (), description="Käytännöt, joissa aineistoa käytetään."
    )
    projects: tuple[ProjectId, ...] = Field((), description="Hankkeet, jotka tekivät aineiston.")
