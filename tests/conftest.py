"""What tests share: content roots made for one case, and the real site built once."""

import fcntl
import io
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from PIL import Image

from knowledgebase.catalogue import load
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli import main
from knowledgebase.contribute.json_schema import Node, json_schemas
from knowledgebase.flow import Settings, publication
from knowledgebase.ground.assets import asset_address
from knowledgebase.ground.findings import Finding, has_errors, report
from knowledgebase.measure.chromium import find as find_chromium
from knowledgebase.publish import releases, switch
from knowledgebase.read.thesaurus import thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, read_vocabularies, vocabularies_for
from knowledgebase.render.page import Page


def examples(number: int) -> int:
    """Return how many examples a property is tried on: all with `dev.py test --all`, else a quarter."""
    return number if os.environ.get("KB_THOROUGH") else max(number // 4, 3)


# No test is about time, and a run of CI must not fail by chance: new examples are looked for
# where someone sees them, on the maker's own machine.
_TRIED = {"deadline": None, "max_examples": examples(100)}
hypothesis.settings.register_profile("own", **_TRIED)
hypothesis.settings.register_profile("ci", **_TRIED, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "own")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
"""A content root as it was on one day: what the program does is tested on it, so that a new entry
of the real content changes no test. What the real content must be, `kb check` says."""
TODAY = date(2026, 11, 24)
EXAMPLE = ROOT / "tests" / "indicators" / "root"
"""Made-up projects with made-up results. They stand here alone and are never published."""

PRACTICE = """\
---
title: "{title}"
summary: "Lyhyt kuvaus käytännöstä."
themes:
  - tyokyky
regions:
  - lappi
sources:
  - title: "Lähde"
    url: "https://example.org/lahde"
    kind: opas
    seen: "Kuvaus käytännöstä."
    accessed: 2026-11-24
problem: "Ongelma."
solution: "Ratkaisu."
evidence:
  level: 0
  why: "Kuvattu."
effect:
  direction: ei-tiedossa
  why: "Lähde ei kerro."
first_step:
  who: "Esihenkilö"
  text: "{step}"
{more}---

{body}
"""
PROJECT = """\
---
title: "{title}"
summary: "Lyhyt kuvaus hankkeesta."
themes:
  - tyokyky
regions:
  - lappi
sources:
  - title: "Lähde"
    url: "https://example.org/lahde"
    kind: hankekuvaus
    seen: "Kuvaus hankkeesta."
    accessed: 2026-11-24
aim: "Tavoite."
{more}---

{body}
"""


MATERIAL = """\
---
title: "{title}"
summary: "Lyhyt kuvaus."
themes:
  - tyokyky
regions:
  - lappi
material_kind: opas
{more}---

Teksti.
"""


def in_assets(script: str) -> str:
    """Return a script of the browser that imports the site's modules, with their place on the site."""
    return script.replace("assets/js/", asset_address("assets/js/"))


def practice(
    title: str = "Käytäntö",
    more: str = "",
    body: str = "## Lähtötilanne\n\nTeksti.",
    step: str = "",
) -> str:
    """Return the text of a practice that passes every check, with `more` front matter."""
    step = step or f"Kysy tänään yhdeltä työntekijältä, sopiiko {title[:40]}."
    return PRACTICE.format(title=title, more=more, body=body, step=step)


def project(title: str = "Hanke", more: str = "", body: str = "## Mistä on kyse\n\nTeksti.") -> str:
    """Return the text of a project that passes every check, with `more` front matter."""
    return PROJECT.format(title=title, more=more, body=body)


NEWS = """\
---
title: "{title}"
summary: "Lyhyt kuvaus uutisesta."
themes:
  - tyokyky
regions:
  - lappi
published: {published}
relates_to:
  - practice:a
{more}---

Uutisen teksti.
"""
EVENT = """\
---
title: "{title}"
summary: "Lyhyt kuvaus tapahtumasta."
themes:
  - tyokyky
regions:
  - lappi
published: 2026-11-01
starts: {starts}
{more}---

Tapahtuman teksti.
"""


def news(title: str = "Uutinen", published: str = "2026-11-20", more: str = "") -> str:
    """Return the text of a news item on practice `a` that passes every check."""
    return NEWS.format(title=title, published=published, more=more)


def material(title: str = "Opas", more: str = "") -> str:
    """Return a valid material, with `more` front matter."""
    return MATERIAL.format(title=title, more=more)


def event(title: str = "Tapahtuma", starts: str = "2026-12-01T09:00", more: str = "") -> str:
    """Return the text of an event that passes every check."""
    return EVENT.format(title=title, starts=starts, more=more)


def picture(width: int = 40, height: int = 30, form: str = "PNG", **more: Any) -> bytes:
    """Return a picture that passes every check, drawn so that its left and right differ."""
    stream = io.BytesIO()
    drawn = Image.linear_gradient("L").rotate(90).resize((width, height)).convert("RGB")
    drawn.save(stream, form, **more)
    return stream.getvalue()


class Rendered(Mapping[str, str]):
    """The HTML of pages by address, each made once, when it is asked for: most tests ask for one of hundreds."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._made: dict[str, str] = {}

    def __getitem__(self, address: str) -> str:
        if address not in self._made:
            self._made[address] = self._pages[address].html()
        return self._made[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


@dataclass(frozen=True)
class Made:
    """What a root makes, without the shell: the HTML of pages and the files, by address."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]

    def where(self, text: str) -> set[str]:
        """Return the addresses of pages and the paths of files that hold a text."""
        return {a for a, html in self.pages.items() if text in html} | {
            path for path, data in self.files.items() if text.encode() in data
        }


def publish(root: Path, today: date = TODAY, **settings: Any) -> Made:
    """Return what `root` publishes on a day, in this process and without the generator."""
    made, findings = publication(Settings(root, today, **settings))
    assert not [f for f in findings if f.level == "error"], report(findings)
    return Made(Rendered(made.pages), made.files)


@cache
def corpus_made() -> Made:
    """Return what the corpus publishes, made once for all tests of a process."""
    return publish(CORPUS)


@cache
def corpus_catalogue() -> Catalogue:
    """Return the catalogue of the corpus, read once for all tests of a process."""
    return load_catalogue(CORPUS, ROOT, TODAY)[0]


@pytest.fixture
def make_root(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes files into a new content root and returns it.

    Vocabularies come from the product, since the root has none of its own.
    """

    def make(files: dict[str, str | bytes] | None = None) -> Path:
        for folder in ("content", "practices", "projects"):
            (tmp_path / folder).mkdir(exist_ok=True)
        for name, text in (files or {}).items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return make


@cache
def known_vocabularies(root: Path = ROOT) -> Vocabularies:
    """Return the vocabularies of the product or the corpus, read once for all tests of a process."""
    return read_vocabularies(root)[0]


@cache
def known_schemas(root: Path = ROOT) -> Mapping[str, Node]:
    """Return the JSON Schema of each kind by those vocabularies. What changes one, copies it."""
    return json_schemas(known_vocabularies(root))


def corpus_words() -> dict[str, bytes]:
    """Return the corpus's vocabularies as files of a content root, for its entries to go by."""
    folder = CORPUS / "content/vocabularies"
    return {f"content/vocabularies/{file.name}": file.read_bytes() for file in folder.glob("*.yml")}


def kb(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the `kb` command in this process and return what it printed and its exit code.

    Python takes longer to start than most commands to run. A fault of the program is raised as it is.
    """
    given, out, err = (
        io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (typed.encode(), b"", b"")
    )
    code: object = 0
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        try:
            main([*map(str, arguments)], prog_name="kb")
        except SystemExit as end:
            code = end.code
    out.flush(), err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return subprocess.CompletedProcess(arguments, code or 0, *said)


def kb_process(
    *arguments: str | Path, before: Iterable[str] = (), **options: object
) -> subprocess.CompletedProcess[str]:
    """Run the `kb` command as a person would: a process of its own, which a test is about.

    `before` is what the command itself is run by.
    """
    return subprocess.run(
        [*before, sys.executable, "-m", "knowledgebase", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def filled_example(kind: str) -> bytes:
    """Return the example of a kind with the words that who copies it must choose."""
    text = (ROOT / f"schema/examples/{kind}.md").read_text("utf-8")
    text = text.replace("kind: VAIHDA", "kind: hankesivu")
    text = text.replace("accessed: VAIHDA", "accessed: 2026-11-24")
    return text.replace("- VAIHDA", "- tyohyvinvointi").encode()


def ready_lines(text: str) -> str:
    """Return an entry in which the `#` is gone from each line that stands ready to be written."""
    return re.sub(r"(?m)^( *)#((?:  )*(?:[a-z_]+:|- ).*)$", r"\1\2", text)


def plain_build(settings: Settings, site: Path) -> tuple[bool, list[Finding]]:
    """Write the pages of what people wrote, without the generator and the search."""
    made, findings = publication(settings)
    if has_errors(findings):
        return False, findings
    for address, page in made.pages.items():
        if not page.head.source:
            continue
        file = site / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        said = f"<title>{page.head.title}</title><meta name=description content='{page.head.description}'>"
        file.write_text(f"<html><head>{said}</head><body>{page.html()}</body></html>", "utf-8")
    return True, findings


@pytest.fixture(autouse=True)
def words_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the same vocabularies once for all tests of a process: it takes longer than most tests."""
    monkeypatch.setattr(load, "vocabularies_for", _words)
    monkeypatch.setattr(load, "thesaurus_for", _thesaurus)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk."""
    for module in (releases, switch):
        monkeypatch.setattr(module, "flush", lambda _: None)


_READ: dict[tuple[object, ...], tuple[Any, list[Finding]]] = {}


def _as_read_before(read: Callable[..., Any], root: Path, product: Path, *others: Any) -> Any:
    # By bytes, since tests write files. What is not plain (a link, a pipe) the reader sees itself, and so
    # it does where another product lends its words.
    folder = root / "content" / "vocabularies"
    inside = sorted(folder.rglob("*"))
    files = [path for path in inside if path.is_file() and not path.is_symlink()]
    plain = len(files) + sum(path.is_dir() and not path.is_symlink() for path in inside)
    if product != ROOT or folder.is_symlink() or plain < len(inside):
        return read(root, product, *others)
    written = tuple((file.relative_to(root), file.read_bytes()) for file in files)
    key = (read, root == ROOT, folder.is_dir(), written)
    if key not in _READ:
        _READ[key] = read(root, product, *others)
    found, findings = _READ[key]
    return found, list(findings)


_words = partial(_as_read_before, vocabularies_for)
_thesaurus = partial(_as_read_before, thesaurus_for)


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the releases."""
    return tmp_path_factory.mktemp("julkaisut")


@pytest.fixture(scope="session")
def reported() -> Catalogue:
    """The catalogue of the made-up projects and their results, without a fault."""
    catalogue, findings = load_catalogue(EXAMPLE, ROOT, TODAY)
    assert findings == []
    return catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built once for the whole run, also when tests run in many processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, log = shared / "real-site", shared / "real-site.json"
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            done = kb_process(
                "build", "--root", CORPUS, "--site", folder, "--today", TODAY.isoformat()
            )
            log.write_text(json.dumps([done.returncode, done.stdout + done.stderr]))
    code, output = json.loads(log.read_text())
    assert code == 0, output
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A folder on a local address for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site on a local address under a path, which it must work under."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "polku").symlink_to(site)
    with serving(folder) as address:
        yield f"{address}polku/"


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A real browser. Without one the test is skipped and counted; in CI it fails."""
    path = os.environ.get("KB_CHROMIUM") or find_chromium()
    if not path:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: browser tests must run in CI")
        pytest.skip("no Chromium: run `dev.py test` to have one found or installed")
    from playwright.sync_api import sync_playwright

    quiet = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: object, served: str) -> Iterator[object]:
    """A page of a new browser context. Afterwards it must have no console errors, no request
    to another origin and no cookie."""
    context = chromium.new_context(base_url=served, locale="fi-FI")
    tab = context.new_page()
    faults: list[str] = []
    tab.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda r: None if _own(r.url, served) else faults.append(r.url))
    yield tab
    assert not faults
    assert not context.cookies()
    context.close()


def _own(url: str, served: str) -> bool:
    return url.startswith((served.rsplit("/polku", 1)[0], "data:", "blob:"))
