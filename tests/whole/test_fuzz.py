"""Made-up bytes, texts, links and answered forms: nothing breaks, hangs or leaves the allowed tags.

For the time that KB_FUZZ_SECONDS says (ten minutes in all, unless told) atheris makes new input from what has reached
new lines of the program; where it cannot be installed, hypothesis makes input from new seeds. A failure tells
the file with the input: `python -m tests.whole.test_fuzz TARGET FILE` gives it again.
"""

import os
import re
import subprocess
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings

pytestmark = pytest.mark.thorough
# Nothing of the program is imported above: what is imported before atheris looks at it guides nothing.
ROOT = Path(__file__).parents[2]
NAMES = ("reader", "markdown", "links", "forms")
EACH = float(os.environ.get("KB_FUZZ_SECONDS", "600")) / len(NAMES)
_LIMITS = ("-timeout=10", "-rss_limit_mb=1500", "-max_len=8192", "-print_final_stats=1")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_made_up_breaks(name, tmp_path, record_property):
    runs = guided(name, tmp_path) if find_spec("atheris") else by_seeds(name)
    assert runs
    record_property("runs", runs)
    print(f"{name}: {runs} made-up inputs in {EACH:.0f} s")


def guided(name, folder):
    """Fuzz a target in a process of its own, which libFuzzer ends. Returns how many inputs it got."""
    (folder / "seen").mkdir()
    budget = (f"-max_total_time={max(1, round(EACH))}", f"-artifact_prefix={folder}/")
    command = (sys.executable, "-m", "tests.whole.test_fuzz", name, folder / "seen")
    done = subprocess.run(
        [*command, *budget, *_LIMITS], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}{done.stderr[-4000:]}"
    return int(re.search(r"Done (\d+) runs", done.stderr)[1])


def by_seeds(name):
    """Run a target with examples of one seed after another. Returns how many it got at most."""
    limits = settings(
        max_examples=300,
        deadline=None,
        derandomize=False,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    limited = limits(import_module("tests.whole.fuzz_targets").TARGETS[name])
    until, number = time.monotonic() + EACH, 0
    while time.monotonic() < until:
        number += 1
        seed(number)(limited)()
    return number * 300


def main(name, *arguments):
    import atheris

    with atheris.instrument_imports(include=["knowledgebase"]):
        target = import_module("tests.whole.fuzz_targets").TARGETS[name]
    limited = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))(
        target
    )

    def give(data):
        limited.hypothesis.fuzz_one_input(data)

    atheris.Setup([sys.argv[0], *arguments], give)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
