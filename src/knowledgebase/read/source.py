"""Read: a file's bytes become a source, with the line and column of every field.

MkDocs swallows front matter that it cannot parse and prints it as page text
(mkdocs/utils/meta.py), so files are read here, strictly, and MkDocs never sees them.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.store import digest
from knowledgebase.read.composed import Composed, compose
from knowledgebase.read.places import Loc, Packed, Place
from knowledgebase.read.strict_yaml import YamlFault
from knowledgebase.schema import KINDS
from knowledgebase.schema.hand_written import Page
from knowledgebase.schema.names import field_names

MAX_FILE_BYTES = 256 * 1024
MAX_FRONT_MATTER_BYTES = 32 * 1024

# Invisible characters hide text from reviewers: controls, zero width, and the direction
# overrides of "Trojan Source" (CVE-2021-42574). A joiner between two emojis makes them one.
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
    rf"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
_MOST_INVISIBLE = 20
# What a writer may have meant for the line of three hyphens, and what a merge leaves behind.
_OPENS = re.compile(r"[-–—]{1,9}[ \t\xa0]*")
_CLOSES = re.compile(r"^(?:-{3}[-–—]*|[–—][-–—]*)[ \t]*$", re.MULTILINE)
_MERGE = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6} +\S.*$", re.MULTILINE)
_NOT_FRONT = re.compile(r"^(?![a-z_]+:|[#\-\s\]}]).+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its front matter with the place of every value, and its text.

    `body_line` is the line on which the text begins; `head` stands for the front matter as it was written.
    """

    path: PurePosixPath
    front: Composed
    written: Packed
    body_line: int
    head: str = ""

    @property
    def body(self) -> str:
        """The text below the front matter."""
        body: str = self.written.value
        return body

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
    source, findings = read_as_far(path, raw)
    return (None if has_errors(findings) else source), findings


def read_as_far(path: PurePosixPath, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """Read one file as far as it can be read, so that one run tells all its faults.

    With an error among the findings the source is what could be read; none when nothing could.
    """
    text, findings = _decoded(str(path), raw)
    if text is None:
        return None, findings
    split, fault = _split(str(path), text)
    findings += fault
    if split is None:
        return None, findings
    front_text, body, first_line, body_line = split
    names = field_names(KINDS.get(kind_of(path) or "", Page))
    front = compose(front_text, first_line, names)
    findings += [yaml_finding(str(path), fault) for fault in front.faults]
    findings += invisible_values(str(path), front)
    return Source(path, front, Packed(body), body_line, digest(front_text.encode())), findings


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Return the text in NFC with plain line ends, or findings on why there is none."""
    text, findings = _decoded(path, raw)
    return (None if has_errors(findings) else text), findings


def _decoded(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Return the text also when it holds invisible characters: then without them."""
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
    hits = [hit for hit, _ in zip(INVISIBLE.finditer(text), range(_MOST_INVISIBLE), strict=False)]
    findings += [
        finding(path, _place_at(text, hit.start()), "invisible-character", code=_code(hit[0]))
        for hit in hits
    ]
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text) if hits else text), findings


def invisible_values(path: str, front: Composed) -> list[Finding]:
    """Return findings on invisible characters that the YAML wrote as escapes: `"\\u202E"`."""
    return [
        finding(path, front.place(loc), "invisible-character", code=_code(hit[0]))
        # What can be printed has none: most values are told apart by that.
        for loc, value in front.texts(lambda text: not text.isprintable())
        if (hit := INVISIBLE.search(value))
    ]


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _place_at(text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    return line, index - (text.rfind("\n", 0, index) + 1) + 1


def _split(path: str, text: str) -> tuple[tuple[str, str, int, int] | None, list[Finding]]:
    """Return the front matter, the body, and the line on which each begins; or why there is none.

    What must be mended first is told, and the rest is read as it was meant.
    """
    if merge := _MERGE.search(text):
        place = _place_at(text, merge.start())
        return None, [finding(path, place, "merge-marker", line=merge[0])]
    findings = []
    start = len(text) - len(text.lstrip())
    opening, _, rest = text[start:].partition("\n")
    if not _OPENS.fullmatch(opening):
        return None, [finding(path, (1, 1), "no-front-matter")]
    if start:
        findings.append(finding(path, (1, 1), "front-matter-late"))
    place = _place_at(text, start)
    if opening.rstrip() != "---":
        findings.append(finding(path, place, "front-matter-mark", line=opening))
    first_line = place[0] + 1
    front, mark, body = _closed(rest)
    body_line = first_line + rest.count("\n", 0, len(rest) - len(body))
    if not mark:
        findings.append(_not_closed(path, front, body, first_line, body_line))
    elif mark.rstrip() != "---":
        at = (first_line + front.count("\n"), 1)
        findings.append(finding(path, at, "front-matter-mark", line=mark))
    if len(front.encode()) > MAX_FRONT_MATTER_BYTES:
        limit = MAX_FRONT_MATTER_BYTES // 1024
        return None, [*findings, finding(path, (1, 1), "front-matter-too-big", limit=limit)]
    return (front, body, first_line, body_line), findings


def _not_closed(path: str, front: str, body: str, first_line: int, body_line: int) -> Finding:
    """Return the finding on front matter without its end: before the text, or after the last field."""
    if body:
        line = body.partition("\n")[0]
        return finding(path, (body_line, 1), "front-matter-not-closed", line=line)
    last = first_line + front.rstrip().count("\n")
    return finding(path, (last, 1), "front-matter-no-end")


def _closed(rest: str) -> tuple[str, str, str]:
    """Return the front matter, the line that closes it, and the text below.

    Where that line is missing, the text begins at its first heading, or at the first line that can
    be no field.
    """
    found = _CLOSES.search(rest)
    heading = _HEADING.search(rest, 0, found.start() if found else len(rest))
    # What reads like a heading may be a comment: then fields follow it, not a text.
    if found and not (heading and _is_text(rest[heading.end() : found.start()])):
        return rest[: found.start()], found[0], rest[found.end() :].removeprefix("\n")
    end = heading or _NOT_FRONT.search(rest)
    at = end.start() if end else len(rest)
    return rest[:at], "", rest[at:]


def _is_text(after: str) -> bool:
    lines = [line for line in after.split("\n") if line.strip() and not line.startswith("#")]
    return bool(lines) and bool(_NOT_FRONT.match(lines[0]))


def yaml_finding(path: str, fault: YamlFault) -> Finding:
    """Return the finding that words a fault in the form of the YAML of a file."""
    return finding(path, fault.place, fault.rule, **fault.values)
