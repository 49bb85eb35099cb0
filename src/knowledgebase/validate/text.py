"""What the text of an entry or a page must be: links, pictures, headings."""

from collections.abc import Container, Iterator, Mapping

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.schema import KINDS
from knowledgebase.validate.comments import OPENS
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.links import link_to, linked_file, resolve
from knowledgebase.validate.lost_text import by_line, empty_section
from knowledgebase.validate.markdown import MAX_NESTING

Anchors = Mapping[str, Container[str] | None]
MAX_HEADINGS = 200
ADVICE = {
    "fi": "Näin sovellat omaan työpaikkaan",
    "sv": "Så tillämpar du det på din arbetsplats",
    "en": "How to apply this at your workplace",
}
# The editors' own tip comes last; nobody else is asked for it.
HEADINGS = {
    kind: {
        lang: (*headings, ADVICE[lang])
        for lang, headings in {"fi": model.headings, **model.headings_in}.items()
    }
    for kind, model in KINDS.items()
    if model.headings
}
"""The headings of a text by kind and language, in their order."""

SNIPPETS = ("--8<--", "-8<-", ";--8<--")


def check_text(
    entry: Entry[Written],
    files: Container[str],
    anchors: Anchors,
    moved: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield every finding about one text.

    `files` holds the paths of pages and pictures; `anchors` the heading ids of each site
    address, or None for an address whose anchors are not known; `moved` the path of each entry
    by every path that it had under a former name.
    """
    yield from raw_html(entry)
    yield from snippet_syntax(entry)
    yield from too_deep(entry)
    yield from too_many_headings(entry)
    yield from links(entry, files, anchors, moved)
    yield from top_heading(entry)
    yield from heading_jump(entry)
    yield from heading_order(entry)
    yield from unmarked_advice(entry)
    yield from by_line(entry)
    if len(entry.text.headings) <= MAX_HEADINGS:
        yield from empty_section(entry)


def raw_html(entry: Entry[Written]) -> Iterator[Finding]:
    for html in entry.text.raw_html:
        rule = "raw-html" if "<" in html.text else "text-beside-comment"
        yield finding(str(entry.path), (html.line, html.column), rule, value=_quoted(html.text))


def _quoted(html: str) -> str:
    # A comment that is never closed is one in its writer's mind: not quoted, since reports are public.
    before, opens, _ = html.partition(OPENS)
    return f"{before[:60]}{opens}"


def snippet_syntax(entry: Entry[Written]) -> Iterator[Finding]:
    # Other generators' snippet syntax publishes any file of the machine when it is switched on.
    for number, line in enumerate(entry.source.body.split("\n")):
        if line.lstrip().startswith(SNIPPETS):
            yield finding(str(entry.path), (entry.source.body_line + number, 1), "snippet-syntax")


def too_many_headings(entry: Entry[Written]) -> Iterator[Finding]:
    if (count := len(entry.text.headings)) > MAX_HEADINGS:
        place = (entry.source.body_line, 1)
        yield finding(str(entry.path), place, "too-many-headings", count=count, limit=MAX_HEADINGS)


def too_deep(entry: Entry[Written]) -> Iterator[Finding]:
    if entry.text.nesting > MAX_NESTING:
        yield finding(str(entry.path), (entry.source.body_line, 1), "too-deep", limit=MAX_NESTING)


def links(
    entry: Entry[Written],
    files: Container[str],
    anchors: Anchors,
    moved: Mapping[str, str],
) -> Iterator[Finding]:
    path = str(entry.path)
    for link in entry.text.links:
        place = (link.line, link.column)
        target = resolve(link.target, entry.path, files)
        if not link.text:
            rule = "image-without-text" if link.image else "empty-link"
            yield finding(path, place, rule, value=link.target)
        former = linked_file(link.target, entry.path)
        if target.fault == "broken-link" and former in moved:
            now = link_to(moved[former], entry.path)
            yield finding(path, place, "points-to-moved", value=link.target, now=now)
        elif target.fault:
            yield finding(path, place, target.fault, value=link.target)
        elif target.external and link.image:
            yield finding(path, place, "external-image", value=link.target)
        elif target.anchor and target.address is not None:
            known = anchors.get(target.address)
            if known is not None and target.anchor not in known:
                yield finding(path, place, "broken-anchor", value=target.anchor)


def top_heading(entry: Entry[Written]) -> Iterator[Finding]:
    for heading in entry.text.headings:
        if heading.level == 1:
            place = (heading.line, heading.column)
            yield finding(str(entry.path), place, "top-heading", value=heading.text)


def heading_jump(entry: Entry[Written]) -> Iterator[Finding]:
    level = 1
    for heading in entry.text.headings:
        if heading.level > level + 1:
            place = (heading.line, heading.column)
            yield finding(str(entry.path), place, "heading-jump", value=heading.text)
        level = heading.level


def heading_order(entry: Entry[Written]) -> Iterator[Finding]:
    expected = HEADINGS.get(entry.kind, {}).get(entry.fields.lang)
    if not expected:
        return
    last = -1
    for heading in (h for h in entry.text.headings if h.level == 2):
        place = (heading.line, heading.column)
        if heading.text not in expected:
            if entry.kind == "practice":
                named = ", ".join(expected)
                yield finding(
                    str(entry.path), place, "unknown-heading", value=heading.text, named=named
                )
            continue
        if expected.index(heading.text) < last:
            yield finding(str(entry.path), place, "heading-order", value=heading.text)
        last = max(last, expected.index(heading.text))


def unmarked_advice(entry: Entry[Written]) -> Iterator[Finding]:
    if entry.kind != "practice":
        return
    lines = entry.source.body.split("\n")
    for heading in entry.text.headings:
        if heading.text == ADVICE.get(entry.fields.lang):
            after = lines[heading.line - entry.source.body_line + 1 :]
            first = next((line for line in after if line.strip()), "")
            if not first.lstrip().upper().startswith("> [!TIP]"):
                yield finding(str(entry.path), (heading.line, heading.column), "unmarked-advice")
