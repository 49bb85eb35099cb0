"""A hand-written page: a title, a summary, text, and practices to begin with."""

from typing import Annotated

from pydantic import Field

from knowledgebase.schema.fields import (
    Day,
    Line,
    PracticeId,
    Record,
    Short,
    Slug,
    Source,
    Summary,
    TermOf,
)


class Pick(Record):
    """A practice that the editors chose, and why."""

    id: PracticeId
    why: Short


class Page(Record):
    """The front matter of a page in content/ that is not an entry."""

    title: Line = Field(description="Sivun otsikko.")
    summary: Summary = Field(description="Mitä sivulla on; näkyy hakutuloksissa.")
    lang: Annotated[str, TermOf("languages")] = Field("fi", description="Sivun kieli.")
    status: Annotated[str, TermOf("statuses")] = Field("published", description="Julkaisutila.")
    updated: Day | None = Field(None, description="Päivä, jona sisältö viimeksi muuttui.")
    picks: tuple[Pick, ...] = Field((), max_length=8, description="Käytännöt, joista aloitetaan.")
    sources: tuple[Source, ...] = Field((), description="Lähteet ja lukupäivät.")


class CuratedSet(Record):
    """A set of practices that the editors put together, each pick with a reason."""

    title: Line
    summary: Summary
    picks: tuple[Pick, ...] = Field(min_length=2, max_length=20)


class Campaign(Record):
    """A theme or a set that the front page features from `starts` to `ends`, both included."""

    title: Line
    summary: Summary
    starts: Day
    ends: Day
    theme: Annotated[str, TermOf("themes")] | None = None
    set: Slug | None = None
