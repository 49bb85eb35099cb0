"""The data sets: one for each kind of entry, and each has its files."""

import pytest

from knowledgebase.render.data.datasets import DATASETS, ROOT
from knowledgebase.schema import KINDS


def test_every_kind_of_entry_has_a_data_set_of_its_own():
    assert {dataset.kind for dataset in DATASETS} - {""} == set(KINDS)
    assert len({dataset.name for dataset in DATASETS}) == len(DATASETS)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_every_data_set_is_there_as_json_csv_and_schema(made, dataset):
    for path in (f"{dataset.name}.json", f"{dataset.name}.csv", f"schema/{dataset.name}.json"):
        assert f"{ROOT}/{path}" in made.files
