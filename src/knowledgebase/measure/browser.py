"""Browser: the questions asked in a real browser, with the very scripts that the site serves."""

import gzip
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledgebase.ground.assets import asset_address

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

# What each search engine finds first: addresses of pages, and the milliseconds it took.
Answers = dict[str, list[tuple[list[str], float]]]
DEEP = 20
CODE = asset_address("assets/js/search/")
"""Where the scripts of the search are on the site."""

_ASK = """async ([root, code, questions, deep]) => {
  const { Engine } = await import(`${code}engine.js`);
  const engine = await Engine.open(root);
  const pagefind = await import(`${root}pagefind/pagefind.js`);
  const ask = async (search, address) => {
    const answers = [];
    for (const question of questions) {
      const began = performance.now();
      const { results } = await search(question);
      const took = performance.now() - began;
      const first = await Promise.all(results.slice(0, deep).map((result) => result.data()));
      answers.push([first.map(address), took]);
    }
    return answers;
  };
  const ours = (question) => engine.search(question, {}, false);
  const stock = (question) => pagefind.search(question);
  return {
    ours: await ask(ours, (page) => page.url),
    warm: await ask(ours, (page) => page.url),
    stock: await ask(stock, (data) => data.raw_url),
  };
}"""

_SHOWN = """async ([root, code, questions, rows]) => {
  const { Engine } = await import(`${code}engine.js`);
  const { excerpt } = await import(`${code}excerpt.js`);
  const engine = await Engine.open(root);
  const shown = [];
  for (const question of questions) {
    const { also, bets, marks, results, tab } = await engine.search(question, {}, false);
    const pages = await Promise.all(
      results.filter((one) => one.tab === tab).slice(0, rows).map((one) => one.data()));
    const text = (node) => (typeof node === "string" ? node : `[${node.textContent}]`);
    shown.push({
      question,
      also: also.map(({ word, asked, by }) => `${word} (${by}: ${asked})`),
      bets: (await Promise.all(bets.map((one) => one.data()))).map((page) => page.title),
      excerpts: pages.map((page) =>
        `${page.title}: ${excerpt(page, marks).map(text).join("")}`),
    });
  }
  return shown;
}"""


def packed(response: "Response") -> int:
    """Return the bytes of a response's body as a host that packs texts would send it."""
    body = response.body()
    return len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body, 9))


def is_ours(url: str) -> bool:
    """Tell whether an address is search code or dictionary; the texts of results are not."""
    _, _, shard = url.partition("/sanat/")
    return asset_address("assets/js/search") in url or bool(shard and "/p" not in shard)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder on a free local port while the block runs. Yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def started(chromium: str) -> Iterator["Browser"]:
    """Start the browser at a path. Raises playwright's Error when it cannot be started."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (a test dependency)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def ask(
    site: Path,
    questions: Sequence[str],
    browser: "Browser",
    weights: Mapping[str, float] | None = None,
) -> Answers:
    """Ask every question of our search and of stock Pagefind. `warm` is ours asked again.

    `weights` replaces weights of the question's side, to see what each is worth.
    """
    with serving(site) as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}{CODE}weights.js")
        if weights:
            page.evaluate(
                "async ([code, changed]) => { Object.assign("
                "(await import(`${code}weights.js`)).WEIGHTS, changed); }",
                [root + CODE, dict(weights)],
            )
        found: dict[str, list[Any]] = page.evaluate(
            _ASK, [root, root + CODE, list(questions), DEEP]
        )
        context.close()
    return {
        name: [([url.strip("/") + "/" for url in urls], took) for urls, took in rows]
        for name, rows in found.items()
    }


def shown(site: Path, questions: Sequence[str], browser: "Browser", rows: int) -> Iterator[str]:
    """Yield what a reader sees of each question, as lines: the other words that were searched
    for, the best bets, and the excerpts of the first rows with the marked words in brackets."""
    with serving(site) as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}haku/")
        found: list[dict[str, Any]] = page.evaluate(
            _SHOWN, [root, root + CODE, list(questions), rows]
        )
        context.close()
    for row in found:
        yield f"? {row['question']}"
        yield from (f"  + {word}" for word in row["also"])
        yield from (f"  ! {title}" for title in row["bets"])
        yield from (f"  - {text}" for text in row["excerpts"])
