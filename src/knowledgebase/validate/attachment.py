"""What an attachment must be: of a known kind by its name and by its bytes, small, and without programs.

A file is judged by what it begins with and by the parts of its archive, never opened as a document.
Magic bytes: PDF 32000-1 §7.5.2; Office Open XML (ECMA-376 part 2) and OpenDocument 1.3 part 2 are zip
archives. Macros, controls and embedded files are refused: a reader who opens a guide runs nothing.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding

MAX_BYTES = 5 * 1024 * 1024
_MOST_PARTS = 2000
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_TYPES = 1024 * 1024
_OFFICE = {
    ".docx": b"wordprocessingml.document.main+xml",
    ".xlsx": b"spreadsheetml.sheet.main+xml",
    ".pptx": b"presentationml.presentation.main+xml",
}
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_TEXTS = (".csv", ".txt")
ENDINGS = frozenset((".pdf", ".odt", *_TEXTS, *_OFFICE))
# Names of parts that run or carry something: macros, scripts, controls, embedded files.
_PROGRAM = re.compile(
    r"vba|macrosheets/|activex|/embeddings/|^basic/|^scripts/|^object ", re.IGNORECASE
)
# Names of PDF actions (PDF 32000-1, table 198) that run or fetch something, and attached files.
_PDF_PROGRAM = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|SubmitForm|ImportData)\b")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _FaultError(Exception):
    """Raised at the first fault; `rule` names it."""

    def __init__(self, rule: str) -> None:
        self.rule = rule


def check_attachment(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Yield findings on an attachment; `data` is its bytes, at least one more than is allowed."""
    if len(data) > MAX_BYTES:
        yield finding(str(path), (1, 1), "attachment-too-big", name=path.name)
        return
    try:
        _check(path.suffix, data)
    except _FaultError as fault:
        yield finding(str(path), (1, 1), fault.rule, name=path.name)


def _check(ending: str, data: bytes) -> None:
    if ending in _TEXTS:
        _check_text(data)
    elif ending == ".pdf":
        if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
            raise _FaultError("not-its-kind")
        if _PDF_PROGRAM.search(data):
            raise _FaultError("attachment-program")
    else:
        _check_archive(ending, data)


def _check_text(data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise _FaultError("not-its-kind") from None
    if _CONTROL.search(data):
        raise _FaultError("not-its-kind")


def _check_archive(ending: str, data: bytes) -> None:
    if not data.startswith(b"PK\x03\x04"):
        raise _FaultError("not-its-kind")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
                raise _FaultError("attachment-unpacks")
            if any(part.flag_bits & 1 for part in parts):
                raise _FaultError("not-its-kind")  # encrypted
            if any(_PROGRAM.search(part.filename) for part in parts):
                raise _FaultError("attachment-program")
            _check_type(ending, archive)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, ValueError):
        raise _FaultError("not-its-kind") from None


def _check_type(ending: str, archive: zipfile.ZipFile) -> None:
    name = "mimetype" if ending == ".odt" else "[Content_Types].xml"
    with archive.open(name) as part:
        types = part.read(_MOST_TYPES)
    if b"macroenabled" in types.lower():
        raise _FaultError("attachment-program")
    if (types.strip() != _OPEN_TEXT) if ending == ".odt" else (_OFFICE[ending] not in types):
        raise _FaultError("not-its-kind")
