"""The browser's code: small, plain, loaded where used, and never trusting text as HTML."""

import gzip
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import SHELVES
from tests.conftest import ROOT

FOLDER = ROOT / "theme/assets/js"
MODULES = sorted(FOLDER.rglob("*.js"))
LIMIT = 20 * 1024
"""Bytes of compressed code that any one page may load, the contributor's form apart."""
UNSAFE = r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\(\s*[\"']style)"


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def loaded(entry: Path) -> set[Path]:
    """Return a module and all it imports, themselves and through others."""
    found, waiting = set(), [entry]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            imports = re.findall(
                r'^import [^;]*?"(\.[^"]+)";', path.read_text("utf-8"), re.M | re.S
            )
            waiting += [(path.parent / target).resolve() for target in imports]
    return found


@pytest.mark.parametrize("entry", sorted(FOLDER.glob("*.js")), ids=name)
def test_what_one_page_loads_is_small(entry):
    # The frame's own script is on every page; the contributor's form is a page of its own.
    sizes = {
        name(path): len(gzip.compress(path.read_bytes()))
        for path in loaded(entry) | loaded(FOLDER / "site.js")
    }
    assert sum(sizes.values()) <= LIMIT, sizes


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_text_is_never_made_into_html(path):
    assert not re.findall(UNSAFE, path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_imports_only_modules_that_are_there(path):
    for target in re.findall(r'(?:from|import\() ?"(\.[^"]+)"', path.read_text("utf-8")):
        assert (path.parent / target).is_file(), target


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_syntax_is_right(path):
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node: the browser tests run the same code")
    source = path.read_text("utf-8")
    done = subprocess.run(
        [node, "--input-type=module", "--check"],
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def client_tool(name: str) -> str:
    folder = os.environ.get("KB_CLIENT_TOOLS")
    if not folder:
        # A green run that checked nothing would be a lie; on one's own machine Node may be missing.
        assert not os.environ.get("CI"), "no Node: run the tests by `dev.py test`"
        pytest.skip("no Node: `dev.py test` fetches the tools")
    return str(Path(folder) / name)


@pytest.mark.parametrize(
    "command",
    [
        ["tsc", "--project", "scripts/client/tsconfig.json"],
        [
            "eslint",
            "--config",
            "scripts/client/eslint.config.js",
            "theme/assets/js",
            "src/knowledgebase/publish",
        ],
    ],
    ids=["types", "habits"],
)
def test_types_and_habits_of_the_browser_s_code(command):
    done = subprocess.run(
        [client_tool(command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_lock_names_no_registry():
    lock = (ROOT / "scripts/client/package-lock.json").read_text("utf-8")
    assert "resolved" not in lock and lock.count('"integrity"') > 50


HOSTILE = ("a", "a.", "a-", "a@", "0", " ", "http://", "(", "\\n", "A1 ", "aa", "ä", "1-")


def test_no_pattern_of_the_browser_s_code_is_slow():
    """Every pattern in our scripts runs on hostile text of full size in a moment."""
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node")
    found = sorted(
        {
            (body, flags)
            for path in MODULES
            for body, flags in re.findall(
                r"(?<=[(=,!:?\s])/(?![*/])((?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([gimsuy]*)(?=[.,;)\s])",
                "\n".join(
                    line
                    for line in path.read_text("utf-8").split("\n")
                    if not line.lstrip().startswith("//")
                ),
            )
        }
    )
    assert len(found) > 15
    script = """
      const [patterns, units] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
      for (const [body, flags] of patterns) for (const unit of units) for (const end of ["", "!", "\\n"]) {
        const text = unit.repeat(Math.floor(100000 / unit.length)) + end, pattern = new RegExp(body, flags);
        const before = Date.now();
        if (pattern.global) { for (const _ of text.matchAll(pattern)); } else pattern.test(text);
        const took = Date.now() - before;
        if (took > 2000) { console.log(body, JSON.stringify(unit), took); process.exitCode = 1; }
      }
    """
    done = subprocess.run(
        [node, "-e", script],
        input=json.dumps([found, HOSTILE]),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


FIRST_VIEW = 100 * 1024


@pytest.mark.parametrize("address", ["", "kaytannot/", "hankkeet/", "kaytannot/tyoote/", "alueet/"])
def test_the_first_view_is_at_most_a_hundred_kilobytes_compressed(site, address):
    page = site / address / "index.html"
    tree = LexborHTMLParser(page.read_bytes())
    found = {page}
    links = [
        node.attributes["href"] or ""
        for node in tree.css("link[rel=stylesheet], link[rel=preload]")
    ]
    links += [node.attributes["src"] or "" for node in tree.css("script[src], img[src]")]
    waiting = [(page.parent / link).resolve() for link in links]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        if file.suffix == ".js":
            static = re.findall(r'^import [^;]*?"(\.[^"]+)";', file.read_text("utf-8"), re.M | re.S)
            waiting += [(file.parent / target).resolve() for target in static]
    sizes = {f.name: len(gzip.compress(f.read_bytes())) for f in found}
    assert len(sizes) >= 5
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


def test_scripts_are_loaded_only_where_they_are_used(site):
    loaded: dict[str, Counter[str]] = {}
    for file in site.rglob("index.html"):
        if "pagefind" in file.parts:
            continue
        kind = file.relative_to(site).parts[0]
        for script in LexborHTMLParser(file.read_bytes()).css("script[src]"):
            source = (script.attributes["src"] or "").rsplit("/", 1)[1]
            loaded.setdefault(source, Counter())[kind] += 1
    assert loaded["browse.js"] == {"kaytannot": 1, "hankkeet": 1}
    # Entries of all kinds have a page for sharing, whose texts are copied.
    folders = {shelf.address for shelf in SHELVES.values()}
    assert {"kaytannot", "hankkeet"} <= set(loaded["use.js"]) <= folders
    for script, kind in (
        ("compare", "vertaile"),
        ("decide", "paatos"),
        ("fit-form", "sopiiko-meille"),
    ):
        assert loaded[f"{script}.js"] == {kind: 1}
    assert not [s for s in loaded if s in ("fit.js", "ics.js", "find.js")]
