"""Fix: what a machine may mend in an entry without guessing. Comments stay where they are.

Mended: byte order mark, line ends, NFC, soft hyphens and marks of no width, trailing space, empty
lines before the front matter, tabs before its lines, names with a dot, one value where a list is
meant, flow lists, Finnish dates and numbers, names in place of words of the vocabulary, missing quotes and those
of a word processor, the order of the fields, and the file's name. The rest keeps its finding.

Lines are edited as text, since a YAML library would write the whole file anew. A step is taken only
when it reads as the same data, apart from the values that were mended, and when the check finds
nothing in its result that it did not find before.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from knowledgebase.contribute.fix_front import FRONT_STEPS
from knowledgebase.contribute.json_schema import Node
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.slugs import slug_of
from knowledgebase.read.source import INVISIBLE
from knowledgebase.schema.fields import SLUG_PATTERN

# Invisible marks that change nothing that is read. Others may hide something: a person looks at them.
_WIDTHLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True)
class Mended:
    """The text of an entry mended, and the names of the steps that changed it, in their order."""

    text: str
    did: tuple[str, ...] = ()


def fixed_path(path: PurePosixPath) -> PurePosixPath:
    """Return the path with the id that the file's name suggests, when the name will not do."""
    if re.fullmatch(SLUG_PATTERN, path.stem):
        return path
    slug = slug_of(path.stem)
    return path.with_name(f"{slug}.md") if slug else path


def safely_fixed(text: str, schema: Node, findings: Callable[[str], Iterable[Finding]]) -> Mended:
    """Return an entry mended by all steps or, when those bring a new finding, by the ones that do not.

    `findings` are those of the check on a text of this file.
    """
    mended = fixed(text, schema)
    if not mended.did:
        return mended
    before = _told(findings(text))

    def is_safe(changed: str) -> bool:
        return not _told(findings(changed)) - before

    return mended if is_safe(mended.text) else fixed(text, schema, is_safe)


def _told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((found.rule, dict(found.values).get("field", "")) for found in findings)


def fixed(text: str, schema: Node, is_safe: Callable[[str], bool] | None = None) -> Mended:
    """Return an entry mended as far as it can be without guessing, by the steps that are safe."""
    did = []
    for name, step in _STEPS.items():
        changed = step(text, schema)
        if changed != text and (is_safe is None or is_safe(changed)):
            text = changed
            did.append(name)
    return Mended(text, tuple(did))


def _invisible(text: str, _: Node) -> str:
    return INVISIBLE.sub(lambda mark: "" if mark[0] in _WIDTHLESS else mark[0], text)


def _parted(text: str) -> tuple[str, str] | None:
    """Return the front matter and the body, None where no front matter is closed."""
    parts = re.split(r"^---[ \t]*$\n?", text, maxsplit=2, flags=re.MULTILINE)
    return (parts[1], parts[2]) if len(parts) == 3 and not parts[0].strip() else None


def _spaced(text: str, _: Node) -> str:
    text = re.sub(r"\A\s*\n(?=---\n)", "", text)
    if not (parts := _parted(text)):
        return text
    front = "".join(f"{line.rstrip()}\n" for line in parts[0].rstrip("\n").split("\n"))
    body = "\n".join(_end(line) for line in parts[1].strip("\n").split("\n"))
    return f"---\n{front}---\n\n{body}\n" if body else f"---\n{front}---\n"


def _end(line: str) -> str:
    # Two spaces at the end are a line break in Markdown, so they stay.
    bare = line.rstrip(" \t")
    return bare + "  " if bare and line.endswith("  ") else bare


def _in_front(step: Callable[[str, Node], str]) -> Callable[[str, Node], str]:
    """Make a step of the front matter one of the whole text."""

    def whole(text: str, schema: Node) -> str:
        if not (parts := _parted(text)):
            return text
        front, body = parts
        mended = step(front, schema)
        return text if mended == front else f"---\n{mended}---\n{body}"

    return whole


_STEPS: dict[str, Callable[[str, Node], str]] = {
    "bom": lambda text, _: text.removeprefix("\ufeff"),
    "line-ends": lambda text, _: text.replace("\r\n", "\n").replace("\r", "\n"),
    "invisible": _invisible,
    "letters": lambda text, _: unicodedata.normalize("NFC", text),
    "spacing": _spaced,
    **{name: _in_front(step) for name, step in FRONT_STEPS.items()},
}
"""What is mended, by the name that `kb fix` tells it by, in the order in which it is done."""
