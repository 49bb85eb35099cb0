"""Rename: an entry gets a new id, and everything that points to it goes on pointing.

The old id becomes an alias, so addresses that others have keep working. Links in texts, fields that
name the entry, sets, needs, cells of data and addresses in ready-made texts are rewritten; all else stays byte for
byte, but for line ends and the form of letters, which are those of the reader.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.references import declared
from knowledgebase.ground.layout import RESULTS, SHELVES, VOCABULARIES
from knowledgebase.read.composed import Composed, compose
from knowledgebase.read.delimited import read_table
from knowledgebase.read.places import Loc
from knowledgebase.read.result_rows import OPTIONAL, REQUIRED
from knowledgebase.schema.fields import Record
from knowledgebase.validate.entry import Entry, Written
from knowledgebase.validate.links import resolve
from knowledgebase.validate.rewrite import relinked

Texts = Mapping[str, str]


class CannotRenameError(Exception):
    """Raised when a place that points to the entry cannot be rewritten; its text is that place."""


@dataclass(frozen=True)
class Renaming:
    """A new id for an entry: its old and new path, and the new text of every file that changes.

    The texts are under the old paths. `results` are the paths of the file of results that goes by the
    name of a project, empty for any other entry.
    """

    old: PurePosixPath
    new: PurePosixPath
    texts: Texts = field(default_factory=dict)
    results: tuple[str, str] | None = None


def find_entry(catalogue: Catalogue, name: str) -> list[Entry[Any]]:
    """Return the entries that `name` may mean: a path, a key such as `practice:tyoote`, or an id."""
    path = name.replace("\\", "/").removeprefix("./")
    return [
        entry
        for entry in catalogue.entries.values()
        if name in (entry.key, entry.id) or path == str(entry.path)
    ]


def taken(catalogue: Catalogue, entry: Entry[Any], new: str) -> str:
    """Return the path of another entry that has the id `new`, or had it, '' when none has."""
    for other in catalogue.of_kind(entry.kind):
        if other.key != entry.key and new in (other.id, *other.fields.aliases):
            return str(other.path)
    return f"{entry.path.parent}/{new}.md" if f"{entry.kind}:{new}" in catalogue.known else ""


@dataclass(frozen=True)
class _Move:
    """The entry, its new id and path, and the public address of the site."""

    entry: Entry[Any]
    id: str
    path: PurePosixPath
    site: str


def renaming(
    catalogue: Catalogue, entry: Entry[Any], new: str, texts: Texts, site: str
) -> Renaming:
    """Return what changes when `entry` gets the id `new`.

    `texts` are the texts of all files of the content root as the reader has them, by path; `site`
    is the public address of the site, as ready-made texts give it. Raises CannotRenameError.
    """
    move = _Move(entry, new, entry.path.with_name(f"{new}.md"), site)
    after = dict(texts)
    for each in catalogue.written():
        path = str(each.path)
        change = _with_alias if each.key == entry.key else _fields
        after[path] = _body(change(after[path], each, move), each, move, catalogue)
    if entry.kind == "practice":
        for curated in catalogue.sets.values():
            picks = enumerate(curated.fields.picks)
            locs: list[Loc] = [("picks", n, "id") for n, pick in picks if pick.id == entry.id]
            after[curated.path] = _spliced(after[curated.path], curated.composed, locs, move)
        for path in (path for path in texts if path.startswith(f"{VOCABULARIES}/")):
            after[path] = _needs(after[path], move)
    made = catalogue.indicator_set
    if entry.kind == "indicator" and made:
        named = enumerate(made.fields.indicators)
        own: list[Loc] = [("indicators", n) for n, id in named if id == entry.id]
        after[made.path] = _spliced(after[made.path], made.composed, own, move)
    for path in (path for path in texts if path.startswith(f"{RESULTS}/")):
        after[path] = _cells(path, after[path], move)
    folder = f"{site}{SHELVES[entry.kind].address}"
    changed = {
        path: new_text
        for path, text in after.items()
        if (new_text := text.replace(f"{folder}/{entry.id}/", f"{folder}/{new}/")) != texts[path]
    }
    file = f"{RESULTS}/{entry.id}.csv"
    moved = entry.kind == "project" and file in texts
    return Renaming(
        entry.path, move.path, changed, (file, f"{RESULTS}/{new}.csv") if moved else None
    )


def _cells(path: str, text: str, move: _Move) -> str:
    """Rewrite the cells of a table of results that name the entry."""
    column = {"project": "hanke", "indicator": "mittari", "practice": "kaytanto"}
    name = column.get(move.entry.kind, "")
    lines = text.split("\n")
    for row in read_table(path, text.encode(), REQUIRED, OPTIONAL)[0]:
        if row.cells.get(name) == move.entry.id:
            number, at = row.place(name)
            line = lines[number - 1]
            rest = line[at - 1 :].replace(move.entry.id, move.id, 1)
            lines[number - 1] = f"{line[: at - 1]}{rest}"
    return "\n".join(lines)


def _needs(text: str, move: _Move) -> str:
    """Rewrite the practices that the terms of a vocabulary name."""
    if "practices:" not in text:
        return text
    composed = compose(text)
    named = (loc for loc, value in composed.texts() if value == move.entry.id)
    return _spliced(text, composed, [loc for loc in named if "practices" in loc], move)


def _fields(text: str, each: Entry[Written], move: _Move) -> str:
    places = each.source.front.places
    locs: list[Loc] = []
    for reference in declared(each):
        if reference.target == move.entry.key:
            inner = (*reference.loc, "id")
            locs.append(inner if inner in places else reference.loc)
    return _spliced(text, each.source.front, locs, move)


def _spliced(text: str, composed: Composed, locs: list[Loc], move: _Move) -> str:
    """Put the new id in the place of the old one at each of `locs`."""
    lines = text.split("\n")
    old = move.entry.id
    written = re.compile(rf"[\"']?(?:{move.entry.kind}:)?{re.escape(old)}(?![\w-])")
    for loc in locs:
        number, column = composed.places[loc]
        line = lines[number - 1]
        found = written.match(line, column - 1)
        if not found:
            raise CannotRenameError(f"”{line.strip()}”")
        lines[number - 1] = f"{line[: found.end() - len(old)]}{move.id}{line[found.end() :]}"
    return "\n".join(lines)


def _body(text: str, each: Entry[Written], move: _Move, catalogue: Catalogue) -> str:
    def address(target: str) -> str | None:
        path, mark, anchor = target.partition("#")
        found = resolve(target, each.path, catalogue.files).address
        if not path or found != move.entry.address:
            return None
        return posixpath.relpath(str(move.path), str(each.path.parent)) + mark + anchor

    if not any(address(link.target) for link in each.text.links):
        return text
    body = each.source.body
    if not text.endswith(body):
        raise CannotRenameError(str(each.path))
    return text[: len(text) - len(body)] + relinked(body, address)


def _with_alias(text: str, each: Entry[Written], move: _Move) -> str:
    """Write the old id among the aliases, and take the new one away when it was there."""
    lines = text.split("\n")
    front = each.source.front
    aliases: tuple[str, ...] = move.entry.fields.aliases
    if ("aliases",) not in front.keys:
        at = _place_of_aliases(lines, front, type(move.entry.fields))
        return "\n".join([*lines[:at], "aliases:", f"  - {each.id}", *lines[at:]])
    head = front.keys["aliases",][0]
    numbers = [front.places["aliases", n][0] for n in range(len(aliases))]
    if head in numbers or len(set(numbers)) < len(numbers):
        raise CannotRenameError(f"”{lines[head - 1].strip()}”")
    indent = lines[numbers[0] - 1].partition("-")[0]
    kept = [f"{indent}- {alias}" for alias in (*aliases, each.id) if alias != move.id]
    return "\n".join([*lines[:head], *kept, *lines[numbers[-1] :]])


def _place_of_aliases(lines: list[str], front: Composed, model: type[Record]) -> int:
    """Return the index of the line before which the aliases stand in the order of the schema."""
    order = list(model.model_fields)
    later = set(order[order.index("aliases") + 1 :])
    after = [place[0] for (key, *rest), place in front.keys.items() if not rest and key in later]
    at = min(after) - 1 if after else _end_of(lines)
    while at > 1 and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _end_of(lines: list[str]) -> int:
    return next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")


def changes(renaming: Renaming) -> Iterator[tuple[str, str]]:
    """Yield (path, path after) of each file that changes, the renamed one first."""
    moved = {str(renaming.old): str(renaming.new)}
    if renaming.results:
        old, new = renaming.results
        moved[old] = new
    yield from moved.items()
    yield from ((path, path) for path in sorted(renaming.texts) if path not in moved)
