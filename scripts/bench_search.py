#!/usr/bin/env python3
"""Measure search in a browser on made-up catalogues: `python scripts/bench_search.py 1000 10000`.

For each size: the bytes of the first search as a host sends them (texts packed by gzip), apart for
our code and dictionary and for everything fetched to the first result; the bytes of each question
of the evaluation sets as a second search, when no word of it has been fetched; the milliseconds of
a question asked for the first and for the second time; and the milliseconds that the light
analyser takes for a word that the table lacks. A site that is built already can be given as a
folder. Run it inside the environment.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure.browser import CODE, ask, is_ours, packed, serving, started
from knowledgebase.measure.chromium import find_or_install
from knowledgebase.measure.made_up import make_root
from knowledgebase.measure.measures import middle_and_most, read_queries
from knowledgebase.search.analysis import Analyser, Table

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SETS = PRODUCT / "tests" / "measure" / "questions"
NEW_WORDS = 500
_FURTHER = """async ([root, code, questions]) => {
  const { Engine } = await import(`${code}engine.js`);
  const fetched = window.fetch;
  let bytes = 0;
  window.fetch = async (url, how) => {
    const response = await fetched(url, how);
    bytes += (await response.clone().arrayBuffer()).byteLength;
    return response;
  };
  const sizes = [];
  for (const question of questions) {
    const engine = await Engine.open(root);
    bytes = 0;
    await engine.search(question, {}, false);
    sizes.push(bytes);
  }
  return sizes;
}"""


def questions() -> list[str]:
    """Return the questions of both evaluation sets, in their order."""
    found = []
    for folder in (SETS, SETS / "second"):
        texts = ((folder / name).read_text("utf-8") for name in ("queries.tsv", "qrels.tsv"))
        found += [query.text for query in read_queries(*texts)]
    return found


def bytes_of_searches(site: Path, browser: "Browser") -> tuple[int, int, list[int]]:
    """Return the bytes of the first search (ours, all with the page) and of each further one."""
    first: list[tuple[str, int]] = []
    with serving(site) as root:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.on("response", lambda r: first.append((r.url, packed(r))))
        page.goto(f"{root}haku/?q=saikku")
        page.locator("[data-search-results] li").first.wait_for()
        page.wait_for_load_state("networkidle")
        seen = list(first)
        further: list[int] = page.evaluate(_FURTHER, [root, root + CODE, questions()])
        context.close()
    return sum(s for url, s in seen if is_ours(url)), sum(s for _, s in seen), further


def new_word_ms() -> tuple[float, float]:
    """Return the median and the longest time to analyse a word that the table lacks."""
    analyser = Analyser(Table.read())
    known = sorted(word for word in analyser.table.forms if len(word) > 6 and word.isalpha())
    # Halves of real words joined anew: Finnish letters in Finnish order, in no table.
    step = max(1, len(known) // NEW_WORDS)
    pairs = zip(known[::step], known[step // 2 :: step], strict=False)
    words = [a[: len(a) // 2] + b[len(b) // 2 :] for a, b in pairs]
    analyser.readings("lämmittelysana")
    times = [_timed_ms(analyser, word) for word in words if word not in analyser.table.forms]
    return statistics.median(times), max(times)


def _timed_ms(analyser: Analyser, word: str) -> float:
    began = time.perf_counter()
    analyser.readings(word)
    return (time.perf_counter() - began) * 1000


def in_words(values: Iterable[float]) -> str:
    """Return the median and the 95th percentile in words."""
    return "{:.1f} / {:.1f}".format(*middle_and_most(values))


def measure(site: Path, name: str, browser: "Browser") -> None:
    ours, everything, further = bytes_of_searches(site, browser)
    answers = ask(site, questions(), browser)
    print(
        f"{name}: first search {ours / 1000:.1f} kB of ours, {everything / 1000:.1f} kB with the page; "
        f"a further one {in_words(n / 1000 for n in further)} / {max(further) / 1000:.1f} kB "
        f"(median / 95 % / most); question in ms "
        f"(median / 95 %): new {in_words(took for _, took in answers['ours'])}, "
        f"again {in_words(took for _, took in answers['warm'])}, "
        f"stock Pagefind {in_words(took for _, took in answers['stock'])}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    chromium = find_or_install({}, print)
    if chromium is None:
        raise SystemExit("no Chromium")
    print("new word, ms (median, longest): {:.2f}, {:.2f}".format(*new_word_ms()), flush=True)
    with started(chromium) as browser, tempfile.TemporaryDirectory() as folder:
        for argument in arguments or ["1000"]:
            if not argument.isdecimal():
                measure(Path(argument), argument, browser)
                continue
            root, site = Path(folder, argument), Path(folder, f"site-{argument}")
            root.mkdir()
            make_root(int(argument), root)
            subprocess.run(
                [sys.executable, "-m", "knowledgebase", "build", "--root", root, "--site", site],
                check=True,
                capture_output=True,
            )
            measure(site, f"{argument} entries", browser)


if __name__ == "__main__":
    main(sys.argv[1:])
