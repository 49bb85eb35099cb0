"""One number from /mittaristo/ to the row of the file that it was read from, by a reader's clicks."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.accessibility import accessibility_faults
from tests.conftest import EXAMPLE, TODAY, kb, serving


@pytest.fixture(scope="module")
def reported_site(tmp_path_factory):
    """The made-up projects built as a site of their own."""
    folder = tmp_path_factory.mktemp("reported") / "site"
    done = kb("build", "--root", EXAMPLE, "--site", folder, "--today", TODAY.isoformat())
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(folder) as address:
        yield address


@pytest.fixture
def reader(chromium, reported_site):
    context = chromium.new_context(base_url=reported_site, locale="fi-FI")
    tab = context.new_page()
    elsewhere = []
    tab.on(
        "request", lambda r: None if r.url.startswith(reported_site) else elsewhere.append(r.url)
    )
    yield tab
    assert not elsewhere
    context.close()


def test_a_number_is_followed_to_the_row_that_it_was_read_from(reader):
    reader.goto("mittaristo/")
    reader.get_by_role("link", name="90 henkilöä").click()
    reader.wait_for_url("**/mittaristo/osallistujat/2026-kevat/")
    rows = reader.locator("tr[id^='rivi-']")
    numbers = [int(rows.nth(n).locator("td").first.inner_text().split()[0]) for n in range(3)]
    assert sum(numbers) == 90
    reader.get_by_role("link", name="3/5 hanketta raportoinut").click()
    assert reader.url.endswith("#raportoineet")
    rows.first.get_by_role("link", name="Koehanke Aalto").click()
    reader.wait_for_url("**/hankkeet/koe-aalto/#mittarien-tulokset")
    told = reader.locator("section", has=reader.locator("#mittarien-tulokset")).locator("tbody tr")
    mine = told.filter(has_text="osallistujat")
    assert "48 henkilöä" in mine.inner_text() and "rivi 2" in mine.inner_text()
    address = mine.get_by_role("link", name="Tulostiedosto").evaluate("link => link.href")
    raw = reader.request.get(address).body().decode("utf-8-sig")
    row = list(csv.DictReader(io.StringIO(raw), delimiter=";"))[2 - 2]
    assert (row["mittari"], row["arvo"]) == ("osallistujat", "48")
    original = (EXAMPLE / "content/mittaristo/tulokset/koe-aalto.csv").read_text("utf-8")
    assert original.splitlines()[2 - 1].split(";")[6] == "48"
    # And on to the practice that the number tells of.
    reader.go_back()
    rows.first.get_by_role("link", name="Koetapa").click()
    reader.wait_for_url("**/kaytannot/koe-tapa/")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    "address",
    [
        *("mittaristo/", "mittaristo/osallistujat/", "mittaristo/tyokyky/2026-kevat/"),
        *("mittaristo/tilanne/", "hankkeet/koe-aalto/"),
    ],
)
def test_no_page_is_wider_than_its_window(reader, address, width):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(address)
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "address", ["mittaristo/", "mittaristo/osallistujat/2026-kevat/", "mittaristo/tilanne/"]
)
def test_pages_of_indicators_are_accessible(reader, address):
    reader.goto(address)
    assert accessibility_faults(reader) == []


def test_the_way_to_the_row_needs_no_script(chromium, reported_site):
    context = chromium.new_context(base_url=reported_site, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("mittaristo/")
    tab.get_by_role("link", name="90 henkilöä").click()
    tab.locator("#rivi-koe-aalto-2").get_by_role("link", name="koe-aalto.csv").wait_for()
    expect(tab.locator("figure.chart svg")).to_be_visible()
    context.close()
