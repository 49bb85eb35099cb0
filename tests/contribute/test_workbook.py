"""The workbook: opened by a reader of Office files that is not ours, with every cell in its place."""

import io
import zipfile

from docx.opc.package import OpcPackage
from lxml import etree

from knowledgebase.contribute.workbook import column_name, workbook

ROWS = [("hanke", "arvo"), ("koe & <muu>", ""), ("", "2026-kevat")]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def test_another_reader_finds_the_workbook_and_its_sheets():
    # python-docx reads the packages of all Office files: types and links must be right.
    package = OpcPackage.open(io.BytesIO(workbook({"Tulokset": ROWS, "Ohje": ROWS})))
    book = package.main_document_part
    assert book.partname == "/xl/workbook.xml"
    assert book.content_type.endswith("spreadsheetml.sheet.main+xml")
    linked = {str(link.target_part.partname): link.target_part for link in book.rels.values()}
    assert set(linked) == {
        "/xl/worksheets/sheet1.xml",
        "/xl/worksheets/sheet2.xml",
        "/xl/styles.xml",
    }
    assert linked["/xl/worksheets/sheet1.xml"].content_type.endswith("worksheet+xml")


def test_every_cell_stands_at_its_address_as_text():
    made = parts(workbook({"Tulokset": ROWS}))
    cells = {
        cell.get("r"): "".join(cell.itertext())
        for cell in made["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")
    }
    assert cells == {"A1": "hanke", "B1": "arvo", "A2": "koe & <muu>", "B3": "2026-kevat"}
    kinds = {cell.get("t") for cell in made["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")}
    assert kinds == {"inlineStr"}


def test_sheets_have_their_names_in_order():
    book = parts(workbook({"Tulokset": ROWS, 'O"h&je': ROWS}))["xl/workbook.xml"]
    assert [sheet.get("name") for sheet in book.iter(f"{MAIN}sheet")] == ["Tulokset", 'O"h&je']


def test_the_parts_of_a_sheet_stand_in_the_order_that_the_standard_has():
    sheet = parts(workbook({"Tulokset": ROWS}))["xl/worksheets/sheet1.xml"]
    assert [child.tag.removeprefix(MAIN) for child in sheet] == ["sheetViews", "cols", "sheetData"]


def test_the_same_tables_give_the_same_bytes():
    assert workbook({"Tulokset": ROWS}) == workbook({"Tulokset": ROWS})


def test_columns_have_letters_as_in_a_spreadsheet():
    assert [column_name(n) for n in (1, 13, 26, 27, 52, 53, 702, 703)] == [
        *("A", "M", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]
