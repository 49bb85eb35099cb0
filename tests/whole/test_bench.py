"""The benchmark: what it builds is sound, and its table tells what was and was not run."""

import importlib.util
import sys

import pytest

from knowledgebase.flow import page_maker
from knowledgebase.ground.settings import Settings, today
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("kb_bench", ROOT / "scripts" / "bench.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_entries_it_makes_have_no_errors_and_are_the_same_every_time(bench, tmp_path):
    roots = [tmp_path / "a", tmp_path / "b"]
    for root in roots:
        root.mkdir()
        bench.make_root(160, root)
    first, second = ({f.name: f.read_bytes() for f in r.rglob("*.md")} for r in roots)
    assert first == second and len(first) == 160
    maker, findings = page_maker(Settings(roots[0], today()))
    assert maker, [f for f in findings if f.level == "error"]


def test_the_table_has_ratios_growth_and_what_was_not_run(bench):
    def row(tool, entries, wall):
        run = bench.Run(wall, wall, 50.0, entries, entries, 1.0)
        return bench.Row(tool, entries, run, run)

    rows = [row("ours", 100, 2.0), row("other", 100, 4.0), row("ours", 1000, 20.0)]
    lines = bench.table([*rows, bench.Row("other", 1000, not_run="over 900 entries")]).splitlines()
    assert "| 2.00 |" in lines[3]
    assert "1.00, 1.00" in lines[4]
    assert "not run: over 900 entries" in lines[5]
    assert len({line.count("|") for line in lines}) == 1


def test_the_median_is_of_each_thing_measured(bench):
    runs = [bench.Run(1.0, 9.0, 1.0), bench.Run(2.0, 8.0, 5.0), bench.Run(9.0, 1.0, 3.0)]
    assert bench.median(runs) == bench.Run(2.0, 8.0, 3.0)
