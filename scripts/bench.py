#!/usr/bin/env python3
"""Measure ours and its peers on the same files in one run: `python scripts/bench.py 100 1000`.

The entries are the real ones with their words shuffled, so that sizes, terms and vocabularies
are real and no two texts are the same. Every tool builds the same entries, by turns, so that a busy
moment of the machine meets them all; each builds from nothing and then once more after one entry
has changed. Told are medians of wall and CPU seconds, the largest process, and what was written, as
a table and as JSON. Run it inside the environment: `.venv/bin/python scripts/bench.py`.

The peers come from the locks in scripts/bench/ into `.cache/bench/`; one that cannot be installed is
told as not run. `--bounds` tells instead the largest file of each kind at each size, and its bound.
"""

import argparse
import hashlib
import json
import math
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from knowledgebase.ground.settings import today
from knowledgebase.ground.site import PRODUCT
from knowledgebase.measure.bounds import KINDS, largest

HERE: Path = Path(__file__).resolve().with_suffix("")
CACHE: Path = PRODUCT / ".cache" / "bench"
# What points to other entries, or is one entry's own.
_POINTING = re.compile(
    r"^(?:code|projects|aliases|differs_from|related|same_as):.*\n(?:  .*\n)*", re.MULTILINE
)
_PICKED = re.compile(r"^( +)practices:\n(?:\1 .*\n)*", re.MULTILINE)
_FIRST_STEP = re.compile(r'^(first_step:\n  who: .*\n  text: )"', re.MULTILINE)
_WORD = re.compile(r"\b[a-zåäö]{6,}\b")
_FOLDERS = {"practices": "kaytannot", "projects": "hankkeet"}
_PATIENCE = 1800


def make_root(number: int, root: Path) -> None:
    """Write `number` entries into a new content root, practices and projects by turns."""
    chance = random.Random(42)  # noqa: S311 (not for secrets)
    shutil.copytree(PRODUCT / "content" / "vocabularies", root / "content" / "vocabularies")
    needs = root / "content" / "vocabularies" / "needs.yml"
    needs.write_text(_PICKED.sub("", needs.read_text("utf-8")), "utf-8")
    sources = [file for folder in _FOLDERS for file in sorted((PRODUCT / folder).glob("*.md"))]
    sources = [file for file in sources if "\nstatus: draft\n" not in file.read_text("utf-8")]
    words = sorted(
        set(_WORD.findall(" ".join(s.read_text("utf-8").split("---", 2)[2] for s in sources)))
    )
    for folder in _FOLDERS:
        (root / folder).mkdir()
    for count in range(number):
        source = sources[count % len(sources)]
        head, body = source.read_text("utf-8").split("\n---\n", 1)
        head = _POINTING.sub("", f"{head}\n")
        # No two entries may have one first step.
        head = _FIRST_STEP.sub(rf'\g<1>"{count}: ', head, count=1)
        # Four long words are more than a title may have.
        title = f'title: "{" ".join(chance.sample(words, 4))[:70].strip()} {count}"'
        head = re.sub(r'^title: ".*"', title, head, flags=re.MULTILINE)
        body = re.sub(r"\]\([^)]*\)", "](https://a.fi/x)", body)
        body = re.sub(r"(?m)^[^#>|\n].*", lambda m: _shuffled(m[0], words, chance), body)
        name = f"{source.stem[:60]}-{count}.md"
        (root / source.parent.name / name).write_text(f"{head}---\n{body}", "utf-8")


def _shuffled(line: str, words: list[str], chance: random.Random) -> str:
    return _WORD.sub(lambda _: chance.choice(words), line)


@dataclass(frozen=True)
class Tool:
    """A way to build the site: a command run in the work folder, where it writes, and what it keeps.

    `differs` tells what its output lacks or has more than ours without search. Beyond `largest`
    entries it is not run.
    """

    name: str
    command: tuple[str | Path, ...]
    out: str
    differs: str
    kept: tuple[str | Path, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    largest: int = 10_000


@dataclass(frozen=True)
class Run:
    """One build: seconds, MB of its largest process, and what there was when it was done."""

    wall: float
    cpu: float
    memory: float
    pages: int = 0
    files: int = 0
    megabytes: float = 0.0


def tools(python: Path, peers: Path | None, eleventy: Path | None) -> Iterator[Tool]:
    """Yield ours, run by `python`, and the peers that are installed."""
    ours = (
        python,
        "-m",
        "knowledgebase",
        "build",
        "--root",
        "root",
        "--today",
        today().isoformat(),
    )
    kept = kept_by(python)
    plain = (*ours, "--no-index", "--site", "out-ours-plain")
    yield Tool("ours, no index", plain, "out-ours-plain", "", kept)
    yield Tool(
        "ours",
        (*ours, "--site", "out-ours"),
        "out-ours",
        "adds the dictionary and Pagefind's index",
        kept,
    )
    if peers:
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
            kept=(".cache",),
        )
    if eleventy:
        yield Tool(
            "Eleventy",
            (eleventy, "--config=eleventy/eleventy.config.cjs", "--quiet"),
            "out-eleventy",
            "a bare layout, the first entries of a theme as related; no lists, no search",
        )


