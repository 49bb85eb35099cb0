"""The communications pages in a real browser: read, shared, and framed by another site."""

import re

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from tests.accessibility import accessibility_faults

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
    "alueet/",
    "alueet/lappi/",
    "alueet/teemoittain/",
    "tilannekuva/verkosto/",
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
    assert accessibility_faults(page) == []


def test_from_the_news_to_its_project_and_back_and_on_to_sharing(page):
    page.goto("uutiset/")
    page.get_by_role("link", name="18 valtakunnallista hanketta kehittää työelämää").click()
    page.get_by_role("link", name="LogdigiS", exact=True).click()
    expect(page.locator("h1")).to_contain_text("LogdigiS")
    page.get_by_role("link", name="18 valtakunnallista hanketta kehittää työelämää").first.click()
    page.get_by_role("link", name="Jaa tai upota").click()
    text = page.locator("#short").input_value()
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


def test_one_makes_a_feed_of_a_theme_in_a_region_and_takes_many_to_a_reader(page, served):
    page.goto("seuraa/")
    form = page.locator("form.own-feed")
    address = form.get_by_label("Syötteen osoite")
    assert address.input_value().endswith("/syotteet/kaikki.xml")
    form.get_by_label("Alue").select_option("lappi")
    assert address.input_value().endswith("/syotteet/alueet/lappi.xml")
    form.get_by_label("Teema").select_option("tyokyky")
    assert address.input_value().endswith("/syotteet/teemat/tyokyky/lappi.xml")
    assert page.request.get(address.input_value()).ok
    form.get_by_role("button", name="Lisää listaan").click()
    form.get_by_label("Alue").select_option("")
    form.get_by_role("button", name="Lisää listaan").click()
    with page.expect_download() as download:
        form.get_by_role("button", name="Tallenna lista").click()
    opml = LexborHTMLParser(download.value.path().read_bytes())
    rows = [(row.attributes["text"], row.attributes["xmlurl"]) for row in opml.css("outline")]
    assert [text for text, _ in rows] == [
        "Työkyky ja työhön paluu, Lappi ja koko maa",
        "Työkyky ja työhön paluu",
    ]
    assert all(page.request.get(to).ok for _, to in rows)
    form.get_by_role("button", name="Poista Työkyky ja työhön paluu, Lappi ja koko maa").click()
    expect(form.locator(".own-feeds li")).to_have_count(1)


def test_the_form_tells_how_much_a_feed_has_now_and_where_there_is_more(page):
    page.goto("seuraa/")
    form = page.locator("form.own-feed")
    now, near = form.locator(".own-feed-now"), form.locator(".own-feed-near")
    expect(now).to_have_text(re.compile(r"^Syötteessä on nyt \d+( uusinta)? kohtaa\.$"))
    expect(near).to_be_hidden()
    feeds = form.locator("select[name=teema] option[data-pairs]").evaluate_all(
        "all => all.map((one) => [one.value, one.dataset.pairs.split(' ')])"
    )
    regions = form.locator("select[name=alue] option").evaluate_all(
        "all => all.slice(1).map((one) => one.value)"
    )

    def choose(pair):
        theme, region = next(
            (theme, region)
            for theme, told in feeds
            for region, numbers in zip(regions, told, strict=True)
            if pair(*map(int, numbers.split("/"))) and region != "koko-maa"
        )
        form.get_by_label("Teema").select_option(theme)
        form.get_by_label("Alue").select_option(region)
        return theme, region

    choose(lambda own, all: 0 < own < all)
    expect(now).to_contain_text("tältä alueelta ja muut koko maasta.")
    expect(near).to_be_hidden()
    theme, _ = choose(lambda own, all: not own and all)
    expect(now).to_contain_text("Tästä teemasta ei ole vielä mitään tältä alueelta.")
    expect(now).to_contain_text("koko maasta.")
    near.get_by_role("button", name="kaikki alueet: ").click()
    assert form.get_by_label("Alue").input_value() == ""
    assert form.get_by_label("Teema").input_value() == theme
    assert form.get_by_label("Syötteen osoite").input_value().endswith(f"/teemat/{theme}.xml")
    assert page.evaluate("document.activeElement.name") == "teema"
    expect(near).to_be_hidden()


def test_a_table_wider_than_a_phone_says_without_script_that_it_goes_on(chromium, served):
    context = chromium.new_context(base_url=served, java_script_enabled=False)
    tab = context.new_page()
    for address in ("alueet/teemoittain/", "tilannekuva/", "tilannekuva/sidosryhmat/"):
        tab.goto(address)
        for width in (360, 390, 768, 1100, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            shown = tab.locator(".goes-on").first
            wide = shown.locator("+ .table-wrap")
            goes_on = wide.evaluate("(box) => box.scrollWidth > box.clientWidth + 2")
            assert shown.is_visible() or not goes_on, (address, width)
            if width == 390:
                assert goes_on and shown.is_visible(), address
            if width == 1280:
                assert not shown.is_visible(), address
    context.close()


def test_one_makes_the_code_that_shows_events_of_a_region_on_another_site(page, served):
    page.goto("seuraa/")
    form = page.locator("form.own-embed")
    code = form.get_by_label("Upotuskoodi", exact=True)

    def frame():
        return LexborHTMLParser(code.input_value()).css_first("iframe").attributes

    def shown():
        to = form.get_by_role("link", name="Katso, miltä luettelo näyttää").evaluate("a => a.href")
        assert page.request.get(to).ok
        return to.removeprefix(served)

    assert frame()["src"] == "https://tietopankki.example/upota/tapahtumat/"
    form.get_by_label("Teema tai alue").select_option(label="Lappi")
    assert frame()["src"].endswith("/upota/tapahtumat/alueet/lappi/")
    assert frame()["title"].endswith(": Tulevat tapahtumat, Lappi")
    assert shown() == "upota/tapahtumat/alueet/lappi/"
    form.get_by_label("Mitä näytetään").select_option(label="Uutiset")
    form.get_by_label("Teema tai alue").select_option(label="Kaikki")
    assert shown() == "upota/uutiset/"
    # Of cards there is no list of all: a theme is chosen for the reader.
    form.get_by_label("Mitä näytetään").select_option(label="Hyvät käytännöt ja hankkeet")
    assert re.fullmatch(r"upota/teemat/[a-z-]+/", shown())
    form.get_by_role("button", name="Kopioi koodi").click()
    form.get_by_text("Kopioitu.").wait_for()


def test_a_region_shows_its_themes_and_the_best_of_the_whole_country(page):
    page.goto("alueet/lappi/")
    strip = page.get_by_role("navigation", name="Teemat Lapissa")
    assert strip.get_by_role("listitem").count() == 12
    page.locator("#valtakunta-tyohyvinvointi summary").click()
    expect(page.locator("#valtakunta-tyohyvinvointi li").first).to_be_visible()
    strip.get_by_role("link", name="Naapureissa").first.click()
    page.wait_for_url("**alue=pohjois-pohjanmaa**")


def test_a_theme_and_a_region_lead_to_their_feed_ready_chosen(page):
    for address, field, id in (
        ("teemat/tyokyky/", "teema", "tyokyky"),
        ("alueet/lappi/", "alue", "lappi"),
    ):
        page.goto(address)
        page.get_by_role("link", name="Seuraa uutta").click()
        page.wait_for_url("**/seuraa/**")
        chosen = page.locator(f".own-feed [name={field}]")
        assert chosen.input_value() == id
        assert page.get_by_label("Syötteen osoite").input_value().endswith(f"/{id}.xml")
