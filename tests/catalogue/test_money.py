"""The money of projects: only what a source tells is counted."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.money import Money, money_of
from tests.conftest import ROOT, TODAY, project


@pytest.mark.parametrize(
    ("fundings", "found"),
    [
        ([], Money(0, 0, 0)),
        ([""], Money(1, 0, 0)),
        (["funding:\n  total_eur: 100\n", "", "funding:\n  eu_eur: 70\n"], Money(3, 1, 100)),
        (["funding:\n  total_eur: 100\n", "funding:\n  total_eur: 50\n"], Money(2, 2, 150)),
    ],
)
def test_the_sum_is_of_those_whose_total_is_known(make_root, fundings, found):
    files = {
        f"projects/p{number}.md": project(f"Hanke {number}").replace("aim:", f"{funding}aim:", 1)
        for number, funding in enumerate(fundings)
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    assert money_of(catalogue.of_kind("project")) == found
