"""Peers: other generators that build the same entries, and how ours and theirs are run.

They come from the locks in `scripts/bench/` into `.cache/bench/`.
"""

import hashlib
import shutil
import subprocess
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from knowledgebase.ground.settings import today
from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure.made_up import FOLDERS, make_root

CONFIGS: Path = PRODUCT / "scripts" / "bench"
INSTALLED: Path = PRODUCT / ".cache" / "bench"
# What a set-up makes once: it depends on no content.
_SET_UP = frozenset((INSTALLED.name, "lemmas"))


@dataclass(frozen=True)
class Tool:
    """A way to build the site: a command run in the work folder, where it writes, and where it keeps
    what it may use again.

    `differs` tells what its output lacks or has more than ours without search. Beyond `largest`
    entries it is not run.
    """

    name: str
    command: tuple[str | Path, ...]
    out: str
    differs: str
    cache: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)
    largest: int = 10_000

    def forget(self, work: Path) -> None:
        """Delete what it wrote and keeps, but for what was set up once."""
        shutil.rmtree(work / self.out, ignore_errors=True)
        cache = work / self.cache if self.cache else None
        for kept in cache.iterdir() if cache and cache.is_dir() else ():
            if kept.name not in _SET_UP:
                shutil.rmtree(kept, ignore_errors=True)


def tools(python: Path, peers: Path | None, eleventy: Path | None) -> Iterator[Tool]:
    """Yield ours, run by `python`, and the peers that are installed."""
    yield from _ours(python)
    if peers:
        yield from _hugo(peers)
        yield from _material(peers)
    if eleventy:
        yield Tool(
            "Eleventy",
            (eleventy, "--config=eleventy/eleventy.config.cjs", "--quiet"),
            "out-eleventy",
            "a bare layout, the first entries of a theme as related; no lists, no search",
        )


def _ours(python: Path) -> Iterator[Tool]:
    build = (python, "-m", "knowledgebase", "build", "--root", "root")
    ours = (*build, "--today", today().isoformat(), "--site")
    cache = cache_of(python)
    out = "out-ours-plain"
    yield Tool("ours, no index", (*ours, out, "--no-index"), out, "", cache)
    differs = "adds the dictionary and Pagefind's index"
    yield Tool("ours", (*ours, "out-ours"), "out-ours", differs, cache)


def _hugo(peers: Path) -> Iterator[Tool]:
    hugo = (peers / "hugo", "--quiet", "--source", "hugo", "--destination")
    yield Tool(
        "Hugo with related",
        (*hugo, "../out-hugo-related"),
        "out-hugo-related",
        "a bare layout; themes and regions have lists, entries eight related ones; no search, "
        "no check, no open data, feeds or twins",
        environment={"HUGO_PARAMS_RELATED": "true"},
    )
    yield Tool("Hugo", (*hugo, "../out-hugo"), "out-hugo", "as above without related entries")


def _material(peers: Path) -> Iterator[Tool]:
    mkdocs = (peers / "mkdocs", "build", "--quiet", "--config-file")
    yield Tool(
        "MkDocs Material, sections",
        (*mkdocs, "sections.yml"),
        "out-mkdocs-sections",
        "the entries as pages and a lunr index; no lists, relations or fields",
    )
    yield Tool(
        "MkDocs Material, automatic",
        (*mkdocs, "automatic.yml"),
        "out-mkdocs-automatic",
        "as above, and every page has the whole navigation: time and bytes grow as the square",
        largest=1_000,
    )
    yield Tool(
        "Zensical, sections",
        (peers / "zensical", "build", "--config-file", "zensical.yml"),
        "out-zensical",
        "the entries as pages and its search; no lists, relations or fields",
        cache=Path(".cache"),
    )


def cache_of(python: Path) -> Path:
    """Return the folder where our program, run by `python`, keeps what it may use again."""
    asked = "from knowledgebase.ground.site import PRODUCT; print(PRODUCT)"
    told = subprocess.run([python, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    return Path(told.stdout.strip(), ".cache")


def prepare(work: Path, number: int) -> Path:
    """Write the entries, and the same files for each peer. Returns the entry that is edited."""
    root, docs = work / "root", work / "docs"
    root.mkdir()
    make_root(number, root)
    for folder, name in FOLDERS.items():
        shutil.copytree(root / folder, docs / name)
        (docs / name / "index.md").write_text(f"---\ntitle: {name}\n---\n# {name}\n", "utf-8")
    (docs / "index.md").write_text("---\ntitle: Etusivu\n---\n# Etusivu\n", "utf-8")
    shutil.copytree(CONFIGS / "hugo", work / "hugo")
    shutil.copytree(CONFIGS / "eleventy", work / "eleventy")
    shutil.copytree(docs, work / "hugo" / "content")
    for index in (work / "hugo" / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    stock = (CONFIGS / "mkdocs.yml").read_text("utf-8")
    search = "plugins:\n  - search:\n      lang: fi\n"
    sections = (
        "nav:\n  - Etusivu: index.md\n  - Käytännöt: kaytannot/index.md\n"
        "  - Hankkeet: hankkeet/index.md\nnot_in_nav: |\n  /kaytannot/\n  /hankkeet/\n"
    )
    for name, text in (
        ("sections", f"{search}{sections}site_dir: out-mkdocs-sections\n"),
        ("automatic", f"{search}site_dir: out-mkdocs-automatic\n"),
        ("zensical", f"plugins:\n  - search\n{sections}site_dir: out-zensical\n"),
    ):
        (work / f"{name}.yml").write_text(stock + text, "utf-8")
    return min((root / "practices").glob("*.md"))


@contextmanager
def edited(work: Path, entry: Path) -> Iterator[None]:
    """Have one paragraph more in an entry, and in each peer's copy of it."""
    copies = [
        entry,
        work / "docs" / "kaytannot" / entry.name,
        work / "hugo" / "content" / "kaytannot" / entry.name,
    ]
    text = entry.read_text("utf-8")
    for copy in copies:
        copy.write_text(f"{text}\nTämä kappale on uusi.\n", "utf-8")
    try:
        yield
    finally:
        for copy in copies:
            copy.write_text(text, "utf-8")


def installed_peers(tell: Callable[[str], None]) -> Path | None:
    """Return the folder of the peers' commands, installed from their lock, or None."""
    lock = CONFIGS / "peers.lock"
    folder = INSTALLED / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip: list[str | Path] = [
            folder / "bin" / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
        ]
        if not _done([*pip, "--disable-pip-version-check", "-r", lock], folder, tell):
            return None
        (folder / "whole").touch()
    return folder / "bin"


def installed_eleventy(tell: Callable[[str], None]) -> Path | None:
    """Return Eleventy's command, installed from its lock, or None."""
    lock = CONFIGS / "eleventy" / "package-lock.json"
    folder = INSTALLED / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    command = folder / "node_modules" / ".bin" / "eleventy"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(lock.with_name(name), folder)
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        if not _done(npm, folder, tell):
            return None
    return command


def _done(command: Sequence[str | Path], folder: Path, tell: Callable[[str], None]) -> bool:
    try:
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.CalledProcessError) as error:
        tell(f"not installed: {getattr(error, 'stderr', '') or error}")
        return False
    return True
