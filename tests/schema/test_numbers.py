"""Numbers: wherever one may have decimals, a comma is as good as a point."""

import pytest
from pydantic import TypeAdapter

from knowledgebase.schema.indicator import Indicator, Point
from knowledgebase.schema.numbers import Number
from knowledgebase.schema.practice_parts import Step
from knowledgebase.schema.practice_takes import Effort, Phase, Work


@pytest.mark.parametrize(
    ("written", "meant"), [("2,4", 2.4), ("2.4", 2.4), ("-1,5", -1.5), ("3", 3)]
)
def test_a_comma_is_as_good_as_a_point(written, meant):
    assert TypeAdapter(Number).validate_python(written) == meant


@pytest.mark.parametrize("written", ["2,4 päivää", "1,2,3", "kaksi"])
def test_what_is_no_number_is_none(written):
    with pytest.raises(ValueError, match="number"):
        TypeAdapter(Number).validate_python(written)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Effort, "days"),
        (Work, "hours"),
        (Phase, "weeks"),
        (Step, "hours"),
        (Point, "value"),
        (Indicator, "least"),
        (Indicator, "most"),
    ],
)
def test_every_field_with_decimals_reads_one(model, field):
    found = model.__pydantic_validator__.validate_assignment(model.model_construct(), field, "2,4")
    assert (found[0] if isinstance(found, tuple) else vars(found))[field] == 2.4
