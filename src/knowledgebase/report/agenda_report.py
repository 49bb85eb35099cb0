"""Agenda report: what the coming weeks bring the editors, as text, as Markdown or as data."""

import json
from dataclasses import asdict
from typing import Any

from knowledgebase.catalogue.agenda import Agenda, Due
from knowledgebase.render.view.agenda_words import Row, Section, sections
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.report.comment import escape

FORMATS = ("text", "json", "markdown")


def agenda_report(agenda: Agenda, form: str = "text") -> str:
    """Return the agenda as one report in Finnish; `form` is one of `FORMATS`."""
    if form == "json":
        return json.dumps(_data(agenda), ensure_ascii=False, indent=2) + "\n"
    title = f"Toimituksen viikot {finnish_date(agenda.today)} alkaen"
    parts = sections(agenda)
    if form == "markdown":
        return f"# {title}\n\n" + "\n".join(map(_as_markdown, parts))
    return f"{title}\n\n" + "\n".join(map(_as_text, parts))


def _as_text(part: Section) -> str:
    width = max((len(row.when) for row in part.rows), default=0)
    lines = [f"  {row.when.ljust(width)}  {_told(row)}  ({row.path})" for row in part.rows]
    return "\n".join([part.name, *(lines or [f"  {part.nothing}"]), ""])


def _as_markdown(part: Section) -> str:
    lines = [f"- {row.when} {escape(_told(row))} (`{row.path}`)" for row in part.rows]
    return "\n".join([f"## {part.name}", "", *(lines or [part.nothing]), ""])


def _told(row: Row) -> str:
    return f"{row.kind}: {row.title} – {row.what}"


def _data(agenda: Agenda) -> dict[str, Any]:
    return {
        "today": agenda.today.isoformat(),
        "last": agenda.last.isoformat(),
        "due": [_item(one) for one in agenda.due],
        "later": [_item(one) for one in agenda.later],
        "overdue": [_item(one) for one in agenda.overdue],
        "drafts": [_item(one) for one in agenda.drafts],
    }


def _item(one: Due) -> dict[str, Any]:
    return asdict(one) | {"day": one.day.isoformat() if one.day else None}
