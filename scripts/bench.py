#!/usr/bin/env python3
"""Measure ours and its peers on the same files in one run: `python scripts/bench.py 100 1000`.

Told are medians of wall and CPU seconds, the largest process, and what was written, as a table and as
JSON. Run it inside the environment: `.venv/bin/python scripts/bench.py`. A peer that cannot be installed
is told as not run. `--bounds` tells instead the largest file of each kind at each size, and its bound.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from knowledgebase.measure.bench_tables import bounds, table
from knowledgebase.measure.peers import installed_eleventy, installed_peers, tools
from knowledgebase.measure.turns import measure


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
