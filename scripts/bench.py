#!/usr/bin/env python3
"""Measure the stages on a made-up catalogue: `python scripts/bench.py 1000 5000`.

The entries are the real ones with their words shuffled, so that sizes, terms and vocabularies
are real and no two texts are the same. Prints seconds and megabytes for each stage, one line
a size. Run it inside the environment: `.venv/bin/python scripts/bench.py`.
"""

import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.relate.relate import relate

TODAY = date(2026, 11, 24)
_WORD = re.compile(r"\b[a-zåäö]{6,}\b")


def make_root(number: int, root: Path) -> None:
    """Write `number` entries into a new content root, practices and projects by turns."""
    chance = random.Random(42)  # noqa: S311 (not for secrets)
    shutil.copytree(PRODUCT / "content" / "vocabularies", root / "content" / "vocabularies")
    sources = sorted((PRODUCT / "practices").glob("*.md")) + sorted(
        (PRODUCT / "projects").glob("*.md")
    )
    words = sorted(
        set(_WORD.findall(" ".join(s.read_text("utf-8").split("---", 2)[2] for s in sources)))
    )
    for folder in ("practices", "projects"):
        (root / folder).mkdir()
    for count in range(number):
        source = sources[count % len(sources)]
        text = source.read_text("utf-8")
        head, body = text.split("\n---\n", 1)
        head += "\n"
        head = re.sub(r"^(code|projects|aliases):.*\n(  .*\n)*", "", head, flags=re.M)
        head = re.sub(
            r'^title: ".*"',
            f'title: "{" ".join(chance.sample(words, 4))} {count}"',
            head,
            flags=re.M,
        )
        body = re.sub(r"\]\([^)]*\)", "](https://a.fi/x)", body)
        body = re.sub(r"(?<=\n\n)[^#>\n][^\n]*", lambda m: _shuffled(m[0], words, chance), body)
        (root / source.parent.name / f"{source.stem[:60]}-{count}.md").write_text(
            f"{head}---\n{body}", "utf-8"
        )


def _shuffled(line: str, words: list[str], chance: random.Random) -> str:
    return _WORD.sub(lambda _: chance.choice(words), line)


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        root.mkdir()
        make_root(number, root)
        kb = [sys.executable, "-m", "knowledgebase"]
        check = timed(
            lambda: subprocess.run([*kb, "check", "--root", root], check=True, capture_output=True)
        )
        catalogue, _ = load_catalogue(root, PRODUCT, Settings(root, TODAY).today)
        relations = timed(lambda: relate(catalogue.entries.values()))
        build = timed(
            lambda: subprocess.run(
                [*kb, "build", "--root", root, "--site", Path(folder, "site")],
                check=True,
                capture_output=True,
            )
        )
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(f.stat().st_size for f in Path(folder, "site").rglob("*") if f.is_file()) / 1e6
        print(
            f"{number:6} entries: check {check:5.1f} s, relate {relations:5.2f} s, build with search"
            f" {build:6.1f} s, largest process {memory:5.0f} MB, site {size:6.1f} MB",
            flush=True,
        )


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["1000"]:
        measure(int(argument))
