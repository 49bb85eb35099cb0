"""Set rules: indicators that can be counted as they say, and a set that can be reported by."""

from collections import Counter
from collections.abc import Iterator

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.terms import ADDED, AVERAGED, COUNT
from knowledgebase.read.indicator_set import SetFile
from knowledgebase.schema import Indicator
from knowledgebase.schema.indicator import Period
from knowledgebase.validate.entry import Entry

_FEW = 2
"""Below every least group there are one and two, and a count may be either."""
_NEEDED = ("confirmed", "confirmed_by", "indicators", "periods")


def check_indicators(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding on indicators beyond their fields, and on the set of them."""
    for entry in catalogue.of_kind("indicator"):
        yield from _figure_not_added(entry)
        yield from _class_twice(entry)
        yield from _scale_reversed(entry)
        yield from _count_bounded(entry)
    yield from _set_faults(catalogue)


def _figure_not_added(entry: Entry[Indicator]) -> Iterator[Finding]:
    fields = entry.fields
    wrong = (
        AVERAGED if fields.figure == COUNT else ADDED
    )  # a count has no mean, a mean makes no sum
    if fields.aggregate == wrong:
        place = entry.source.place(("aggregate",))
        values = {"value": fields.aggregate, "name": fields.figure}
        yield finding(str(entry.path), place, "figure-not-added", **values)


def _class_twice(entry: Entry[Indicator]) -> Iterator[Finding]:
    breakdowns = entry.fields.breakdowns
    for id, count in Counter(each.id for each in breakdowns).items():
        if count > 1:
            place = entry.source.place(("breakdowns",))
            yield finding(str(entry.path), place, "class-twice", value=id)
    for number, each in enumerate(breakdowns):
        for name, count in Counter(each.classes).items():
            if count > 1:
                place = entry.source.place(("breakdowns", number, "classes"))
                yield finding(str(entry.path), place, "class-twice", value=name)


def _scale_reversed(entry: Entry[Indicator]) -> Iterator[Finding]:
    least, most = entry.fields.least, entry.fields.most
    if least is not None and most is not None and least >= most:
        place = entry.source.place(("least",))
        yield finding(str(entry.path), place, "scale-reversed", value=f"{least:g}")


def _count_bounded(entry: Entry[Indicator]) -> Iterator[Finding]:
    """Yield ends of a count that leave one value to a withheld one: a class may be empty, a few are one or two."""
    fields = entry.fields
    if fields.figure != COUNT:
        return
    for name, value, is_tight in (
        ("least", fields.least, (fields.least or 0) > 0),
        ("most", fields.most, fields.most is not None and fields.most < _FEW),
    ):
        if is_tight:
            values = {"field": name, "value": f"{value:g}"}
            yield finding(str(entry.path), entry.source.place((name,)), "count-bounded", **values)


def _set_faults(catalogue: Catalogue) -> Iterator[Finding]:
    made = catalogue.indicator_set
    if made is None:
        return
    fields, place = made.fields, made.composed.place
    given = [name for name in _NEEDED if getattr(fields, name)]
    # Who confirmed it and when make it confirmed; then the rest must be there too.
    if any(name in given for name in _NEEDED[:2]) and len(given) < len(_NEEDED):
        missing = ", ".join(name for name in _NEEDED if name not in given)
        yield finding(made.path, (1, 1), "set-unsigned", value=missing)
    for number, id in enumerate(fields.indicators):
        if f"indicator:{id}" not in catalogue.known:
            where = place(("indicators", number))
            values = {"field": "indicators", "value": id}
            guess = catalogue.nearest(f"indicator:{id}")
            yield finding(made.path, where, "unknown-entry", guess=guess, **values)
    yield from _period_faults(made)


def _period_faults(made: SetFile) -> Iterator[Finding]:
    """Yield periods without an id or an order of their own, and those that begin before another ends.

    The numbers of two periods and of one that holds both give each other by subtraction.
    """
    seen: set[str] = set()
    sound: list[tuple[int, Period]] = []
    for number, period in enumerate(made.fields.periods):
        ordered = period.starts <= period.ends and period.starts <= period.due
        if period.id in seen or not ordered:
            where = made.composed.place(("periods", number, "id"))
            yield finding(made.path, where, "set-period", value=period.id)
        else:
            sound.append((number, period))
        seen.add(period.id)
    last: Period | None = None  # the one before it that ends last
    for number, period in sorted(sound, key=lambda each: (each[1].starts, each[0])):
        if last and period.starts <= last.ends:
            where = made.composed.place(("periods", number, "starts"))
            values = {"value": period.id, "other": last.id}
            yield finding(made.path, where, "set-overlap", **values)
        if last is None or period.ends > last.ends:
            last = period
