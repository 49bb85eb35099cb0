"""Campaigns and materials: one target that is there, and a file that is there."""

import pytest

from knowledgebase.catalogue.editorial import check_communications
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, practice

CAMPAIGN = 'title: "K"\nsummary: "K."\nstarts: {}\nends: {}\n{}'
PICKS = "".join(f'  - id: {id}\n    why: "Siksi."\n' for id in "abcde")
SET = f'title: "K"\nsummary: "K."\npicks:\n{PICKS}'
MATERIAL = """\
---
title: "Opas"
summary: "Opas."
themes:
  - tyokyky
regions:
  - lappi
material_kind: opas
file: {}
---
"""


def told(make_root, files):
    five = {f"practices/{id}.md": practice(f"Käytäntö {id}") for id in "abcde"}
    root = make_root(five | {"content/koosteet/k.yml": SET} | files)
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    return [(f.rule, f.path, f.line) for f in check_communications(catalogue)]


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("theme: tyokyky\n", []),
        ("set: k\n", []),
        ("", [("campaign-target", 1)]),
        ("theme: tyokyky\nset: k\n", [("campaign-target", 1)]),
        ("set: olematon\n", [("unknown-set", 5)]),
    ],
)
def test_a_campaign_features_one_thing_that_is_there(make_root, target, rules):
    path = "content/kampanjat/x.yml"
    found = told(make_root, {path: CAMPAIGN.format("2026-11-01", "2026-11-30", target)})
    assert found == [(rule, path, line) for rule, line in rules]


@pytest.mark.parametrize(("ends", "count"), [("2026-11-01", 0), ("2026-10-31", 1)])
def test_a_campaign_may_last_a_day_and_never_ends_before_it_begins(make_root, ends, count):
    path = "content/kampanjat/x.yml"
    found = told(make_root, {path: CAMPAIGN.format("2026-11-01", ends, "theme: tyokyky\n")})
    assert found == [("ends-before-start", path, 4)] * count


def test_a_material_names_a_file_that_is_there(make_root):
    path = "content/materiaalit/o.md"
    assert told(make_root, {path: MATERIAL.format("opas.pdf")}) == [("missing-file", path, 9)]
    files = {path: MATERIAL.format("opas.pdf"), "content/materiaalit/opas.pdf": "%PDF-1.7 %%EOF"}
    assert told(make_root, files) == []
