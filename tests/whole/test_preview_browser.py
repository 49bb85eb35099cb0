"""What a writer sees of `kb serve` in a browser: every change, without a restart.

The program runs from a copy of its own, so that its theme and vocabularies may be edited.
"""

import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, TODAY, practice

pytestmark = pytest.mark.browser
COPIED = ("src", "theme", "hooks", "schema", "content/vocabularies")


@dataclass
class Served:
    product: Path
    root: Path
    url: str
    page: object

    def write(self, path, text):
        (self.root / path).write_text(text, "utf-8")

    def edit(self, path, old, new):
        file = self.product / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def see(self, text):
        self.page.get_by_text(text).first.wait_for(timeout=60_000)


@pytest.fixture(scope="module")
def served(tmp_path_factory, chromium):
    product, root = tmp_path_factory.mktemp("ohjelma"), tmp_path_factory.mktemp("juuri")
    for folder in COPIED:
        ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(ROOT / folder, product / folder, ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", product)
    for folder in ("content", "practices", "projects"):
        (root / folder).mkdir()
        (product / folder).mkdir(exist_ok=True)
    for id in ("a", "b", "c"):
        (root / f"practices/{id}.md").write_text(practice(f"Kortti {id}"), "utf-8")
    command = [sys.executable, "-m", "knowledgebase", "serve", "--port", "0", "--root", root]
    process = subprocess.Popen(
        [*command, "--site", root / "site", "--today", TODAY.isoformat()],
        env={"PYTHONPATH": str(product / "src"), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    url = re.search(r"http://\S+", process.stdout.readline())[0]
    context = chromium.new_context()
    page = context.new_page()
    yield Served(product, root, url, page)
    context.close()
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0


def test_a_saved_text_is_on_the_page(served):
    served.page.goto(f"{served.url}kaytannot/a/")
    served.write("practices/a.md", practice("Kortti a", step="Soita heti."))
    served.see("Soita heti.")


def test_a_broken_file_is_told_over_its_last_good_page(served):
    served.page.goto(f"{served.url}kaytannot/a/")
    served.write("practices/a.md", "rikki")
    box = served.page.get_by_role("status", name="Esikatselu")
    box.get_by_text("practices/a.md:1:1").wait_for(timeout=60_000)
    expect(served.page.get_by_role("heading", name="Kortti a")).to_be_visible()
    served.page.get_by_role("link", name="Käytännöt").first.click()
    box.get_by_text("practices/a.md:1:1").wait_for(timeout=60_000)
    box.get_by_role("button", name="Piilota").click()
    served.page.get_by_role("link", name="Kortti b").first.click()
    served.write("practices/a.md", practice("Kortti a"))
    box.wait_for(state="detached", timeout=60_000)


def test_a_renamed_card_has_its_new_address_and_its_old_one_leads_there(served):
    served.page.goto(f"{served.url}kaytannot/")
    served.write("practices/uusi.md", practice("Kortti c", more="aliases:\n  - c\n"))
    (served.root / "practices/c.md").unlink()
    served.page.locator("a[href$='kaytannot/uusi/']").first.wait_for(timeout=60_000)
    served.page.goto(f"{served.url}kaytannot/c/")
    served.page.wait_for_url("**/kaytannot/uusi/", timeout=60_000)


def test_a_deleted_card_leaves_the_lists_and_folders_may_be_made_again(served):
    served.page.goto(f"{served.url}kaytannot/")
    kept = {f.name: f.read_text("utf-8") for f in (served.root / "practices").iterdir()}
    shutil.rmtree(served.root / "practices")
    served.see("0 käytäntöä")
    (served.root / "practices").mkdir()
    for name, text in kept.items():
        if name != "b.md":
            served.write(f"practices/{name}", text)
    served.see("2 käytäntöä")
    served.write("practices/b.md", kept["b.md"])
    served.see("3 käytäntöä")


def test_a_vocabulary_a_template_and_a_style_need_no_restart(served):
    served.page.goto(f"{served.url}kaytannot/a/")
    served.edit("content/vocabularies/regions.yml", 'fi: "Lappi"', 'fi: "Uusi Lappi"')
    served.see("Uusi Lappi")
    served.edit("theme/pages/practice.html", "<dt>{{ 'Teemat'|say }}</dt>", "<dt>Aiheet</dt>")
    served.see("Aiheet")
    served.edit("theme/partials/footer.html", "Ei evästeitä", "Ei keksejä")
    served.see("Ei keksejä")
    with (served.product / "theme/assets/css/site.css").open("a") as style:
        style.write("\nh1{letter-spacing:7px}")
    expect(served.page.locator("h1")).to_have_css("letter-spacing", "7px", timeout=60_000)


def test_eight_tabs_follow(served):
    tabs = [served.page.context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"{served.url}kaytannot/b/", timeout=60_000)
    served.write("practices/b.md", practice("Kortti b", step="Kutsu kaikki kahville."))
    for tab in tabs:
        tab.get_by_text("Kutsu kaikki kahville.").first.wait_for(timeout=60_000)
        tab.close()


def test_the_search_index_follows(served):
    for _ in range(240):
        if served.page.request.get(f"{served.url}sanat/hakemisto.kbs").ok:
            return
        served.page.wait_for_timeout(500)
    pytest.fail("the index is not served")
