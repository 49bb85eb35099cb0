"""Result rules: what the rows of results name is there, and their numbers are possible."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.near import nearest
from knowledgebase.ground.terms import AFTER, BEFORE, COUNT, MEAN, MISSING, NOT_FOR_US, SHARE
from knowledgebase.ground.web_address import is_closed_address, is_web_address
from knowledgebase.read.result_rows import ResultRow
from knowledgebase.schema import Indicator

Check = Callable[[ResultRow, Indicator], Iterator[Finding]]
_FEW = 12


def check_results(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding on the rows of results. Each row is looked at once."""
    if not catalogue.is_confirmed:
        for path in dict.fromkeys(row.path for row in catalogue.results):
            yield finding(path, (1, 1), "results-unconfirmed")
    good: list[tuple[ResultRow, Indicator]] = []
    for row in catalogue.results:
        faults = list(_unknown(catalogue, row))
        yield from faults
        entry = catalogue.indicator(row.indicator)
        if faults or entry is None:
            continue
        faults = [found for check in _OF_A_ROW for found in check(row, entry.fields)]
        yield from faults
        yield from _agreed(catalogue, row)
        if not faults:
            good.append((row, entry.fields))
    yield from _twice(catalogue.results)
    yield from _once_or_twice(row for row, _ in good)
    yield from _breakdowns(good)


def _word(row: ResultRow, column: str, value: str, allowed: Iterable[str]) -> Finding:
    words = sorted(allowed)
    shown = ", ".join(words[:_FEW]) + (", …" if len(words) > _FEW else "")
    values = {
        "name": column,
        "value": value,
        "guess": nearest(value, words),
        "allowed": shown or "–",
    }
    return finding(row.path, row.line.place(column), "csv-word", **values)


def _unknown(catalogue: Catalogue, row: ResultRow) -> Iterator[Finding]:
    """Yield what the row names and what is not there."""
    ids = catalogue.ids
    for column, kind, id in (
        ("hanke", "project", row.project),
        ("mittari", "indicator", row.indicator),
        ("kaytanto", "practice", row.practice),
    ):
        if id and id not in ids.get(kind, ()):
            yield _word(row, column, id, ids.get(kind, ()))
    own = PurePosixPath(row.path).stem
    if row.project in ids.get("project", ()) and row.project != own:
        place = row.line.place("hanke")
        yield finding(row.path, place, "result-file", value=row.project, name=own)
    if row.period not in catalogue.periods:
        yield _word(row, "jakso", row.period, catalogue.periods)
    if row.moment not in ("", BEFORE, AFTER):
        yield _word(row, "hetki", row.moment, (BEFORE, AFTER))
    states = catalogue.vocabularies["result_states"].terms
    if row.state not in states:
        yield _word(row, "tila", row.state, states)
    if row.source and not is_web_address(row.source):
        place = row.line.place("lahde")
        yield finding(row.path, place, "bad-address", field="lahde", value=row.source)
    elif is_closed_address(row.source):
        yield finding(row.path, row.line.place("lahde"), "closed-address", value=row.source)


def _unknown_class(row: ResultRow, indicator: Indicator) -> Iterator[Finding]:
    if not row.breakdown:
        return
    classes = {each.id: each.classes for each in indicator.breakdowns}
    if row.breakdown not in classes:
        yield _word(row, "jaottelu", row.breakdown, classes)
    elif row.part not in classes[row.breakdown]:
        yield _word(row, "luokka", row.part, classes[row.breakdown])


def _impossible(row: ResultRow, indicator: Indicator) -> Iterator[Finding]:
    is_there = row.value is not None or row.n is not None
    if is_there and row.state in (MISSING, NOT_FOR_US):
        yield finding(row.path, row.line.place("tila"), "result-state", value=row.state)
    if row.value is None:
        return
    yield from _outside(row, row.value, indicator)
    if indicator.figure == COUNT and row.moment:
        yield finding(row.path, row.line.place("hetki"), "result-moment")
    if indicator.figure != COUNT and row.n is None:
        yield finding(row.path, row.line.place("n"), "result-n")
    elif indicator.figure != COUNT and row.n == 0:
        shown = row.line.cells["arvo"]
        yield finding(row.path, row.line.place("arvo"), "result-nobody", value=shown)


def _outside(row: ResultRow, value: Decimal, indicator: Indicator) -> Iterator[Finding]:
    """Yield a value that the scale of its indicator does not have."""
    place, shown = row.line.place("arvo"), row.line.cells["arvo"]
    if indicator.figure == COUNT and (value < 0 or value != int(value)):
        yield finding(row.path, place, "result-count", value=shown)
        return
    least, most = indicator.scale
    if least is not None and value < least:
        yield finding(row.path, place, "result-low", value=shown, other=_written(least))
    if most is not None and value > most:
        yield finding(row.path, place, "result-high", value=shown, other=_written(most))


