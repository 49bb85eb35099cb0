"""Turns: each tool builds the same entries by turns, so that a busy moment of the machine meets them all.

Each builds from nothing and then once more after one entry has changed.
"""

import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledgebase.measure.peers import Tool, edited, prepare

_PATIENCE = 1800


@dataclass(frozen=True)
class Run:
    """One build: seconds, MB of its largest process, and what there was when it was done."""

    wall: float
    cpu: float
    memory: float
    pages: int = 0
    files: int = 0
    megabytes: float = 0.0


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
    done: dict[str, list[tuple[Run, Run]]] = {tool.name: [] for tool in chosen}
    failed = {t.name: f"over {t.largest} entries" for t in chosen if number > t.largest}
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        work = Path(folder)
        entry = prepare(work, number)
        for turn in range(1, runs + 1):
            for tool in (tool for tool in chosen if tool.name not in failed):
                try:
                    cold, warm = _turn(tool, work, entry)
                except (OSError, subprocess.SubprocessError) as error:
                    failed[tool.name] = f"{error} {getattr(error, 'output', None) or ''}".strip()
                    tell(f"{number} {tool.name}: {failed[tool.name]}")
                    continue
                done[tool.name].append((cold, warm))
                tell(
                    f"{number} {tool.name} ({turn}/{runs}): {cold.wall:.1f} s, CPU {cold.cpu:.1f} s,"
                    f" after an edit {warm.wall:.1f} s, CPU {warm.cpu:.1f} s"
                )
    return [
        Row(tool.name, number, not_run=failed[tool.name])
        if tool.name in failed
        else Row(tool.name, number, *_medians(done[tool.name]))
        for tool in chosen
    ]


def _turn(tool: Tool, work: Path, entry: Path) -> tuple[Run, Run]:
    """Build from nothing, and again after an edit. What was written is deleted: disks are small."""
    tool.forget(work)
    cold = build(tool, work)
    cold = Run(cold.wall, cold.cpu, cold.memory, *written(work / tool.out))
    with edited(work, entry):
        warm = build(tool, work)
    shutil.rmtree(work / tool.out)
    return cold, warm


def _medians(done: Sequence[tuple[Run, Run]]) -> tuple[Run, Run]:
    return median([cold for cold, _ in done]), median([warm for _, warm in done])


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each thing measured."""
    values = zip(*(asdict(run).values() for run in runs), strict=True)
    wall, cpu, memory, pages, files, megabytes = map(statistics.median, values)
    return Run(wall, cpu, memory, int(pages), int(files), megabytes)
