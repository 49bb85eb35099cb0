"""An indicator: what is counted, how, when and by whom."""

from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import Line, PartialDate, Record, TermOf, Text


class Point(Record):
    """A value of an indicator in its own unit, and the period it belongs to."""

    value: float
    period: PartialDate


class Indicator(FrontMatter):
    """The definition of an indicator; its values are rows of results, not front matter."""

    kind: ClassVar[str] = "indicator"

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,6}-?\d{2,3}$")] = Field(
        description="Mittarin koodi, esimerkiksi PT-03. Kullakin mittarilla omansa."
    )
    level: Annotated[str, TermOf("indicator_levels")] = Field(
        description="Tuotos, tulos vai vaikuttavuus."
    )
    unit: Line = Field(description="Yksikkö.")
    better: Annotated[str, TermOf("directions")] = Field(description="Kumpi suunta on parempi.")
    definition: Text = Field(description="Mitä mittari tarkoittaa.")
    counting_rule: Text = Field(description="Mikä lasketaan yhdeksi ja mitä ei lasketa.")
    method: Annotated[str, TermOf("methods")] = Field(description="Mittaustapa.")
    when: tuple[Line, ...] = Field(min_length=1, description="Milloin mitataan.")
    breakdowns: tuple[Line, ...] = Field((), description="Millä tavoin jaotellaan.")
    baseline: Point | None = Field(None, description="Lähtötaso.")
    target: Point | None = Field(None, description="Tavoitetaso.")
    aggregate: Annotated[str, TermOf("aggregates")] = Field(
        description="Miten hankkeet lasketaan yhteen."
    )
    min_n: int = Field(5, ge=1, description="Tätä pienempiä ryhmiä ei näytetä.")
