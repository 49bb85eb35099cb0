"""Bench tables: what was measured, as Markdown."""

import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from knowledgebase.measure.bounds import KINDS, largest
from knowledgebase.measure.made_up import make_root
from knowledgebase.measure.peers import Tool
from knowledgebase.measure.turns import Row, build


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
