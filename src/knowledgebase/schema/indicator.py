"""An indicator: what is counted, how, when and by whom."""

from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import Line, PartialDate, Record, TermOf, Text


class Point(Record):
    """A value of an indicator in its own unit, and the period it belongs to."""

    value: float = Field(title="Arvo", description="Luku mittarin yksikössä.")
    period: PartialDate = Field(title="Ajanjakso", description="Päivä, kuukausi tai vuosi.")


class Indicator(FrontMatter):
    """The definition of an indicator; its values are rows of results, not front matter."""

    kind: ClassVar[str] = "indicator"

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,6}-?\d{2,3}$")] = Field(
        title="Koodi", description="Mittarin koodi, esimerkiksi PT-03. Kullakin mittarilla omansa."
    )
    level: Annotated[str, TermOf("indicator_levels")] = Field(
        title="Taso", description="Tuotos, tulos vai vaikuttavuus."
    )
    unit: Line = Field(title="Yksikkö", description="Yksikkö.")
    better: Annotated[str, TermOf("directions")] = Field(
        title="Parempi suunta", description="Kumpi suunta on parempi."
    )
    definition: Text = Field(title="Määritelmä", description="Mitä mittari tarkoittaa.")
    counting_rule: Text = Field(
        title="Laskentasääntö", description="Mikä lasketaan yhdeksi ja mitä ei lasketa."
    )
    method: Annotated[str, TermOf("methods")] = Field(
        title="Mittaustapa", description="Mittaustapa."
    )
    when: tuple[Line, ...] = Field(
        min_length=1, title="Mittausajat", description="Milloin mitataan."
    )
    breakdowns: tuple[Line, ...] = Field(
        (), title="Jaottelut", description="Millä tavoin jaotellaan."
    )
    baseline: Point | None = Field(None, title="Lähtötaso", description="Lähtötaso.")
    target: Point | None = Field(None, title="Tavoitetaso", description="Tavoitetaso.")
    aggregate: Annotated[str, TermOf("aggregates")] = Field(
        title="Yhteenlasku", description="Miten hankkeet lasketaan yhteen."
    )
    min_n: int = Field(
        5, ge=1, title="Pienin ryhmä", description="Tätä pienempiä ryhmiä ei näytetä."
    )
