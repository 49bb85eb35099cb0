"""Late: the words on an entry whose review is late."""

from datetime import date

from knowledgebase.catalogue.facts import is_outdated, is_overdue
from knowledgebase.validate.entry import Entry


def late_review(entry: Entry, today: date) -> str:
    """Return what lists say of an entry whose review is late, '' for others."""
    if is_outdated(entry, today):
        return "vanhentunut"
    return "tarkistus myöhässä" if is_overdue(entry, today) else ""
