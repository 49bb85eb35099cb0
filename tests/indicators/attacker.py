"""Somebody who knows the rule of withholding and everything that was ever published, and tries every table."""

from collections import defaultdict
from itertools import permutations, product

from knowledgebase.indicators.result_tables import tables_of

PLACE = ("project", "breakdown", "part", "moment")


def place(one):
    return tuple(getattr(one, name) for name in PLACE)


def state(measure, rows):
    """All that is published of these rows: each number, or that it is withheld, and each sum."""
    tables = tables_of(measure, rows)
    return tuple(
        (
            table.moment,
            tuple((place(n.row), n.value, n.n) for n in table.every()),
            table.total,
            tuple((b, tuple(of.items())) for b, of in table.sums.items()),
        )
        for table in tables
    )


def history(measure, reports, order):
    """All that was ever published when projects report one after another in this order."""
    there, states = [], []
    for project in order:
        there += reports[project]
        states.append(state(measure, there))
    return tuple(states)


def hidden(measure, rows):
    """The true values of what is withheld, by their places."""
    tables = tables_of(measure, rows)
    return {
        place(n.row): (n.row.value, n.row.n)
        for table in tables
        for n in table.every()
        if n.is_withheld
    }


def certain(measure, every_report, projects=("p", "q"), seen=history):
    """Return what somebody knows for sure who knows the rule and every published state, in any order.

    Every possible table is tried: those that look alike throughout are one to the reader.
    """
    alike = defaultdict(list)
    for chosen in product(every_report, repeat=len(projects)):
        reports = {p: make(p) for p, make in zip(projects, chosen, strict=True)}
        secret = hidden(measure, [r for rows in reports.values() for r in rows])
        for order in permutations(projects):
            alike[order, seen(measure, reports, order)].append(secret)
    return {
        (key, name): known
        for key, secrets in alike.items()
        for name in secrets[0]
        if (known := _known([secret[name] for secret in secrets]))
    }


def _known(left):
    """Return what is one and the same in every (value, n) that is left, of those who are there."""
    columns = (set(column) - {None} for column in zip(*left, strict=True))
    return {what for column in columns if len(column) == 1 for what in column}
