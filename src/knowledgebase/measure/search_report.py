"""Report: what a run measured, as JSON or as a table for people."""

import json
from collections.abc import Mapping

from knowledgebase.measure.evaluation import Outcome
from knowledgebase.measure.measures import Figures

_HEAD = f"{'':<32}{'n':>4}  {'S@1':>6}{'S@5':>7}{'MRR':>7}{'nDCG@10':>9}{'zero':>7}"


def as_json(outcome: Outcome) -> str:
    """Return the figures as JSON: `ours` and `stock`, and beside them the breakdowns."""
    return json.dumps(
        {
            "ours": outcome.ours.as_json(),
            "stock": outcome.stock.as_json(),
            "queries": outcome.ours.queries,
            "documents": len(outcome.corpus.ids),
            "analyser": outcome.corpus.analyser,
            "warm_ms": {"p50": round(outcome.warm_ms[0], 2), "p95": round(outcome.warm_ms[1], 2)},
            "by_category": _pairs(outcome.by_category),
            "by_half": _pairs(outcome.by_half),
            "ablations": {name: found.as_json() for name, found in outcome.ablations.items()},
        },
        ensure_ascii=False,
        indent=1,
    )


def _pairs(groups: Mapping[str, tuple[Figures, Figures]]) -> dict[str, dict[str, dict[str, float]]]:
    return {
        name: {"ours": ours.as_json(), "stock": stock.as_json()}
        for name, (ours, stock) in groups.items()
    }


def as_text(outcome: Outcome) -> str:
    """Return the figures as a table; each row of ours is followed by stock Pagefind's."""
    rows = [
        f"{outcome.ours.queries} queries, {len(outcome.corpus.ids)} documents. "
        f"Analysed by: {outcome.corpus.analyser}.",
        f"Warm query: median {outcome.warm_ms[0]:.1f} ms, 95 % within {outcome.warm_ms[1]:.1f} ms.",
        "",
        _HEAD,
        _row("ours", outcome.ours),
        _row("stock Pagefind", outcome.stock),
    ]
    for title, groups in (("half", outcome.by_half), ("category", outcome.by_category)):
        rows.append("")
        for name, (ours, stock) in groups.items():
            rows += [_row(f"{title} {name}", ours), _row("  stock", stock)]
    if outcome.ablations:
        rows += ["", *(_row(name, found) for name, found in outcome.ablations.items())]
    return "\n".join(rows)


def _row(name: str, found: Figures) -> str:
    return (
        f"{name:<32}{found.queries:>4}  {found.s1:>6.3f}{found.s5:>7.3f}{found.mrr:>7.3f}"
        f"{found.ndcg10:>9.3f}{found.zero:>7.3f}"
    )
