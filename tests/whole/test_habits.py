"""What a contributor meets before the checks: the one page, the hooks before a commit, the owners."""

import re
from pathlib import Path

import pytest
import yaml

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.cli.phrases import _PHRASES
from knowledgebase.ground.findings import rules
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.site import read_site
from knowledgebase.schema import KINDS
from tests.conftest import ROOT, TODAY

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_annotated_entry_passes_the_check_as_it_stands(make_root):
    (entry,) = re.findall(r"```yaml\n(---\n.*?)```", PAGE, re.DOTALL)
    root = make_root({"practices/malli.md": entry})
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    assert list(catalogue.entries) == ["practice:malli"]
    assert [found for found in findings if found.path == "practices/malli.md"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_leads_to_an_example_of_each_kind(kind):
    path = f"schema/examples/{kind}.md"
    assert f"({path})" in PAGE and (ROOT / path).is_file()


def test_the_page_has_every_step_to_a_pull_request():
    for step in ("dev.py new practice", "dev.py check", "pull request"):
        assert step in PAGE


def test_the_page_names_only_commands_and_files_that_are_there():
    for command in re.findall(r"scripts/dev\.py (\w[\w-]*)", PAGE):
        assert f"| `{command} " in (ROOT / "README.md").read_text("utf-8"), command
    for target in re.findall(r"\]\(([^)#:]+)\)", PAGE):
        assert target.startswith("../projects/") or (ROOT / target).exists(), target


def test_before_a_commit_the_same_tools_look_as_in_the_tests():
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    (repository,) = yaml.safe_load(text)["repos"]
    assert repository["repo"] == "local", "nothing is fetched"
    entries = " | ".join(hook["entry"] for hook in repository["hooks"])
    for tool in (
        "dev.py fix",
        "dev.py generate",
        "dev.py check",
        "ruff check",
        "ruff format",
        "mypy",
    ):
        assert tool in entries


def test_ci_checks_the_real_content_with_the_proposed_program():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "python3 scripts/dev.py test" in lines and "python3 scripts/dev.py check" in lines


def test_every_folder_of_content_has_owners_and_they_are_real_when_the_owner_is():
    text = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")
    owned = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert owned and all(len(line) > 1 for line in owned)
    may_be_empty = {shelf.folder for shelf in SHELVES.values()}
    for folder in {path.strip("/") for path, *_ in owned} - {"*"} - may_be_empty:
        assert (ROOT / folder).is_dir(), folder
    assert "@example/" not in text or not read_site().owner_confirmed


def test_commands_are_told_as_people_can_run_them():
    """No one who has followed the guide has a command called kb."""
    texts = [rule.remedy[lang] for rule in rules().values() for lang in ("fi", "en")]
    texts += [said for pair in _PHRASES.values() for said in pair]
    texts += [file.read_text("utf-8") for file in (ROOT / "content/osallistu").glob("*.md")]
    told = [text for text in texts if re.search(r"\bkb [a-z]", text)]
    assert told == []


def test_an_example_leads_editors_to_the_schema_from_where_its_copy_stands():
    for kind in KINDS:
        text = (ROOT / f"schema/examples/{kind}.md").read_text("utf-8")
        path = re.search(r"\$schema=(\S+)", text)[1]
        assert (ROOT / SHELVES[kind].folder / path).resolve() == ROOT / f"schema/{kind}.json"


# Tests that look at the real entries, whatever those are: none of them expects a number or a name.
READ_REAL = {"tests/render/pages/test_contribute_pages.py", "tests/publish/test_followed.py",
             "tests/whole/test_world.py", "tests/catalogue/test_set_rules.py"}  # fmt: skip


def test_new_entries_turn_no_test_red():
    """What the program does is tested on the corpus; a contributor's entry is for the check alone."""
    real = re.compile(r"""ROOT(?: / |\.glob\()["'](?:practices|projects)|Settings\(ROOT,""")
    found = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if file != Path(__file__) and real.search(file.read_text("utf-8"))
    }
    assert found == READ_REAL
