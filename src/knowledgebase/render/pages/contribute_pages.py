"""Contribute: the form for a new entry, what the form reads, and the page of what waits."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from knowledgebase.catalogue.agenda import WEEKS, Agenda
from knowledgebase.catalogue.facts import is_overdue
from knowledgebase.contribute.form_data import form_data, known_data
from knowledgebase.contribute.generate import as_json
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.contribute.review import missing_recommended
from knowledgebase.ground.layout import FORM, SHELVES, STATUS, in_parts
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.maker import HOME, Makers, PageMaker, summary_of
from knowledgebase.render.page import Head, Page
from knowledgebase.render.view.agenda_words import numbers_in_words, sections
from knowledgebase.render.view.cards import Card
from knowledgebase.schema import KINDS
from knowledgebase.validate.entry import Entry

CONTRIBUTE = "osallistu/"
SCHEMAS = "data/v1/front-matter/"
ABOUT = f"{FORM}tiedot.json"
SCALES = "tietoa/naytto/"
KNOWN = 600
"""Entries, and files, of which one file tells the form: the next ones are told in more files."""
# The host whose pages for a new file and for an upload stand beside the one for editing, and take the
# text of a file from the address: https://docs.github.com/repositories/working-with-files
_HAS_EDITOR = re.compile(r"(?<!/-)/edit/[^{]*{path}$")
# How many are named on the page of what waits; the rest are counted.
_MOST_SHOWN = 15


def contribute_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the form and the page of what waits."""
    site, vocabularies = maker.site, maker.catalogue.vocabularies
    yield _made(
        maker,
        FORM,
        "Lisää kortti lomakkeella",
        "contribute_form",
        lambda: {
            "kinds": [(kind, SHELVES[kind].one) for kind in ASKED_KINDS],
            "samples": [_sample(kind) for kind in ASKED_KINDS],
            "levels": list(vocabularies["evidence"].terms),
            "directions": list(vocabularies["effect"].terms),
            "about": ABOUT,
            "scales": SCALES,
            "schemas": SCHEMAS,
            "host": site.edit_template
            if site.has_host and _HAS_EDITOR.search(site.edit_template)
            else "",
            "mail": site.contact_email,
            "issues": f"{site.repository}/issues/new/choose" if site.has_host else "",
        },
        styles=("assets/css/form.css",),
        scripts=("assets/js/form/form.js",),
    )
    yield _made(
        maker,
        STATUS,
        "Tilanne",
        "contribute_status",
        lambda: {
            **_agenda(maker),
            "weeks": WEEKS,
            **_waiting(maker),
            "pulls": f"{site.repository}/pulls",
            "shown": _MOST_SHOWN,
        },
    )


def _made(
    maker: PageMaker,
    address: str,
    title: str,
    template: str,
    context: Callable[[], dict[str, Any]],
    *,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
) -> Page:
    """Return a page with the introduction that the editors wrote for its address, if any."""
    intro = maker.intro(address)
    trail = [HOME, *([("Osallistu", CONTRIBUTE)] if maker.intro(CONTRIBUTE) else [])]
    return maker.page(
        template,
        Head(
            address,
            intro.fields.title if intro else title,
            summary_of(intro, title),
            trail=trail,
            source=str(intro.path) if intro else None,
            scripts=scripts,
            styles=styles,
        ),
        lambda: {"intro": intro.text.html if intro else "", **context()},
    )


def _sample(kind: str) -> Card:
    """Return an empty card of one kind, for the form to fill in."""
    evidence, effect = ("0", UNKNOWN_ID) if kind == "practice" else ("", "")
    return Card(
        key="",
        kind=kind,
        label=SHELVES[kind].one,
        title="",
        summary="",
        address=FORM,
        themes=(),
        theme_names=(),
        regions="",
        stage="",
        evidence=evidence,
        effect=effect,
    )


def _agenda(maker: PageMaker) -> dict[str, Any]:
    """Return the agenda by name in a preview, and its numbers alone where others see them."""
    agenda = maker.agenda
    if isinstance(agenda, Agenda):
        return {"agenda": sections(agenda), "numbers": ()}
    return {"agenda": (), "numbers": numbers_in_words(agenda)}


def _waiting(maker: PageMaker) -> dict[str, Any]:
    entries = [*maker.shelves.practices, *maker.shelves.projects]
    thin = sorted(((len(missing_recommended(e)), e) for e in entries), key=_most_first)
    return {
        "overdue": [(maker.card(e), str(e.fields.reviewed)) for e in overdue(maker)],
        "thin": [
            (maker.card(e), ", ".join(missing_recommended(e))) for lacking, e in thin if lacking
        ],
    }


def overdue(maker: PageMaker) -> list[Entry]:
    """Return the practices and projects whose review is late, as lists show them."""
    entries: list[Entry] = [*maker.shelves.practices, *maker.shelves.projects]
    return [entry for entry in entries if is_overdue(entry, maker.today)]


def _most_first(row: tuple[int, Entry]) -> tuple[int, str]:
    return -row[0], row[1].key


def contribute_files(maker: PageMaker) -> Makers:
    """Return what makes the JSON Schemas, and what else the form reads: rules and known entries."""

    def schema(kind: str) -> bytes:
        return as_json(maker.once(_schemas)[kind]).encode()

    schemas = {f"{SCHEMAS}{kind}.json": partial(schema, kind) for kind in KINDS}
    about = {path: partial(_about, maker, n) for n, path in enumerate(_about_paths(maker))}
    return schemas | about


def _schemas(maker: PageMaker) -> dict[str, dict[str, Any]]:
    return json_schemas(maker.catalogue.vocabularies)


def _known(maker: PageMaker) -> list[tuple[list[Entry], list[str]]]:
    """Return what the form may name, a file's worth at a time."""
    public = maker.catalogue
    entries = list(maker.current.entries.values())
    paths = {str(entry.path) for entry in public.written()} | {*maker.shown_files.values()}
    files = sorted(paths)
    starts = range(0, max(len(entries), len(files), 1), KNOWN)
    return [(entries[at : at + KNOWN], files[at : at + KNOWN]) for at in starts]


def _about_paths(maker: PageMaker) -> list[str]:
    return in_parts(ABOUT, len(maker.once(_known)))


def _about(maker: PageMaker, number: int) -> bytes:
    """Return one file of what the form reads; the first has the rules and names the others."""
    entries, files = maker.once(_known)[number]
    if number:
        about = known_data(entries, files)
    else:
        about = form_data(entries, files, maker.catalogue.vocabularies)
        about["more"] = [path.removeprefix(FORM) for path in _about_paths(maker)[1:]]
    return json.dumps(about, ensure_ascii=False, sort_keys=True).encode()
