"""The way out: another generator, without our hooks, makes the same pages from the staged files."""

import os
import re
import subprocess
import sys

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import TODAY, kb

ONE_OF_EACH = (
    "index.html", "kaytannot/index.html", "kaytannot/tyoote/index.html", "hankkeet/logdigis/index.html",
    "teemat/tyokyky/index.html", "alueet/lappi/index.html", "organisaatiot/tyoterveyslaitos/index.html",
    "koosteet/ei-toiminut/index.html", "tietoa/naytto/index.html", "haku/index.html",
)  # fmt: skip


def words(file) -> str:
    page = LexborHTMLParser(file.read_bytes()).css_first("#sisalto")
    return re.sub(r"\s+", " ", page.text(separator=" ")).strip()


def test_properdocs_builds_the_same_site_without_hooks(site, tmp_path):
    done = kb("stage", tmp_path / "staged", "--today", TODAY.isoformat())
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "staged/hooks").exists()
    built = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-q", "-f", str(tmp_path / "staged/mkdocs.yml"),
         "-d", str(tmp_path / "other")],
        capture_output=True, text=True, check=False,
        env=os.environ | {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert built.returncode == 0, built.stderr

    def addresses(folder):
        return {
            str(f.relative_to(folder)) for f in folder.rglob("*.html") if "pagefind" not in f.parts
        }

    assert addresses(tmp_path / "other") == addresses(site)
    for page in ONE_OF_EACH:
        assert words(tmp_path / "other" / page) == words(site / page), page
