"""The kinds of value that front matter may hold: terms, dates, addresses, short texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from knowledgebase.ground.slugs import SLUG_MAX
from knowledgebase.ground.terms import AS_PAGE, UNKNOWN_ID
from knowledgebase.ground.web_address import is_closed_address, is_web_address
from knowledgebase.schema.held import Held

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG = re.compile(SLUG_PATTERN)
PICTURE_PATTERN = r"^[a-z0-9][a-z0-9/_-]*\.(png|jpg|jpeg|webp)$"
ATTACHMENT_PATTERN = r"^[a-z0-9][a-z0-9_-]*\.(pdf|docx|pptx|xlsx|odt|csv|txt)$"
ANY_ENTRY_PATTERN = r"^(practice|project|news|event|indicator|material):[a-z0-9-]+$"
FIRST_YEAR, LAST_YEAR = 1900, 2199
PARTIAL_DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
MOMENT_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?$"
CLOCK_PATTERN = r"^([01]?\d|2[0-3])[.:][0-5]\d$"
"""A time of day as people write it: `9.00` or `09:00`."""


class Record(Held):
    """A frozen mapping of fields; a key that is not a field is an error."""

    # What checks a kind is built when one is read: most runs read none anew.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@dataclass(frozen=True)
class TermOf:
    """Marks a field whose value is the id of a term in the named vocabulary.

    The vocabularies are data and come in as validation context (`{"terms": {name: ids}}`),
    so that the same models serve any content tree.
    """

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return AfterValidator(self.known).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core), "x-vocabulary": self.vocabulary}

    def known(self, value: str, info: ValidationInfo) -> str:
        """Return `value`; raise `unknown_term` when the vocabulary in the context lacks it."""
        terms: Mapping[str, Any] = (info.context or {}).get("terms", {})
        if value not in terms.get(self.vocabulary, (value,)):
            raise PydanticCustomError(
                "unknown_term",
                "{value} is not in {vocabulary}",
                {"value": value, "vocabulary": self.vocabulary},
            )
        return value


@dataclass(frozen=True)
class EntryOf:
    """Marks a field that points to another entry of the named kind; the catalogue checks it."""

    kind: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core), "x-entry": self.kind}


@dataclass(frozen=True)
class Marked:
    """Says in the JSON Schema what a validator checks and pydantic cannot see there."""

    keyword: str
    value: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core), self.keyword: self.value}


# A tag, or a mark that Markdown would take for a quote; `p < 0,05` is neither.
MARKUP = re.compile(r"<(?![\s=\d.,])|(?<![\s=-])>|^\s*>")


def _no_markup(text: str) -> str:
    # Titles and the like go to many places (page title, feeds, cards): plain text everywhere.
    if MARKUP.search(text):
        raise PydanticCustomError("markup_in_text", "< and > are not allowed here", {})
    if len(text.splitlines()) > 1:
        raise PydanticCustomError("line_end", "one line only", {})
    return text


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise PydanticCustomError("bad_address", "not a web address", {"value": text})
    if is_closed_address(text):
        raise PydanticCustomError("closed_address", "not for all to open", {"value": text})
    return text


def _real_date(text: str) -> str:
    parts = [int(part) for part in text.partition("T")[0].split("-")]
    try:
        _likely_day(date(*[*parts, 1, 1][:3]))
    except ValueError:
        raise PydanticCustomError("bad_date", "no such day", {"value": text}) from None
    return text


def _likely_day(day: date) -> date:
    # Beyond these a year is a slip of the pen, and the day after the last one cannot be told.
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("bad_date", "no likely year", {"value": day.isoformat()})
    return day


Day = Annotated[date, AfterValidator(_likely_day)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_MAX)]
Url = Annotated[
    str,
    StringConstraints(max_length=500),
    AfterValidator(_web_address),
    Marked("format", "uri"),
]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=PARTIAL_DATE_PATTERN),
    AfterValidator(_real_date),
    Marked("x-date", "partial"),
]
"""A day, month or year as written: `2025-12-31`, `2025-12` or `2025`."""

Moment = Annotated[
    str,
    StringConstraints(pattern=MOMENT_PATTERN),
    AfterValidator(_real_date),
    Marked("x-date", "moment"),
]
"""A moment in Finnish local time, as exactly as it is known: `2026-05-12T09:00` or `2026-05`."""


# How long the texts of an entry may be, in characters, so that no card breaks.
_PLAIN = StringConstraints(strip_whitespace=True, min_length=1)
_NOMARKUP = Marked("x-text", "plain")
Line = Annotated[str, _PLAIN, Field(max_length=80), AfterValidator(_no_markup), _NOMARKUP]
Short = Annotated[str, _PLAIN, Field(max_length=160), AfterValidator(_no_markup), _NOMARKUP]
Summary = Annotated[str, _PLAIN, Field(max_length=220), AfterValidator(_no_markup), _NOMARKUP]
Text = Annotated[str, _PLAIN, Field(max_length=300), AfterValidator(_no_markup), _NOMARKUP]
Paragraph = Annotated[str, _PLAIN, Field(max_length=600), AfterValidator(_no_markup), _NOMARKUP]


class Contact(Record):
    """Who answers questions: a role, never a person."""

    role: Line = Field(
        title="Rooli", description="Esimerkiksi hankkeen viestintä. Ei henkilön nimeä."
    )
    url: Url | None = Field(None, title="Yhteyssivu", description="Sivu, jolta yhteyden saa.")


class Link(Record):
    """An address outside the site and what stands there."""

    title: Short = Field(title="Linkin nimi", description="Sivun tai oppaan nimi.")
    url: Url = Field(title="Linkin osoite", description="Koko verkko-osoite.")


class Resource(Link):
    """A guide, form, tool or report that others publish and a card links to."""

    kind: Annotated[str, TermOf("material_kinds")] = Field(
        title="Aineiston laji", description="Opas, lomake, työkalu tai muu."
    )
    free: Annotated[str, TermOf("free")] = Field(
        UNKNOWN_ID, title="Maksuton", description="Saako aineiston maksutta."
    )
    note: Short | None = Field(
        None, title="Huomautus aineistosta", description="Esimerkiksi kieli tai kirjautuminen."
    )


class Source(Record):
    """Where a fact comes from, when it was read, and what the copy that was read supported."""

    title: Short = Field(title="Lähteen nimi", description="Sivun tai julkaisun nimi.")
    url: Url | None = Field(None, title="Lähteen osoite", description="Koko verkko-osoite.")
    kind: Annotated[str, TermOf("source_kinds")] = Field(
        title="Lähteen laji", description="Millainen lähde on."
    )
    seen: Text = Field(title="Mitä lähde kertoo", description="Mitkä tiedot luit tästä lähteestä.")
    accessed: Day = Field(title="Luettu", description="Päivä, jona luit lähteen.")
    read_as: Annotated[str, TermOf("read_as")] = Field(
        AS_PAGE, title="Lukutapa", description="Miten lähde luettiin."
    )
    copy_service: bool = Field(
        default=False,
        title="Kopiopalvelu",
        description="Onko osoite kopiopalvelun eikä alkuperäinen.",
    )


class Reference(Record):
    """A declared link to another entry, with the source that states it."""

    id: Slug = Field(title="Hanke", description="Hankkeen kortti.")
    source: Url | None = Field(
        None, title="Yhteyden lähde", description="Osoite, joka kertoo yhteyden."
    )


def _as_reference(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


ProjectReference = Annotated[Reference, BeforeValidator(_as_reference), EntryOf("project")]
PracticeId = Annotated[Slug, EntryOf("practice")]
ProjectId = Annotated[Slug, EntryOf("project")]
IndicatorId = Annotated[Slug, EntryOf("indicator")]
MaterialId = Annotated[Slug, EntryOf("material")]
AnyEntryId = Annotated[
    str,
    StringConstraints(pattern=ANY_ENTRY_PATTERN),
    EntryOf("any"),
]
"""An id that names its kind too, for fields that may point anywhere: `practice:tyoote`."""

OrganisationId = Annotated[str, TermOf("organisations")]
Licence = Annotated[str, TermOf("licences")]
ReviewMonths = Literal[6, 12, 24]


def whole_months(value: Any) -> Any:
    """Turn the text `"12"` into a number, since front matter holds text only."""
    return int(value) if isinstance(value, str) and value.isdigit() else value
