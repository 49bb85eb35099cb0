"""The shape of the code itself: stages in order, a thin seam to the generator, modest sizes."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SRC = ROOT / "src" / "knowledgebase"
# The rooms in the order of the flow. A module may import only its own room and those before it.
ORDER = (
    "ground",
    "schema",
    "read",
    "validate",
    "catalogue",
    "relate",
    "indicators",
    "contribute",
    "render",
    "report",
    "build",
    "search",
    "check",
    "publish",
    "flow",
    "division",
    "preview",
    "measure",
    "cli",
)
# Of those, the stages that a file goes through. The others stand beside or under the flow.
FLOW = (
    "read",
    "validate",
    "catalogue",
    "relate",
    "render",
    "build",
    "search",
    "check",
    "publish",
)


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize(
    "file",
    [SRC / "__init__.py", ROOT / "ARCHITECTURE.md", ROOT / "README.md"],
    ids=lambda f: f.name,
)
def test_the_flow_is_told_everywhere_in_the_names_of_the_rooms(file):
    told = re.findall(r"\w+(?: → \w+)+", file.read_text("utf-8"))
    stages = [stage for stage in ORDER if stage in FLOW]
    assert stages == list(FLOW)
    assert [words.split(" → ") for words in told if words.startswith("read → ")] == [stages]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_the_core_never_imports_the_generator(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ("mkdocs", "material")]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_stage_imports_only_earlier_stages(path):
    own = name_of(path).split(".")[0]
    if own in ("", "__main__"):
        return
    assert own in ORDER, f"{own}: give the new stage its place in the order"
    used = {
        n.split(".")[1]
        for n in imports(path)
        if n.startswith("knowledgebase.") and n.count(".") >= 1
    }
    later = {stage for stage in used & set(ORDER) if ORDER.index(stage) > ORDER.index(own)}
    assert not later


def rooms() -> list[Path]:
    return sorted(path.parent for path in SRC.rglob("__init__.py") if path.parent != SRC)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_inside_render_too_no_import_runs_upward(path):
    inner = ("view", "page", "maker", "data", "files", "pages", "all_files", "publication")
    parts = name_of(path).split(".")
    if parts[0] != "render" or len(parts) < 2 or parts[1] not in inner:
        return
    used = {
        n.split(".")[2]
        for n in imports(path)
        if n.startswith("knowledgebase.render.") and n.count(".") >= 2
    }
    own = inner.index(parts[1])
    assert not {n for n in used if n in inner and inner.index(n) > own}


def test_pages_ask_the_search_through_its_engine_alone():
    """Another search takes its place there: whoever reached past it would have to be found."""
    for file in (ROOT / "theme/assets/js").rglob("*.js"):
        text = file.read_text("utf-8")
        assert file.parent.name == "search" or not re.search(
            r"\.dictionary\b|/dictionary\.js", text
        )


def test_no_two_modules_share_a_name():
    names = [path.stem for path in modules() if path.stem not in ("__init__", "__main__")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("path", rooms(), ids=lambda p: p.relative_to(SRC).as_posix())
def test_a_room_says_in_a_sentence_what_it_is_for(path):
    words = ast.get_docstring(ast.parse((path / "__init__.py").read_text("utf-8"))) or ""
    assert words.split(":")[0].casefold() == path.name and words.endswith(".")


@pytest.mark.parametrize("path", rooms(), ids=lambda p: p.relative_to(SRC).as_posix())
def test_tests_stand_in_rooms_of_the_same_names(path):
    assert (ROOT / "tests" / path.relative_to(SRC)).is_dir()


# Modules that are tested through those that use them. The list only shrinks: a new module has
# a test of its name, and one that has got its own leaves the list.
TESTED_THROUGH_OTHERS = (
    (Path(__file__).parent / "tested_through_others.txt").read_text("utf-8").split()
)
MOST = 76


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_has_a_test_of_its_name_or_is_on_the_shrinking_list(path):
    inside = path.relative_to(SRC)
    if path.stem.startswith("__"):
        return
    has_its_own = (ROOT / "tests" / inside.parent / f"test_{path.stem}.py").is_file()
    assert has_its_own != (inside.as_posix() in TESTED_THROUGH_OTHERS)


def test_the_shrinking_list_names_modules_that_are_there_and_is_no_longer_than_it_was():
    there = {path.relative_to(SRC).as_posix() for path in modules()}
    assert set(TESTED_THROUGH_OTHERS) <= there
    assert len(TESTED_THROUGH_OTHERS) <= MOST


def functions(path: Path) -> list[ast.FunctionDef]:
    return [
        n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "hooks").glob("*.py")), ids=lambda p: p.stem)
def test_hooks_are_thin_and_hold_no_state(path):
    tree = ast.parse(path.read_text("utf-8"))
    allowed = (ast.FunctionDef, ast.Import, ast.ImportFrom, ast.Expr)
    assert all(isinstance(node, allowed) for node in tree.body), "state in a hook survives rebuilds"
    for function in functions(path):
        assert len(function.body) <= 8, function.name


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_and_modules_stay_readable(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name


def test_each_theme_has_one_defining_file():
    defined = [
        f
        for f in (ROOT / "content/vocabularies").glob("*.yml")
        if "  - id: tyokyky\n" in f.read_text("utf-8")
    ]
    assert [f.name for f in defined] == ["themes.yml"]


def test_no_template_or_script_of_ours_has_inline_code():
    for file in (ROOT / "theme").rglob("*.html"):
        if file.parent.name == "mail":
            continue  # e-mail programs drop style sheets; this is no page of the site
        text = file.read_text("utf-8")
        assert "style=" not in text, file
        assert "onclick" not in text, file
        assert "<style" not in text, file
        for part in text.split("<script")[1:]:
            tag = part.partition(">")[0]
            assert "src=" in tag or 'type="application/' in tag, file
