"""Charts: numbers as bars, laid out here and drawn by theme/pages/_chart.html as SVG.

A chart has no number that its table lacks: it stands beside one, and says the same in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 320
"""The width of the drawing in its own units: that of a small phone, so that text keeps its size."""
_ROW, _BAR, _TEXT = 44, 16, 18
_LONGEST_LABEL = 38


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the number in words, and its place. `width` is None without a number."""

    label: str
    text: str
    y: int
    width: float | None


@dataclass(frozen=True)
class Chart:
    """Bars of one scale, `words` for those who do not see them."""

    id: str
    title: str
    words: str
    bars: tuple[Bar, ...]
    height: int
    text_at: int = _TEXT - 5
    bar_at: int = _TEXT
    thick: int = _BAR
    width: int = WIDTH


def bar_chart(
    id: str,
    title: str,
    rows: Iterable[tuple[str, Decimal | None, str]],
    most: float | None = None,
) -> Chart | None:
    """Lay out (label, number, the number in words) as bars from zero; None when there is nothing to draw.

    `most` is the end of the scale where it has one. Negative numbers have no bar chart.
    """
    given = list(rows)
    values = [float(value) for _, value, _ in given if value is not None]
    if len(values) < 2 or min(values) < 0 or not max(values):
        return None
    top = max(*values, most or 0.0)
    bars = tuple(
        Bar(
            _short(label),
            text,
            number * _ROW,
            None if value is None else round(float(value) / top * WIDTH, 1),
        )
        for number, (label, value, text) in enumerate(given)
    )
    words = "; ".join(f"{label}: {text}" for label, _, text in given)
    return Chart(id, title, words, bars, len(bars) * _ROW)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
