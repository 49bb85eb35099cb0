"""The preview in a real browser, as the communications team uses it before a day that is to come."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.conftest import event, news, practice, project

pytestmark = pytest.mark.browser
CHRISTMAS = "2126-12-24"


@pytest.fixture
def root(make_root):
    return make_root(
        {
            "practices/a.md": practice("Näkyvä käytäntö"),
            "practices/kesken.md": practice("Keskeneräinen", more="status: draft\n"),
            "practices/tuleva.md": practice("Tuleva", more=f"published: {CHRISTMAS}\n"),
            "projects/h.md": project("Hanke tulossa", more=f"published: {CHRISTMAS}\n"),
            "content/tapahtumat/t.md": event("Tilaisuus tulossa").replace("2026-11-01", CHRISTMAS),
            "content/uutiset/joulu.md": news("Jouluuutinen", CHRISTMAS),
        }
    )


@contextmanager
def preview(root, *options):
    command = [sys.executable, "-m", "knowledgebase", "serve", "--root", root, "--port", "0"]
    told = subprocess.PIPE
    running = subprocess.Popen(
        [*map(str, command), "--site", root / ".esikatselu", *options],
        stdout=told,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        found = re.search(r"http://\S+", next(line for line in running.stdout if "http" in line))
        yield found[0]
    finally:
        running.terminate()
        running.wait(60)


def test_a_writer_finds_a_draft_by_name_and_sees_what_it_will_be(chromium, root):
    with preview(root) as address:
        tab = chromium.new_page()
        tab.goto(f"{address}osallistu/tilanne/")
        tab.get_by_role("link", name="Keskeneräinen", exact=True).click()
        tab.get_by_role("note", name="Esikatselu").get_by_text("Luonnos.").wait_for()
        tab.goto(f"{address}kaytannot/")
        tab.get_by_role("link", name="Luonnos: Keskeneräinen").wait_for()
        tab.goto(f"{address}osallistu/tilanne/")
        tab.get_by_role("link", name="Jouluuutinen").click()
        tab.get_by_role("note", name="Esikatselu").get_by_text("Ajastettu.").wait_for()
        tab.close()


def test_the_team_sees_the_site_of_a_day_to_come_and_every_page_says_so(chromium, root):
    with preview(root, "--today", CHRISTMAS) as address:
        tab = chromium.new_page()
        tab.goto(f"{address}uutiset/")
        day = tab.get_by_role("note", name="Esikatselu").get_by_text("24.12.2126")
        day.wait_for()
        tab.get_by_role("link", name="Jouluuutinen").first.click()
        day.wait_for()
        assert tab.get_by_text("Ajastettu.").count() == 0
        tab.close()