def _written(value: Decimal) -> str:
    """Return a number as a cell has it."""
    return f"{value.normalize():f}".replace(".", ",")


_OF_A_ROW: tuple[Check, ...] = (_unknown_class, _impossible)


def _agreed(catalogue: Catalogue, row: ResultRow) -> Iterator[Finding]:
    """Yield rows on what the project, or the set, does not report."""
    place = row.line.place("mittari")
    project = catalogue.project(row.project)
    if project is not None and row.indicator not in project.fields.indicators:
        values = {"value": row.indicator, "name": row.project}
        yield finding(row.path, place, "result-not-carried", **values)
    if catalogue.is_confirmed and row.indicator not in catalogue.confirmed:
        yield finding(row.path, place, "result-not-in-set", value=row.indicator)


def _twice(rows: Iterable[ResultRow]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], ResultRow] = {}
    for row in rows:
        other = first.setdefault(row.key, row)
        if other is not row:
            yield finding(row.path, (row.line.number, 1), "result-twice", other=other.line.number)


def _once_or_twice(rows: Iterable[ResultRow]) -> Iterator[Finding]:
    """Yield numbers without a moment beside those of before and after, which they may give away."""
    moments: dict[tuple[str, ...], dict[str, ResultRow]] = defaultdict(dict)
    for row in rows:
        if row.is_given:
            moments[row.key[:3]].setdefault(row.moment, row)
    for found in moments.values():
        if "" in found and len(found) > 1:
            row = found[""]
            yield finding(row.path, row.line.place("hetki"), "result-moments")


def _breakdowns(rows: Iterable[tuple[ResultRow, Indicator]]) -> Iterator[Finding]:
    """Yield breakdowns that are not whole, and those that do not make the total."""
    totals: dict[tuple[str, ...], ResultRow] = {}
    parts: dict[tuple[str, ...], list[ResultRow]] = defaultdict(list)
    of: dict[str, Indicator] = {}
    for row, indicator in rows:
        of[row.indicator] = indicator
        if row.breakdown and row.is_given:
            parts[row.key[:5]].append(row)
        elif row.value is not None:
            totals[row.key[:4]] = row
    for key, found in parts.items():
        yield from _whole(of[key[1]], found, totals.get(key[:4]))


def _whole(
    indicator: Indicator, found: list[ResultRow], total: ResultRow | None
) -> Iterator[Finding]:
    first = found[0]
    classes = next(each.classes for each in indicator.breakdowns if each.id == first.breakdown)
    given = {row.part for row in found}
    missing = [name for name in classes if name not in given]
    place = first.line.place("jaottelu")
    if total is None or missing:
        what = ", ".join([*(["kokonaisluku"] if total is None else []), *missing])
        yield finding(first.path, place, "result-classes", name=first.breakdown, value=what)
        return
    counted = indicator.figure == COUNT
    whole = total.value if counted else total.n
    added = sum((row.value if counted else row.n) or 0 for row in found)
    if whole != added:
        values = {"value": f"{added}", "other": f"{whole}"}
        yield finding(first.path, place, "result-sum", name=first.breakdown, **values)
    elif indicator.figure in (SHARE, MEAN) and not _agree(found, total):
        shown = total.line.cells["arvo"]
        yield finding(first.path, place, "result-mean", name=first.breakdown, value=shown)
    elif counted:
        yield from _people(found, total)


def _people(found: list[ResultRow], total: ResultRow) -> Iterator[Finding]:
    """Yield where the n of a count is not told of every class or of none, or does not make the total's.

    The n of the only class that lacks it follows from the others, though nothing guards it. An n of 0
    may stand alone: beside it either many classes lack theirs, or one, which has the total's.
    """
    without = [row for row in found if row.n is None]
    breakdown, added = found[0].breakdown, sum(row.n or 0 for row in found)
    if without and added:
        names = ", ".join(row.part for row in without)
        place = without[0].line.place("n")
        yield finding(total.path, place, "result-class-n", name=breakdown, value=names)
    elif not without and total.n is not None and total.n != added:
        values = {"name": breakdown, "value": f"{added}", "other": f"{total.n}"}
        yield finding(total.path, found[0].line.place("n"), "result-n-sum", **values)


def _agree(found: list[ResultRow], total: ResultRow) -> bool:
    """True when the classes, each as heavy as its n, can make the whole as it is rounded."""
    low, high = total.rounded_from
    ends = [(row.n or 0, row.rounded_from) for row in found if row.value is not None]
    n = total.n or 1
    least = sum((weight * end[0] for weight, end in ends), Fraction(0)) / n
    most = sum((weight * end[1] for weight, end in ends), Fraction(0)) / n
    return least <= high and most >= low
