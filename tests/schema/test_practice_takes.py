"""What a practice takes: where a band comes from when the card does not say."""

import pytest

from knowledgebase.catalogue.estimates import HOURS_A_DAY
from knowledgebase.schema.practice_takes import Cost, Effort, TimeToEffect
from tests.conftest import known_vocabularies


@pytest.mark.parametrize(
    ("model", "band"), [(Effort, "kevyt"), (Cost, "0"), (TimeToEffect, "heti")]
)
def test_a_known_band_is_from_a_source_unless_told_and_an_unknown_one_from_nowhere(model, band):
    assert model(level=band).origin == "lahde"
    assert model(level=band, origin="arvio").origin == "arvio"
    assert model(level="ei-tiedossa").origin is None
    # Written out it stays, so that a rule can say that it is wrong.
    assert model(level="ei-tiedossa", origin="lahde").origin == "lahde"


def test_hours_and_weeks_may_have_a_decimal_comma():
    told = TimeToEffect.model_validate(
        {"level": "heti", "inputs": [{"what": "Koulutus", "weeks": "0,5"}]}
    )
    assert told.inputs[0].weeks == 0.5


def test_the_hints_of_effort_tell_the_limits_that_its_vocabulary_has():
    bands = known_vocabularies()["effort"].terms.values()
    hint = str(Effort.model_fields["level"].description).lower()
    most = [(term.label.fi.lower(), term.most) for term in bands if term.most is not None]
    assert len(most) == 2
    for name, limit in most:
        assert f"enintään {limit:g}" in hint.partition(name)[2][:25]
    assert f"{HOURS_A_DAY:g}".replace(".", ",") in str(Effort.model_fields["days"].description)
