"""Word documents: our own materials as .docx, for those who fill them in on a computer.

Written from the same parsed text as the page. The bytes depend on the content alone.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from knowledgebase.ground.site import Site
from knowledgebase.render.files.word_links import Links
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.licences import licence_of
from knowledgebase.render.view.wording import plain_words
from knowledgebase.schema import Material
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.events import Event, events_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# The earliest moment that a zip archive can tell.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_BOXES = {False: "☐ ", True: "☑ "}
_LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LANGUAGE, _VALUE = f"{_W}lang", f"{_W}val"
_LISTS = {True: "List Number", False: "List Bullet"}


def word_files(maker: PageMaker) -> Makers:
    """Return what makes the document of each material whose text is the material itself, by path."""
    return {
        word_address(entry): partial(_document, maker, entry)
        for entry in maker.current.of_kind("material")
        if is_own_text(entry)
    }


def is_own_text(material: Entry[Material]) -> bool:
    """True for a material that is neither a file nor an address: its page is the material."""
    return not material.fields.file and not material.fields.url


def word_address(material: Entry[Material]) -> str:
    """Return where the document of a material stands."""
    return f"{material.address}{material.id}.docx"


def _document(maker: PageMaker, entry: Entry[Material]) -> bytes:
    url = maker.site.absolute(entry.address)
    words = maker.words_of(entry)
    licence = plain_words(licence_of(entry, words).name)
    licensed = plain_words(words.say("Lisenssi:"))
    end = f"{maker.site.name}. {url} {licensed} {licence}."
    read = plain_words(words.say("Luettu"))
    sources = [
        f"{', '.join(filter(None, (one.title, one.url)))}. {read} {words.date(one.accessed)}."
        for one in entry.fields.sources
    ]
    return word_document(
        maker.site,
        entry.fields.title,
        entry.source.body,
        end,
        entry.fields.lang,
        lists={plain_words(words.say("Lähteet")): sources} if sources else {},
    )


def word_document(
    site: Site,
    title: str,
    text: str,
    end: str,
    lang: str = "fi",
    *,
    lists: Mapping[str, Sequence[str]] = MappingProxyType({}),
    on_paper: bool = True,
) -> bytes:
    """Return a document for Word of a Markdown text, with a title before it and a line after it.

    `lists` are plain rows under their headings, between the text and the last line. What is used
    `on_paper` has the address of each link written out.
    """
    # Importing it takes longer than all the documents, so it waits for one to write.
    from docx import Document as new_document  # noqa: N813, PLC0415 (see above; a function)

    document = new_document()
    about = document.core_properties
    about.title, about.language = title, lang
    # The template's styles say en-US, and Word would mark every Finnish word as misspelt.
    for spoken in document.styles.element.iter(_LANGUAGE):
        spoken.set(_VALUE, _LOCALES.get(lang, lang))
    about.author = about.last_modified_by = site.owner or site.name
    about.created = about.modified = datetime(*_MOMENT, tzinfo=UTC)
    document.add_heading(title, 0)
    _Writer(document, on_paper).write(events_of(text))
    for heading, rows in lists.items():
        document.add_heading(heading, 1)
        for row in rows:
            document.add_paragraph(row, style=_LISTS[False])
    document.add_paragraph(end)
    written = io.BytesIO()
    document.save(written)
    return _timeless(written.getvalue())


def _timeless(archive: bytes) -> bytes:
    """Return an archive whose parts tell no time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as parts, zipfile.ZipFile(out, "w") as same:
        for name in sorted(parts.namelist()):
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(info, parts.read(name))
    return out.getvalue()


class _Piece(NamedTuple):
    """Words of one style; `target` is where they lead, or ''."""

    text: str
    bold: bool
    italic: bool
    target: str


class _Writer:
    """Writes the parser's events into a document: headings, paragraphs, lists and tables."""

    def __init__(self, document: "Document", on_paper: bool) -> None:
        self.document = document
        self.on_paper = on_paper
        self.paragraph: Paragraph | None = None
        self.lists: list[bool] = []
        self.bold = self.italic = False
        self.rows: list[list[list[_Piece]]] | None = None
        self.aligned: list[str] = []
        self.targets: list[str] = []
        self.links = Links(document)

    def write(self, events: list[Event]) -> None:
        for event in events:
            if event.side == "Start":
                self._start(event)
            elif event.side == "End":
                self._end(event)
            else:
                self._leaf(event)

    def _start(self, event: Event) -> None:
        match event.name:
            case "Heading":
                self.paragraph = self.document.add_heading("", int(event.data["level"][1]) - 1)
            case "Paragraph" if not self.lists:
                self.paragraph = self.document.add_paragraph()
            case "List":
                self.lists.append(event.data is not None)
            case "Item":
                self.paragraph = self.document.add_paragraph(style=_LISTS[self.lists[-1]])
            case "Strong" | "Emphasis":
                self._mark(event.name, on=True)
            case "Table":
                self.rows, self.aligned = [], list(event.data)
            case "TableHead" | "TableRow" if self.rows is not None:
                self.rows.append([])
            case "TableCell" if self.rows:
                self.rows[-1].append([])
            case "Link":
                self.targets.append(event.data["dest_url"])

    def _end(self, event: Event) -> None:
        match event.name:
            case "Heading" if self.paragraph is not None:
                self.links.mark(self.paragraph)
            case "List":
                self.lists.pop()
            case "Strong" | "Emphasis":
                self._mark(event.name, on=False)
            case "Table":
                self._table()
            case "Link":
                target = self.targets.pop()
                if self.on_paper and target.startswith("http"):
                    self._text(f" ({target})")

    def _leaf(self, event: Event) -> None:
        match event.name:
            case "Text" | "Code":
                self._text(event.data)
            case "SoftBreak" | "HardBreak":
                self._text(" ")
            case "TaskListMarker":
                self._text(_BOXES[event.data])

    def _mark(self, name: str, *, on: bool) -> None:
        if name == "Strong":
            self.bold = on
        else:
            self.italic = on

    def _text(self, text: str) -> None:
        target = self.targets[-1] if self.targets else ""
        piece = _Piece(text, self.bold, self.italic, target)
        if self.rows:
            if self.rows[-1]:
                self.rows[-1][-1].append(piece)
        elif self.paragraph is not None:
            self._write(self.paragraph, piece)

    def _write(self, paragraph: "Paragraph", piece: _Piece) -> None:
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.target:
            self.links.lead(paragraph, run, piece.target)

    def _table(self) -> None:
        rows, self.rows = self.rows or [], None
        if not rows:
            return
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 (as above)

        table = self.document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, pieces, side in zip(
                row.cells, _padded(cells, len(row.cells)), self.aligned, strict=True
            ):
                if side == "Right":
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
                for piece in pieces:
                    self._write(cell.paragraphs[0], piece)


def _padded(cells: list[list[_Piece]], length: int) -> Iterator[list[_Piece]]:
    yield from cells
    yield from [[]] * (length - len(cells))
