"""What a person does, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.accessibility import accessibility_faults

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "kaytannot/",
    "kaytannot/tyoote/",
    "hankkeet/parempi-tyoelama/",
    "teemat/tyokyky/",
    "alueet/",
    "alueet/lappi/",
    "organisaatiot/lapin-ely-keskus/",
    "koosteet/ei-toiminut/",
    "koosteet/naytto-vahvin/",
    "osallistu/kirjoitusohje/",
    "tietoa/naytto/",
    "tietoa/sanasto/",
    "tietoa/sanasto/tyokyky/",
    "haku/?q=työkyky",
    "haku/?q=qqqqzz",
)


def test_search_filter_and_open_a_practice(page):
    page.goto("")
    page.get_by_label("Mikä työpaikalla hiertää?").fill("sairaala")
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku/?q=sairaala")
    page.get_by_role("status").filter(has_text="osuma").wait_for()
    page.get_by_role("tab", name="Käytännöt").click()
    page.wait_for_url("**tyyppi=practice**")
    link = page.locator("[data-search-results] a", has_text="TYÖOTE")
    link.wait_for()
    link.click()
    expect(page.locator("h1")).to_contain_text("TYÖOTE")


def test_the_address_holds_the_search_and_back_returns_to_it(page):
    page.goto("haku/?q=perehdytys&tyyppi=project")
    page.locator("[data-search-results] li:not(.search-bet)").first.wait_for()
    first = page.locator("[data-search-results]").inner_text()
    assert page.get_by_label("Hakusanat").input_value() == "perehdytys"
    tab = page.get_by_role("tab", name="Hankkeet")
    assert tab.get_attribute("aria-selected") == "true"
    page.locator("[data-search-results] a").first.click()
    page.go_back()
    page.locator("[data-search-results] li:not(.search-bet)").first.wait_for()
    assert page.locator("[data-search-results]").inner_text() == first


def test_search_works_from_the_header_with_the_keyboard_alone(page):
    page.goto("hankkeet/logdigis/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hyppää sisältöön"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "haku-ylhaalla":
            break
    page.keyboard.type("digitaidot")
    page.keyboard.press("Enter")
    page.locator("[data-search-results] li").first.wait_for()


def test_the_menu_opens_and_closes_on_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("kaytannot/tyoote/")
    button = page.get_by_role("button", name="Valikko")
    expect(page.get_by_role("link", name="Hankkeet", exact=True).first).to_be_hidden()
    button.press("Enter")
    expect(page.get_by_role("link", name="Hankkeet", exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement === document.querySelector('[data-menu-button]')")


def test_the_colour_choice_stays(page):
    page.goto("")
    page.get_by_role("button", name="Tumma tila").click()
    page.goto("teemat/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    # Choosing what the system has lets the system lead again.
    page.get_by_role("button", name="Vaalea tila").click()
    assert page.evaluate("[document.documentElement.dataset.theme ?? '', localStorage.length]") == [
        "",
        0,
    ]
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Vaalea tila").wait_for()
    back = page.get_by_role("button", name="Väri laitteen mukaan")
    assert back.is_hidden(), "nothing to give back"
    page.get_by_role("button", name="Vaalea tila").click()
    back.click()
    page.get_by_role("button", name="Vaalea tila").wait_for()
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert back.is_hidden()


def test_reading_needs_no_javascript(chromium, served):
    context = chromium.new_context(base_url=served, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("kaytannot/")
    assert tab.locator(".rows a").count() >= 70
    tab.get_by_role("link", name="Teemat", exact=True).first.click()
    expect(tab.locator("h1")).to_have_text("Teemat")
    tab.goto("haku/?q=x")
    expect(tab.get_by_text("Haku tarvitsee JavaScriptin")).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways_at_320_pixels(page, address):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, address):
    page.goto(address)
    if "haku" in address:
        page.locator("[data-search-results] li, [data-search-none]:visible").first.wait_for()
    assert accessibility_faults(page, widths=(1280, 360)) == []
