"""Read: a file's bytes become a source, with the line and column of every field.

MkDocs swallows front matter that it cannot parse and prints it as page text
(mkdocs/utils/meta.py), so files are read here, strictly, and MkDocs never sees them.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frontmatter.default_handlers import YAMLHandler

from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.read.strict_yaml import Composed, Loc, Place, YamlFault, compose

MAX_FILE_BYTES = 256 * 1024
MAX_FRONT_MATTER_BYTES = 32 * 1024

# Invisible characters hide text from reviewers: controls, zero width, and the direction
# overrides of "Trojan Source" (CVE-2021-42574).
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Source:
    """A file as read: its front matter with the place of every value, and its text.

    `body_line` is the line on which the text begins.
    """

    path: PurePosixPath
    front: Composed
    body: str
    body_line: int

    @property
    def data(self) -> dict[str, object]:
        """The front matter as it was written, all values text."""
        return self.front.data

    def place(self, loc: Loc) -> Place:
        """Return the line and column of the value at `loc`, or of the nearest one around it."""
        return self.front.place(loc)


def read_bytes(file: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Return at most one byte more than `limit` allows, so that a huge file costs nothing."""
    with file.open("rb") as stream:
        return stream.read(limit + 1)


def read_source(path: PurePosixPath, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """Read one file. Returns no source when any finding is an error."""
    text, findings = decode(str(path), raw)
    if text is None:
        return None, findings
    split, fault = _split(str(path), text)
    if split is None:
        return None, [*findings, *fault]
    text, body, body_line = split
    front = compose(text, first_line=2)
    findings += [yaml_finding(str(path), fault) for fault in front.faults]
    findings += invisible_values(str(path), front)
    if has_errors(findings):
        return None, findings
    return Source(path, front, body, body_line), findings


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Return the text in NFC with plain line ends, or findings on why there is none."""
    if len(raw) > MAX_FILE_BYTES:
        return None, [finding(path, (1, 1), "file-too-big", limit=MAX_FILE_BYTES // 1024)]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [finding(path, (1, 1), "not-utf8", byte="UTF-16")]
    findings = []
    if raw.startswith(b"\xef\xbb\xbf"):
        findings.append(finding(path, (1, 1), "byte-order-mark"))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = _place_at(before, len(before))
        return None, [finding(path, place, "not-utf8", byte=f"0x{raw[error.start]:02X}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    invisible = [
        finding(path, _place_at(text, hit.start()), "invisible-character", code=_code(hit[0]))
        for hit, _ in zip(INVISIBLE.finditer(text), range(20), strict=False)
    ]
    if invisible:
        return None, findings + invisible
    return unicodedata.normalize("NFC", text), findings


def invisible_values(path: str, front: Composed) -> list[Finding]:
    """Return findings on invisible characters that the YAML wrote as escapes: `"\\u202E"`."""
    return [
        finding(path, front.place(loc), "invisible-character", code=_code(hit[0]))
        for loc, value in front.texts()
        if (hit := INVISIBLE.search(value))
    ]


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _place_at(text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    return line, index - (text.rfind("\n", 0, index) + 1) + 1


def _split(path: str, text: str) -> tuple[tuple[str, str, int] | None, list[Finding]]:
    if not text.startswith("---\n"):
        rule = "front-matter-late" if text.lstrip().startswith("---\n") else "no-front-matter"
        return None, [finding(path, (1, 1), rule)]
    try:
        _, front, body = YAMLHandler.FM_BOUNDARY.split(text, 2)
    except ValueError:
        return None, [finding(path, (1, 1), "front-matter-not-closed")]
    front = front.removeprefix("\n")
    if len(front.encode()) > MAX_FRONT_MATTER_BYTES:
        limit = MAX_FRONT_MATTER_BYTES // 1024
        return None, [finding(path, (1, 1), "front-matter-too-big", limit=limit)]
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return (front, body, body_line), []


def yaml_finding(path: str, fault: YamlFault) -> Finding:
    """Return the finding that words a fault in the form of the YAML of a file."""
    return finding(path, fault.place, fault.rule, **fault.values)
