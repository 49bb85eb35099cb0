#!/usr/bin/env python3
"""Measure the preview: `python scripts/bench_serve.py ROOT [EDITS]`.

Starts `kb serve` on a content root, opens the page of an entry in a real Chromium, saves the entry
again and again, and tells how long it takes from the save until the reloaded page shows it, and how
long from the start until the first page. `measure` is the same for other programs.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from knowledgebase.measure.chromium import find

_SUMMARY = re.compile(r'^summary: ".*"$', re.MULTILINE)


@dataclass(frozen=True)
class Times:
    """Seconds: from the start to the first page, and from a save to the reloaded page."""

    first_page: float
    median: float
    worst: float
    each: tuple[float, ...]


def measure(root: Path, edits: int = 20, *options: str) -> Times:
    """Return how fast the preview of `root` is; one entry is edited and put back as it was."""
    entry = sorted((root / "practices").glob("*.md"))[0]
    text = entry.read_text("utf-8")
    try:
        with (
            sync_playwright() as playwright,
            TemporaryDirectory() as folder,
        ):
            path = os.environ.get("KB_CHROMIUM") or find()
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            page = browser.new_page()
            with _served(root, Path(folder), *options) as (url, began):
                page.goto(f"{url}kaytannot/{entry.stem}/", timeout=600_000)
                first = time.perf_counter() - began
                time.sleep(float(os.environ.get("KB_BENCH_REST", "15")))
                each = tuple(_edit(page, entry, text, number) for number in range(edits))
            browser.close()
    finally:
        entry.write_text(text, "utf-8")
    return Times(first, statistics.median(each), max(each), each)


def _edit(page: Page, entry: Path, text: str, number: int) -> float:
    told = f"Muutos {number} näkyy heti."
    changed = _SUMMARY.sub(f'summary: "{told}"', text, count=1)
    # By the event: waiting for a text looks for it only every half second.
    with page.expect_event("load", timeout=60_000):
        began = time.perf_counter()
        entry.write_text(changed, "utf-8")
    taken = time.perf_counter() - began
    if not page.get_by_text(told, exact=True).count():  # it was still the change before this one
        page.get_by_text(told, exact=True).first.wait_for(timeout=60_000)
        taken = time.perf_counter() - began
    time.sleep(1.5)  # a writer does not save all the time
    return taken


@contextmanager
def _served(root: Path, folder: Path, *options: str) -> Iterator[tuple[str, float]]:
    command = [sys.executable, "-m", "knowledgebase", "serve", "--port", "0"]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--root", str(root), "--site", str(folder / "site"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        if not found:
            sys.exit(f"kb serve did not start: {line}")
        yield found[0], began
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    times = measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20, *sys.argv[3:])
    print(json.dumps(asdict(times)))
    print(
        f"first page {times.first_page:.2f} s, edit median {times.median:.3f} s,"
        f" worst {times.worst:.3f} s"
    )