def kept_by(python: Path) -> tuple[Path, ...]:
    """Return what our program, run by `python`, keeps between builds of what a root holds."""
    asked = "from knowledgebase.ground.site import PRODUCT; print(PRODUCT)"
    told = subprocess.run([python, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    cache = Path(told.stdout.strip(), ".cache")
    return tuple(cache / name for name in ("luetut", "kehykset", "mallit", "qr"))


def prepare(work: Path, number: int) -> Path:
    """Write the entries, and the same files for each peer. Returns the entry that is edited."""
    root, docs = work / "root", work / "docs"
    root.mkdir()
    make_root(number, root)
    for folder, name in _FOLDERS.items():
        shutil.copytree(root / folder, docs / name)
        (docs / name / "index.md").write_text(f"---\ntitle: {name}\n---\n# {name}\n", "utf-8")
    (docs / "index.md").write_text("---\ntitle: Etusivu\n---\n# Etusivu\n", "utf-8")
    shutil.copytree(HERE / "hugo", work / "hugo")
    shutil.copytree(HERE / "eleventy", work / "eleventy")
    shutil.copytree(docs, work / "hugo" / "content")
    for index in (work / "hugo" / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    stock = (HERE / "mkdocs.yml").read_text("utf-8")
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


def build(tool: Tool, work: Path) -> Run:
    """Build once. Raises CalledProcessError, with what the tool said, or TimeoutExpired."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            list(map(str, tool.command)),
            cwd=work,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | tool.environment,
            stdout=said,
            stderr=said,
        )
        status, usage = _waited(process, tool)
        wall = time.perf_counter() - began
        if status:
            said.seek(0)
            raise subprocess.CalledProcessError(status, tool.name, said.read().decode()[-600:])
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _waited(process: subprocess.Popen[bytes], tool: Tool) -> tuple[int, resource.struct_rusage]:
    # Not subprocess's own waiting: only wait4 tells what this one child, and its children, used.
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        time.sleep(0.005)
    process.kill()
    process.wait()
    raise subprocess.TimeoutExpired(tool.name, _PATIENCE)


def written(folder: Path) -> tuple[int, int, float]:
    """Return the number of pages and of files in a folder, and their bytes in MB."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return pages, len(files), sum(file.stat().st_size for file in files) / 1e6


@dataclass(frozen=True)
class Row:
    """What was measured of one tool at one size: medians, or why it was not run."""

    tool: str
    entries: int
    cold: Run | None = None
    after_edit: Run | None = None
    not_run: str = ""


def measure(
    number: int, runs: int, chosen: Sequence[Tool], tell: Callable[[str], None]
) -> list[Row]:
    """Build `number` entries with each tool by turns, `runs` times from nothing and after an edit."""
    cold: dict[str, list[Run]] = {}
    warm: dict[str, list[Run]] = {}
    failed = {t.name: f"over {t.largest} entries" for t in chosen if number > t.largest}
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        work = Path(folder)
        entry = prepare(work, number)
        for turn in range(runs):
            for tool in chosen:
                if tool.name in failed:
                    continue
                for kept in (tool.out, *tool.kept):
                    shutil.rmtree(work / kept, ignore_errors=True)
                try:
                    once = build(tool, work)
                    amount = written(work / tool.out)
                    cold.setdefault(tool.name, []).append(
                        Run(once.wall, once.cpu, once.memory, *amount)
                    )
                    with edited(work, entry):
                        warm.setdefault(tool.name, []).append(build(tool, work))
                except (OSError, subprocess.SubprocessError) as error:
                    failed[tool.name] = f"{error} {getattr(error, 'output', None) or ''}".strip()
                    tell(f"{number} {tool.name}: {failed[tool.name]}")
                    continue
                tell(
                    f"{number} {tool.name} ({turn + 1}/{runs}): {once.wall:.1f} s, CPU {once.cpu:.1f} s"
                )
                if turn == runs - 1:
                    shutil.rmtree(work / tool.out, ignore_errors=True)  # disks are small
    return [
        Row(tool.name, number, not_run=failed[tool.name])
        if tool.name in failed
        else Row(tool.name, number, median(cold[tool.name]), median(warm[tool.name]))
        for tool in chosen
    ]


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each thing measured."""
    values = zip(*(asdict(run).values() for run in runs), strict=True)
    wall, cpu, memory, pages, files, megabytes = map(statistics.median, values)
    return Run(wall, cpu, memory, int(pages), int(files), megabytes)


def exponent(small: Row, large: Row) -> tuple[float, float] | None:
    """Return how wall and CPU seconds grow from one size to the next: 1 is in proportion."""
    if not small.cold or not large.cold:
        return None
    by = math.log(large.entries / small.entries)
    return (
        math.log(large.cold.wall / small.cold.wall) / by,
        math.log(large.cold.cpu / small.cold.cpu) / by,
    )


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table; ratios are wall seconds against ours without index."""
    lines = [
        "| entries | tool | wall s | × ours, no index | CPU s | largest process MB | pages | files"
        " | MB | after one edit, wall s | CPU s | grows by wall, CPU |",
        "|" + " ---: | --- |" + " ---: |" * 10,
    ]
    former: dict[str, Row] = {}
    for row in rows:
        base = next((r.cold for r in rows if r.entries == row.entries and r.cold), None)
        if not row.cold or not row.after_edit or not base:
            why = row.not_run.splitlines()[0] if row.not_run else ""
            lines.append(f"| {row.entries} | {row.tool} | not run: {why} |" + " |" * 9)
            continue
        c, e = row.cold, row.after_edit
        grows = exponent(former[row.tool], row) if row.tool in former else None
        lines.append(
            f"| {row.entries} | {row.tool} | {c.wall:.2f} | {c.wall / base.wall:.2f} | {c.cpu:.2f}"
            f" | {c.memory:.0f} | {c.pages} | {c.files} | {c.megabytes:.1f} | {e.wall:.2f}"
            f" | {e.cpu:.2f} | {f'{grows[0]:.2f}, {grows[1]:.2f}' if grows else ''} |"
        )
        former[row.tool] = row
    return "\n".join(lines)


def bounds(sizes: Sequence[int], ours: Tool, tell: Callable[[str], None]) -> str:
    """Return as a Markdown table the bytes of the largest file of each kind at each size.

    Raises what `build` raises.
    """
    found: list[dict[str, tuple[int, str]]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
            work = Path(folder)
            (work / "root").mkdir()
            make_root(size, work / "root")
            build(ours, work)
            out = work / ours.out
            files = (file for file in out.rglob("*") if file.is_file())
            found.append(largest((str(f.relative_to(out)), f.stat().st_size) for f in files))
            tell(f"{size}: built")
    lines = [
        f"| kind | {' | '.join(f'{size} entries' for size in sizes)} | bound |",
        "| --- |" + " ---: |" * (len(sizes) + 1),
    ]
    for kind in KINDS:
        told = [f"{one[kind.name][0]:,}" if kind.name in one else "–" for one in found]
        lines.append(
            f"| {kind.name} | {' | '.join(told)} | {f'{kind.bound:,}' if kind.bound else 'none'} |"
        )
    return "\n".join(lines)


def installed_peers(tell: Callable[[str], None]) -> Path | None:
    """Return the folder of the peers' commands, installed from their lock, or None."""
    lock = HERE / "peers.lock"
    folder = CACHE / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
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
    lock = HERE / "eleventy" / "package-lock.json"
    folder = CACHE / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000], help="numbers of entries")
    parser.add_argument("--runs", type=int, default=3, help="builds of each, the median is told")
    parser.add_argument("--only", default="", help="parts of names of tools, comma between")
    parser.add_argument("--json", type=Path, help="a file for all that was measured")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="whose `ours`")
    parser.add_argument("--bounds", action="store_true", help="the largest file of each kind")
    given = parser.parse_args()

    def tell(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    if given.bounds:
        ours = next(tool for tool in tools(given.python, None, None) if tool.name == "ours")
        print(bounds(sorted(given.sizes), ours, tell))
        return
    only = [part for part in given.only.split(",") if part]
    alone = bool(only) and all(part.startswith("ours") for part in only)
    every = tools(
        given.python,
        None if alone else installed_peers(tell),
        None if alone else installed_eleventy(tell),
    )
    chosen = [tool for tool in every if not only or any(part in tool.name for part in only)]
    rows = [row for size in sorted(given.sizes) for row in measure(size, given.runs, chosen, tell)]
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end"
    print(table(rows), f"\n{load}; medians of {given.runs}, by turns.\n", sep="\n")
    for tool in chosen:
        if tool.differs:
            print(f"- {tool.name}: {tool.differs}.")
    if given.json:
        measured = {"machine": load, "runs": given.runs, "rows": [asdict(row) for row in rows]}
        given.json.write_text(json.dumps(measured, indent=1), "utf-8")


if __name__ == "__main__":
    main()
