"""An indicator: what is counted, how, when and by whom, and the set that projects report by."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from knowledgebase.ground.terms import AFTER, BEFORE, COUNT, MEAN, SHARE
from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.fields import (
    Day,
    IndicatorId,
    Line,
    PartialDate,
    Record,
    Slug,
    TermOf,
    Text,
    Url,
)
from knowledgebase.schema.numbers import Number


class Point(Record):
    """A value of an indicator in its own unit, and the period it belongs to."""

    value: Number = Field(title="Arvo", description="Luku mittarin yksikössä.")
    period: PartialDate = Field(title="Ajanjakso", description="Päivä, kuukausi tai vuosi.")


class Breakdown(Record):
    """A way to split a figure into classes: each counted one belongs to exactly one of them."""

    id: Slug = Field(title="Jaottelun tunniste", description="Esimerkiksi sukupuoli.")
    title: Line = Field(title="Jaottelun nimi", description="Jaottelun nimi.")
    classes: tuple[Line, ...] = Field(
        min_length=2,
        max_length=30,
        title="Luokat",
        description="Jokainen lasketaan täsmälleen yhteen luokkaan.",
    )


class ReferenceValue(Record):
    """What others have measured by the same indicator, of whom and when."""

    value: Text = Field(
        title="Vertailuarvo", description="Luku yksikköineen, kuten lähde sen sanoo."
    )
    year: Line = Field(title="Vuosi", description="Vuosi tai jakso, jota luku koskee.")
    population: Line = Field(
        title="Keitä luku koskee", description="Esimerkiksi kunta-alan työntekijät."
    )
    n: int | None = Field(None, ge=1, title="Vastaajia", description="Vastaajien määrä.")
    source: Url = Field(title="Vertailuarvon lähde", description="Koko verkko-osoite.")
    limits: Text | None = Field(
        None, title="Vertailuarvon rajat", description="Miksi luku ei ehkä vertaudu."
    )


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
    not_counted: Text | None = Field(
        None, title="Mitä ei lasketa", description="Mikä jää luvun ulkopuolelle."
    )
    figure: Annotated[str, TermOf("figures")] = Field(
        COUNT, title="Luvun laji", description="Määrä, osuus, keskiarvo vai muu suhdeluku."
    )
    method: Annotated[str, TermOf("methods")] = Field(
        title="Mittaustapa", description="Mittaustapa."
    )
    when: tuple[Line, ...] = Field(
        min_length=1, title="Mittausajat", description="Milloin mitataan."
    )
    breakdowns: tuple[Breakdown, ...] = Field(
        (), max_length=8, title="Jaottelut", description="Millä tavoin jaotellaan."
    )
    least: Number | None = Field(
        None, title="Pienin mahdollinen arvo", description="Esimerkiksi asteikon alapää."
    )
    most: Number | None = Field(
        None, title="Suurin mahdollinen arvo", description="Esimerkiksi asteikon yläpää."
    )
    baseline: Point | None = Field(None, title="Lähtötaso", description="Lähtötaso.")
    target: Point | None = Field(None, title="Tavoitetaso", description="Tavoitetaso.")
    aggregate: Annotated[str, TermOf("aggregates")] = Field(
        title="Yhteenlasku", description="Miten hankkeet lasketaan yhteen."
    )
    min_n: int = Field(
        5, ge=3, title="Pienin ryhmä", description="Tätä pienempiä ryhmiä ei näytetä."
    )
    reference_values: tuple[ReferenceValue, ...] = Field(
        (), max_length=12, title="Vertailuarvot", description="Mitä muut ovat mitanneet."
    )

    @property
    def moments(self) -> tuple[str, ...]:
        """The moments of which a report has a number: before and after, or '' for the only one."""
        return (BEFORE, AFTER) if self.figure in (SHARE, MEAN) else ("",)

    @property
    def scale(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest value that there can be, None where no end is told."""
        if self.figure == SHARE:
            return Decimal(0), Decimal(100)
        least, most = (None if e is None else Decimal(repr(e)) for e in (self.least, self.most))
        return least, most


class Period(Record):
    """A time that projects report of, and the last day for it."""

    id: Annotated[str, Field(pattern=r"^\d{4}(-[a-z][a-z0-9]{0,19})?$")]
    """A year, or a year and a word: a spreadsheet would take 2026-1 for a day."""
    title: Line
    starts: Day
    ends: Day
    due: Day


class IndicatorSet(Record):
    """The indicators that every project reports by. Until it is confirmed they are examples."""

    title: Line
    confirmed: Day | None = None
    confirmed_by: Line | None = None
    """Who confirmed it: a role or an organisation, never a person."""
    source: Url | None = None
    indicators: tuple[IndicatorId, ...] = Field((), max_length=100)
    periods: tuple[Period, ...] = Field((), max_length=60)
