"""Word links: words of a Word document that lead to an address, or to a heading of the same document.

python-docx has no call for either. By ECMA-376, part 1: hyperlinks 17.16.22, bookmarks 17.13.6.2.
"""

from typing import TYPE_CHECKING

from knowledgebase.validate.heading_ids import HeadingIds

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_COLOUR = (0x0E, 0x5A, 0x4B)


class Links:
    """The links of one document, each address written once."""

    def __init__(self, document: "Document") -> None:
        self._part = document.part
        self._ids = HeadingIds()
        self._addresses: dict[str, str] = {}
        self._places: dict[str, str] = {}

    def mark(self, heading: "Paragraph") -> None:
        """Let links lead to a heading, by the id that it has on a page."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 (waits for a document to write)
        from docx.oxml.ns import qn  # noqa: PLC0415 (the same)

        name = self._place(self._ids.next(heading.text))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), name.rpartition("_")[2])
        start.set(qn("w:name"), name)
        heading._p.append(start)
        heading._p.append(end)

    def lead(self, paragraph: "Paragraph", run: "Run", target: str) -> None:
        """Make the last run of a paragraph lead to a web address or, by `#id`, to a heading."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (the same)
        from docx.oxml import OxmlElement  # noqa: PLC0415 (the same)
        from docx.oxml.ns import qn  # noqa: PLC0415 (the same)
        from docx.shared import RGBColor  # noqa: PLC0415 (the same)

        link = OxmlElement("w:hyperlink")
        if target.startswith("#"):
            link.set(qn("w:anchor"), self._place(target[1:]))
        elif target.startswith("http"):
            if target not in self._addresses:
                # Own ids: the library's search for a free one goes through all that there are.
                id = self._addresses[target] = f"osoite{len(self._addresses) + 1}"
                kind = RELATIONSHIP_TYPE.HYPERLINK
                self._part.rels.add_relationship(kind, target, id, is_external=True)
            link.set(qn("r:id"), self._addresses[target])
        else:
            return
        run.font.underline, run.font.color.rgb = True, RGBColor(*_COLOUR)
        link.append(run._r)
        paragraph._p.append(link)

    def _place(self, id: str) -> str:
        # The name of a bookmark takes neither hyphens nor more than 40 characters.
        return self._places.setdefault(id, f"kohta_{len(self._places) + 1}")
