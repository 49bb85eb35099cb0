"""No pattern of ours is slow on what a stranger may write: each is run on hostile text of full size.

A slow pattern takes a minute on an eighth of a megabyte, a good one milliseconds. The limit lies far
from both, so that a busy machine fails nobody.
"""

import ast
import gc
import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

import pytest

import knowledgebase
from knowledgebase.read.source import MAX_FILE_BYTES, read_source
from knowledgebase.validate.entry import validate
from knowledgebase.validate.entry_rules import check_entry
from knowledgebase.validate.text import check_text
from tests.conftest import CORPUS, ROOT, TODAY, known_vocabularies, practice

SIZE = MAX_FILE_BYTES // 4
PATTERN_SECONDS, FILE_SECONDS = 1, 5
"""Of a processor: for one pattern on a text of SIZE, and for reading and checking a file of full size."""
_UNITS = (
    "a",
    "A",
    "0",
    "-",
    ".",
    "_",
    " ",
    "\n",
    "\t",
    "@",
    "#",
    ":",
    "/",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "`",
    "*",
    "<",
    "|",
    ",",
    "ä",
    "a.",
    "a-",
    "a@",
    "a b ",
    "A1",
    "0-",
    "1.",
    "](",
    "](a",
    "[!A",
    "http://",
    "http://a.",
    "https://a@",
    "a.a@",
    "- [x] ",
    " ,",
    ": ",
    ":|",
    "---\n",
    "\n ",
    "aa",
    "tt",
    "t u",
    '"]',
    "&#64;",
    "<!--",
    "-->",
    "![",
    "[^1]",
    "| ",
    ">",
    "a: b\n",
    "ei ole ",
)
_ENDS = ("", "!", "\n")


def hostile() -> Iterator[str]:
    """Yield texts of one unit again and again, with an end that a pattern may not like."""
    for unit in _UNITS:
        for end in _ENDS:
            yield unit * ((SIZE - len(end)) // len(unit)) + end


@contextmanager
def limited(what: str, seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        pytest.fail(f"{what} takes longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    gc.disable()  # what other tests left in this process is not looked through in this time
    # Time of this process, so that a busy machine fails nothing.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.enable()
        signal.signal(signal.SIGPROF, before)


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern in the program: those of modules, and those written in a call."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(knowledgebase.__path__, "knowledgebase."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{info.name}.{name}"] = value
    for file in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
                continue
            written = node.args[0] if node.args else None
            if isinstance(written, ast.Constant) and isinstance(written.value, str):
                flags = 0
                for word in ast.walk(node):
                    if isinstance(word, ast.Attribute) and word.attr.isupper():
                        flags |= getattr(re, word.attr)
                key = f"{file.stem}:{node.lineno}"
                found[key] = re.compile(written.value, flags)
    once = {(pattern.pattern, pattern.flags): name for name, pattern in sorted(found.items())}
    return {name: found[name] for name in once.values()}


PATTERNS = patterns()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_is_linear_on_hostile_text(name):
    pattern = PATTERNS[name]
    for text in hostile():
        with limited(f"{pattern.pattern} on {text[:8]!r}…{text[-2:]!r}", PATTERN_SECONDS):
            pattern.findall(text)
            pattern.fullmatch(text)


VOCABULARIES = known_vocabularies(CORPUS)


@pytest.mark.slow
@pytest.mark.parametrize("unit", _UNITS, ids=lambda unit: f"unit{_UNITS.index(unit)}")
@pytest.mark.parametrize("where", ["body", "field"])
def test_a_hostile_file_is_read_and_checked_at_once(unit, where):
    if where == "body":
        text = practice(body=unit * ((MAX_FILE_BYTES - 2000) // len(unit)))
    else:
        text = practice().replace("Ongelma.", (unit * (20_000 // len(unit))).replace('"', "'"))
    path = PurePosixPath("practices/a.md")
    with limited(f"{where} of {unit!r}", FILE_SECONDS):
        source, _ = read_source(path, text.encode())
        entry, _ = validate(source, VOCABULARIES) if source else (None, [])
        if entry:
            list(check_entry(entry, TODAY))
            list(check_text(entry, frozenset(), {}, {}))
