"""Lint, format and types, as everyone runs them."""

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("yamllint", "--strict", "content", "mkdocs.yml"),
    ],
    ids=" ".join,
)
def test_the_code_is_clean(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


IGNORED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"][
    "ignore"
]


@pytest.mark.parametrize("rule", IGNORED)
def test_a_rule_that_is_left_out_would_say_something(rule):
    command = ("ruff", "check", ".", "--select", rule, "--config", "lint.ignore=[]")
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert rule in done.stdout, f"{rule} can be taken off the list"


def exceptions():
    """Yield (where, comment) of each exception from a rule, in all code of ours."""
    for folder in ("src", "hooks", "scripts", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for token in tokenize.generate_tokens(io.StringIO(file.read_text("utf-8")).readline):
                if token.type == tokenize.COMMENT and EXCEPTION.match(token.string):
                    yield f"{file.relative_to(ROOT)}:{token.start[0]}", token.string


EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)")
REASONED = re.compile(r"# noqa: [A-Z0-9, ]+ \(.+\)|# type: ignore\[[a-z-]+\]  # .+")


def test_an_exception_from_a_rule_says_its_reason():
    # A stale one fails already: ruff's RUF100 and mypy's warn_unused_ignores, for types.
    found = list(exceptions())
    assert found
    assert [where for where, comment in found if not REASONED.fullmatch(comment)] == []


@pytest.mark.parametrize(
    "comment", ["# noqa", "# noqa: S101", "# type: ignore", "# type: ignore[x]"]
)
def test_a_bare_exception_would_be_told(comment):
    assert EXCEPTION.match(comment) and not REASONED.fullmatch(comment)


def test_no_text_of_a_child_or_a_file_is_read_in_the_encoding_of_the_machine():
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]
    loose = []
    for file in (*files, *(ROOT / "hooks").glob("*.py")):
        for call in (n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if _is_call(n)):
            named = {keyword.arg for keyword in call.keywords}
            as_text = "text" in named or "universal_newlines" in named
            bare = (
                call.func.attr in ("read_text", "write_text")
                and len(call.args) < _AT[call.func.attr]
            )
            if (as_text or bare) and "encoding" not in named:
                loose.append(f"{file.name}:{call.lineno}")
    assert loose == []


_AT = {"read_text": 1, "write_text": 2}


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
