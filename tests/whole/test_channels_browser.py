"""The communications pages in a real browser: read, shared, and framed by another site."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = (
    "uutiset/",
    "uutiset/18-valtakunnallista-hanketta/",
    "tapahtumat/",
    "tapahtumat/kohtaantofoorumi-2024/",
    "materiaalit/",
    "materiaalit/osaava-pienyritys/",
    "seuraa/",
    "uutta/",
    "data/",
    "osallistu/viestinta/",
    "kaytannot/tyoote/jaa/",
    "upota/alueet/lappi/",
    "upota/kaytannot/tyoote/",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_each_page_whole_and_axe_finds_nothing(page, address):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_from_the_news_to_its_project_and_back_and_on_to_sharing(page):
    page.goto("uutiset/")
    page.get_by_role("link", name="18 valtakunnallista hanketta kehittää työelämää").click()
    page.get_by_role("link", name="LogdigiS", exact=True).click()
    assert page.locator("h1").inner_text().startswith("LogdigiS")
    page.get_by_role("link", name="18 valtakunnallista hanketta kehittää työelämää").first.click()
    page.get_by_role("link", name="Jaa tai upota").click()
    text = page.get_by_label("Lyhyt").input_value()
    assert text.startswith("18 valtakunnallista hanketta") and "/uutiset/" in text


def test_another_site_may_frame_a_list(page, served):
    # A page without our policy, as another site's would be. Chromium lets only local pages
    # frame a local address, so it stands on the same server.
    outer = f'<iframe src="{served}upota/alueet/lappi/" title="Lappi"></iframe>'
    page.route("**/muu-sivusto.html", lambda r: r.fulfill(body=outer, content_type="text/html"))
    page.goto("muu-sivusto.html")
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Hyvät käytännöt").wait_for()
    link = frame.get_by_role("link").first
    assert link.get_attribute("target") == "_blank"
