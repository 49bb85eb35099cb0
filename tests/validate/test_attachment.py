"""Attachments: what they are by name and by bytes, how large, and that nothing in them runs."""

import io
import zipfile
from pathlib import PurePosixPath

import pytest
from docx import Document
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.validate.attachment import MAX_BYTES, check_attachment
from tests.conftest import publish

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
TYPES = "[Content_Types].xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
ODT = "application/vnd.oasis.opendocument.text"


def archive(*parts: tuple[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts:
            packed.writestr(name, text)
    return stream.getvalue()


def word() -> bytes:
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def rules(name: str, data: bytes) -> list[str]:
    path = PurePosixPath("content/materiaalit") / name
    return [found.rule for found in check_attachment(path, data)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PDF),
        ("a.docx", word()),
        ("a.xlsx", archive((TYPES, SHEET), ("xl/workbook.xml", "<x/>"))),
        ("a.pptx", archive((TYPES, SLIDES), ("ppt/media/image1.png", "x"))),
        ("a.odt", archive(("mimetype", ODT), ("content.xml", "<x/>"))),
        ("a.csv", "nimi;määrä\r\nTyökyky;3\r\n".encode("utf-8-sig")),
        ("a.txt", b"Ohje\n"),
    ],
)
def test_a_file_that_is_what_its_name_says_passes(name, data):
    assert rules(name, data) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"MZ" + bytes(100)),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", b"MZ" + bytes(100)),
        ("a.docx", b"PK\x03\x04" + bytes(100)),
        ("a.docx", archive((TYPES, SHEET))),
        ("a.xlsx", archive((TYPES, WORD))),
        ("a.docx", archive(("word/document.xml", "<x/>"))),
        ("a.docx", word()[:-200]),
        ("a.odt", archive(("mimetype", "text/plain"))),
        ("a.csv", b"PK\x03\x04"),
        ("a.txt", "Työ".encode("latin-1")),
        ("a.txt", b"\x7fELF\x00"),
    ],
)
def test_another_file_with_the_name_of_one_is_told(name, data):
    assert rules(name, data) == ["not-its-kind"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", archive((TYPES, WORD), ("word/vbaProject.bin", "x"))),
        ("a.docx", archive((TYPES, WORD), ("WORD/VBAPROJECT.BIN", "x"))),
        ("a.docx", archive((TYPES, f"{WORD} {MACROS}"))),
        ("a.docx", archive((TYPES, WORD), ("word/embeddings/oleObject1.bin", "x"))),
        ("a.docx", archive((TYPES, WORD), ("word/activeX/activeX1.xml", "x"))),
        ("a.xlsx", archive((TYPES, SHEET), ("xl/macrosheets/sheet1.xml", "x"))),
        ("a.odt", archive(("mimetype", ODT), ("Basic/Standard/Module1.xml", "x"))),
        ("a.odt", archive(("mimetype", ODT), ("Scripts/python/a.py", "x"))),
        ("a.pdf", PDF.replace(b"<< >>", b"<< /OpenAction << /S /JavaScript >> >>", 1)),
        ("a.pdf", PDF.replace(b"<< >>", b"<< /S /Launch >>", 1)),
        ("a.pdf", PDF.replace(b"<< >>", b"<< /EmbeddedFiles 2 0 R >>", 1)),
    ],
)
def test_what_runs_or_carries_another_file_is_refused(name, data):
    assert rules(name, data) == ["attachment-program"]


def test_a_file_over_five_megabytes_is_too_big():
    assert rules("a.pdf", PDF + bytes(MAX_BYTES)) == ["attachment-too-big"]


def test_an_archive_that_swells_is_refused_unread():
    swells = archive((TYPES, WORD), *((f"word/{n}.xml", bytes(26 * 1024 * 1024)) for n in range(4)))
    many = archive((TYPES, WORD), *((f"word/{n}.xml", "") for n in range(2000)))
    assert rules("a.docx", swells) == rules("a.docx", many) == ["attachment-unpacks"]


MATERIAL = """\
---
title: "Opas"
summary: "Lyhyt kuvaus."
themes:
  - tyokyky
regions:
  - lappi
material_kind: opas
file: opas.pdf
---

Teksti.
"""


def test_the_link_to_an_attachment_says_its_kind_and_its_size(make_root):
    data = PDF.replace(b"trailer", b"% " + b"x" * 1_300_000 + b"\ntrailer")
    root = make_root({"content/materiaalit/m.md": MATERIAL, "content/materiaalit/opas.pdf": data})
    link = LexborHTMLParser(publish(root).pages["materiaalit/m/"]).css_first("a[href$='opas.pdf']")
    assert link.text() == "Lataa tiedosto (PDF, 1,2\xa0Mt)"
