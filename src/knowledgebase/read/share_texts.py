"""Share texts: the templates of posts in other channels, which the communications team edits."""

from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from knowledgebase.ground.findings import Finding
from knowledgebase.read.record import is_plain_file, read_record
from knowledgebase.read.source import read_bytes
from knowledgebase.schema.fields import Record

FILE = "content/jakotekstit/jakotekstit.yml"
BLANKS = frozenset({"laji", "otsikko", "tiivistelma", "osoite", "teemat", "rahoitus"})


def _known_blanks(text: str) -> str:
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
        used = {f"{name}{spec or ''}{conversion or ''}" for name, spec, conversion in parts}
    except ValueError:
        used = {"{"}
    if used - BLANKS:
        raise PydanticCustomError("unknown_blank", "only {blanks}", {"blanks": sorted(BLANKS)})
    return text


_Template = Annotated[str, Field(max_length=1200), AfterValidator(_known_blanks)]


class ShareTexts(Record):
    """Three templates; {otsikko}, {tiivistelma}, {osoite} and so on are filled from the entry."""

    short: _Template = "{otsikko} {osoite}"
    linkedin: _Template = "{otsikko}\n\n{tiivistelma}\n\n{osoite}\n\n{rahoitus}"
    internal: _Template = "{otsikko}\n\n{tiivistelma}\n\nLue lisää: {osoite}"


def read_share_texts(root: Path) -> tuple[ShareTexts, list[Finding]]:
    """Read the templates under `root`; where there is no file, the plain ones above."""
    if not is_plain_file(root, FILE):
        return ShareTexts(), []
    record, findings = read_record(FILE, read_bytes(root / FILE), ShareTexts, {})
    return (record.fields if record else ShareTexts()), findings
