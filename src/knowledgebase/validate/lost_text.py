"""Lost text: what a writer wrote and a reader would not see, or would see as code.

The parser takes what it does not know for plain text, so nothing else tells of these.
"""

import re
from collections.abc import Iterator

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.validate.entry import Entry, Written

FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"!?\[[^\[\]\n]*\]\(([^()\n]*)\)")
# A picture by reference, as Google Docs writes it, shows nothing without its definition.
REFERENCE = re.compile(r"!\[[^\[\]\n]*\]\[[^\[\]\n]*\]")
# A target with a blank in it, but for a title in quotes after it.
NO_TARGET = re.compile(r"""^(?!<)\S+[ \t]+[^\s"']""")
TIGHT_HEADING = re.compile(r"^ {0,3}(#{2,6})([^\s#].*)$")
FOREIGN = re.compile(r"^(?:(?:!!!|\?\?\?\+?|:::)[ \t]*\w[^\n]*|\[TOC\]|\{%[^\n]*)")
ROUND = re.compile(r"^\s*([•·▪◦‣\uf0b7])[ \t\xa0]*(\S.*)$")
DASH = re.compile(r"^\s*([–—])[ \t\xa0]+(\S.*)$")
SHOWN = 60


def by_line(entry: Entry[Written]) -> Iterator[Finding]:
    """Yield lines that the parser takes for plain text and whose marks a reader would see."""
    path = str(entry.path)
    before = ""
    for number, line in _prose(entry):
        bare = CODE.sub("", line)
        if found := TIGHT_HEADING.fullmatch(bare):
            meant = f"{found[1]} {found[2]}"
            yield finding(path, (number, 1), "tight-heading", value=line.strip(), meant=meant)
        elif found := FOREIGN.match(bare):
            yield finding(path, (number, 1), "foreign-mark", value=found[0][:SHOWN])
        elif found := _item(bare, before):
            values = {"line": line.strip()[:SHOWN], "mark": found[1], "meant": f"- {found[2]}"}
            yield finding(path, (number, 1), "round-mark", **values)
        for link in LINK.finditer(bare):
            if NO_TARGET.match(link[1].strip()):
                place = (number, max(line.find(link[0]), 0) + 1)
                yield finding(path, place, "unread-link", value=link[0])
        reference = REFERENCE.search(bare)
        if reference and not any(p.image and p.line == number for p in entry.text.links):
            place = (number, max(line.find(reference[0]), 0) + 1)
            yield finding(path, place, "unread-link", value=reference[0])
        before = bare


def _item(line: str, before: str) -> re.Match[str] | None:
    # One line that begins with a dash may be speech; two are a list.
    return ROUND.fullmatch(line) or (DASH.fullmatch(line) if DASH.fullmatch(before) else None)


def _prose(entry: Entry[Written]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no code, each with its number."""
    code = False
    for number, line in enumerate(entry.source.body.split("\n"), start=entry.source.body_line):
        if FENCE.match(line):
            code = not code
        elif not code and not line.startswith(("    ", "\t")):
            yield number, line


def empty_section(entry: Entry[Written]) -> Iterator[Finding]:
    """Yield headings of what is published that have nothing below them."""
    if entry.fields.status == "draft":
        return
    lines = entry.source.body.split("\n")
    headings = entry.text.headings
    for number, heading in enumerate(headings):
        after = headings[number + 1] if number + 1 < len(headings) else None
        end = after.line if after else entry.source.body_line + len(lines)
        first = heading.line - entry.source.body_line + 1
        has_text = any(line.strip() for line in lines[first : end - entry.source.body_line])
        if not has_text and (after is None or after.level <= heading.level):
            place = (heading.line, heading.column)
            yield finding(str(entry.path), place, "empty-section", value=heading.text)
