"""Turns: each tool builds from nothing and after an edit, and one that fails stops no other."""

import sys

from knowledgebase.measure.peers import Tool
from knowledgebase.measure.turns import Run, measure, median

SCRIPT = (
    "import pathlib, sys; out = pathlib.Path(sys.argv[1]); cold = not out.exists();"
    "out.mkdir(exist_ok=True); (out / 'a.html').write_text('x' * 1000);"
    "edits = sum('on uusi' in file.read_text() for file in pathlib.Path('docs').rglob('*.md'));"
    "sys.exit(0 if cold is not bool(edits) else 'neither from nothing nor after an edit')"
)


def test_each_is_run_from_nothing_and_after_an_edit_and_what_fails_is_told():
    works = Tool("works", (sys.executable, "-c", SCRIPT, "out"), "out", "")
    fails = Tool("fails", (sys.executable, "-c", "exit('no disk')"), "none", "")
    large = Tool("large", (), "none", "", largest=1)
    said = []
    good, bad, left = measure(2, 2, [works, fails, large], said.append)
    assert good.cold and good.after_edit
    assert (good.cold.pages, good.cold.files, good.cold.megabytes) == (1, 1, 0.001)
    assert "no disk" in bad.not_run and bad.cold is None
    assert left.not_run == "over 1 entries"
    assert [line.partition(":")[0] for line in said] == [
        "2 works (1/2)",
        "2 fails",
        "2 works (2/2)",
    ]


def test_the_median_is_of_each_thing_measured():
    runs = [Run(1.0, 9.0, 1.0), Run(2.0, 8.0, 5.0), Run(9.0, 1.0, 3.0)]
    assert median(runs) == Run(2.0, 8.0, 3.0)
