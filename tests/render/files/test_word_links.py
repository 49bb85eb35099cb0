"""Word links: words lead to addresses and to headings of the same document, each address written once."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from knowledgebase.ground.site import read_site
from knowledgebase.render.files.word_documents import word_document

TEXT = """\
Yhteensä [3](#hankkeita-päättyi) ja [muualla](https://example.org/a).

| Hanke | Luku |
| --- | ---: |
| **A** | [7](https://example.org/a) |
| B | [8](https://example.org/b?x=1&y=2) |

## Hankkeita päättyi
"""


def written(**more):
    return Document(io.BytesIO(word_document(read_site(), "Raportti", TEXT, "Loppu.", **more)))


def test_words_lead_to_their_addresses_and_headings():
    document = written(on_paper=False)
    assert document.paragraphs[1].text == "Yhteensä 3 ja muualla."
    inner, outer = document.paragraphs[1].hyperlinks
    marks = document.element.body.xpath(".//w:bookmarkStart/@w:name")
    assert (inner.text, outer.text) == ("3", "muualla") and [inner.fragment] == marks
    assert outer.address == "https://example.org/a"
    cells = [cell for row in document.tables[0].rows[1:] for cell in row.cells]
    assert [cell.text for cell in cells] == ["A", "7", "B", "8"]
    led = [cell.paragraphs[0].hyperlinks[0].address for cell in cells[1::2]]
    assert led == ["https://example.org/a", "https://example.org/b?x=1&y=2"]
    assert cells[0].paragraphs[0].runs[0].bold
    assert [cell.paragraphs[0].alignment for cell in cells[:2]] == [None, WD_ALIGN_PARAGRAPH.RIGHT]
    outside = [one for one in document.part.rels.values() if one.is_external]
    assert len(outside) == 2


def test_what_is_used_on_paper_has_addresses_written_out():
    assert "muualla (https://example.org/a)." in written().paragraphs[1].text
