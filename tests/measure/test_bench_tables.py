"""The table tells ratios, growth, and what was not run."""

from knowledgebase.measure.bench_tables import table
from knowledgebase.measure.turns import Row, Run


def test_it_has_ratios_growth_and_what_was_not_run():
    def row(tool, entries, wall):
        run = Run(wall, wall, 50.0, entries, entries, 1.0)
        return Row(tool, entries, run, run)

    rows = [row("ours", 100, 2.0), row("other", 100, 4.0), row("ours", 1000, 20.0)]
    lines = table([*rows, Row("other", 1000, not_run="over 900 entries")]).splitlines()
    assert "| 2.00 |" in lines[3]
    assert "1.00, 1.00" in lines[4]
    assert "not run: over 900 entries" in lines[5]
    assert len({line.count("|") for line in lines}) == 1
