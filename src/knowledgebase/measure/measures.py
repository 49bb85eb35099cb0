"""Measures: what a ranked list of documents is worth, given what should have been found."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SUCCESS = 2
"""The lowest grade that answers a question; 1 is on the same subject only."""
_DEEP = 10


@dataclass(frozen=True)
class Query:
    """A labelled question. `relevant` maps document ids to grades 1–3."""

    id: str
    category: str
    half: str
    text: str
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class Figures:
    """Means over questions, each 0–1: success at 1 and 5, reciprocal rank, nDCG@10, no hits."""

    queries: int
    s1: float
    s5: float
    mrr: float
    ndcg10: float
    zero: float

    def as_json(self) -> dict[str, float]:
        """Return the figures by name, in four decimals."""
        names = ("s1", "s5", "mrr", "ndcg10", "zero")
        return {name: round(getattr(self, name), 4) for name in names}


def figures(answers: Iterable[tuple[Query, Sequence[str]]]) -> Figures:
    """Return the figures of questions with the ranked document ids that each got."""
    rows = [_one(query, ranked) for query, ranked in answers]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)] if rows else [0.0] * 5
    return Figures(len(rows), *means)


def _one(query: Query, ranked: Sequence[str]) -> tuple[float, float, float, float, float]:
    good = [query.relevant.get(document, 0) >= SUCCESS for document in ranked]
    first = good.index(True) + 1 if True in good else 0
    return (
        float(first == 1),
        float(0 < first <= 5),
        1 / first if first else 0.0,
        _ndcg(query, ranked),
        float(not ranked),
    )


def _ndcg(query: Query, ranked: Sequence[str]) -> float:
    got = _gain([query.relevant.get(document, 0) for document in ranked[:_DEEP]])
    best = _gain(sorted(query.relevant.values(), reverse=True)[:_DEEP])
    return got / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def middle_and_most(values: Iterable[float]) -> tuple[float, float]:
    """Return the median of values and the one that 95 % of them do not pass."""
    rising = sorted(values)
    return rising[len(rising) // 2], rising[int(len(rising) * 0.95)]


def read_queries(queries: str, labels: str) -> list[Query]:
    """Read the two TSV texts: qid, category, split, query; and qid, docid, grade.

    Raises ValueError on a line that is not so, and when no question is labelled.
    """
    relevant: dict[str, dict[str, int]] = {}
    for line in _rows(labels, 3):
        relevant.setdefault(line[0], {})[line[1]] = int(line[2])
    rows = _rows(queries, 4)
    found = [Query(r[0], r[1], r[2], r[3], relevant[r[0]]) for r in rows if r[0] in relevant]
    if not found:
        raise ValueError("no labelled queries")
    return found


def read_set(folder: Path) -> list[Query]:
    """Read a frozen set: its questions, its labels, and those for entries written since.

    The labels are in `qrels.tsv`; entries written since have theirs in `added.tsv`, and in
    `pooled.tsv` those that came later still.

    Raises ValueError as `read_queries`, and OSError when a file is missing.
    """
    later = (folder / name for name in ("added.tsv", "pooled.tsv"))
    labels = [folder / "qrels.tsv", *filter(Path.is_file, later)]
    rows = "".join(line for f in labels for line in f.read_text("utf-8").splitlines(True)[1:])
    return read_queries((folder / "queries.tsv").read_text("utf-8"), rows)


def _rows(text: str, columns: int) -> list[list[str]]:
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if any(len(row) != columns for row in rows):
        raise ValueError(f"every line must have {columns} columns")
    return rows[1:] if rows and rows[0][0] == "qid" else rows
