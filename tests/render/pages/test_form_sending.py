"""The ways to send what the form made, in a real browser: with and without what a site configures."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from knowledgebase.catalogue.visible import published
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.contribute_pages import contribute_pages
from tests.conftest import TODAY, corpus_catalogue
from tests.render.pages.test_contribute_pages import field, fill_required, open_form, submit

ROLE = "tietopankki@example.org"
HOST = "https://github.com/oma/tietopankki/edit/main/{path}"
NAME = "tyokyky-lyhyt-tauko-vuoron-alussa.md"


@pytest.fixture(scope="module")
def form_with():
    """Return a function that gives the form's page as a site with such a configuration has it."""
    catalogue = published(corpus_catalogue(), TODAY)
    relations = relate(catalogue.entries.values())

    def html(**configured):
        maker = PageMaker(catalogue, relations, replace(read_site(), **configured), TODAY)
        return next(iter(contribute_pages(maker))).html()

    return html


@pytest.fixture
def configured(page, form_with):
    """Return a function that opens the form of a site with such a configuration."""

    def open_configured(**values):
        def answer(route):
            body = route.fetch().text()
            plain = form_with()
            assert plain in body
            route.fulfill(body=body.replace(plain, form_with(**values)), content_type="text/html")

        page.route("**/osallistu/lomake/", answer)
        open_form(page)

    return open_configured


def make_long(page):
    field(page, "Tulokset").fill("Tämä on pitkä kertomus. " * 400)


def host_way(page):
    return page.get_by_role("link", name="Lähetä GitHubissa")


def mail_way(page):
    return page.get_by_role("link", name="Lähetä sähköpostilla")


@pytest.mark.browser
def test_one_click_leads_to_a_proposal_with_the_text_in_it(page, configured):
    configured(edit_template=HOST)
    fill_required(page)
    submit(page)
    address = urlsplit(host_way(page).get_attribute("href"))
    assert (address.netloc, address.path) == (
        "github.com",
        "/oma/tietopankki/new/main/practices",
    )
    told = parse_qs(address.query)
    assert told["filename"] == [NAME]
    assert told["value"] == [page.locator("[data-text]").text_content()]
    result = page.locator("[data-result]").inner_text()
    assert "Create pull request" in result
    assert "ylläpitäjän on hyväksyttävä tarkistuksen käynnistys" in result
    expect(page.get_by_text("liian pitkä linkkiin")).to_be_hidden()


@pytest.mark.browser
def test_what_does_not_fit_into_an_address_is_a_file_to_drag(page, configured):
    configured(edit_template=HOST)
    fill_required(page)
    make_long(page)
    submit(page)
    way = host_way(page)
    assert urlsplit(way.get_attribute("href")).path.endswith("/upload/main/practices")
    expect(page.get_by_text("vedä tiedosto sivulle")).to_be_visible()
    expect(page.get_by_text("Teksti on sivulla valmiina")).to_be_hidden()
    # The one click also gives the file. The host itself is not asked for here.
    way.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    with page.expect_download() as download:
        way.click()
    assert download.value.suggested_filename == NAME
    assert (
        Path(download.value.path()).read_text("utf-8") == page.locator("[data-text]").text_content()
    )


@pytest.mark.browser
def test_without_a_role_address_no_mail_is_offered_and_the_file_is_for_someone_else(page):
    open_form(page)
    fill_required(page)
    submit(page)
    assert mail_way(page).count() == 0
    result = page.locator("[data-result]").inner_text()
    assert "lähetä se sille, joka pyysi sinua kirjoittamaan" in result
    assert "Arvioija" not in result and "Mitä sitten tapahtuu" not in result
    assert host_way(page).count() == 0 and "GitHub" not in result
    assert "sähköposti" not in result


@pytest.mark.browser
def test_a_role_address_gets_a_filled_mail(page, configured):
    configured(contact_email=ROLE)
    fill_required(page)
    submit(page)
    address = urlsplit(mail_way(page).get_attribute("href"))
    assert (address.scheme, address.path) == ("mailto", ROLE)
    told = parse_qs(address.query)
    assert told["subject"] == ["Kortti: Työkyky: lyhyt tauko vuoron alussa"]
    assert told["body"] == [page.locator("[data-text]").text_content().replace("\n", "\r\n")]
    result = page.locator("[data-result]").inner_text()
    assert "toimitus tekee viestistä ehdotuksen" in result and "Arvioija lukee kortin" in result


@pytest.mark.browser
def test_a_mail_that_would_be_too_long_takes_the_file_along(page, configured):
    configured(contact_email=ROLE)
    fill_required(page)
    make_long(page)
    submit(page)
    way = mail_way(page)
    assert parse_qs(urlsplit(way.get_attribute("href")).query)["body"] == [
        f"Liitä tähän tiedosto {NAME}. Se on latauksissa."
    ]
    expect(page.get_by_text("liitä se viestiin")).to_be_visible()
    way.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    with page.expect_download() as download:
        way.click()
    assert download.value.suggested_filename == NAME


@pytest.mark.browser
def test_a_host_without_such_pages_is_not_offered(page, configured):
    configured(edit_template="https://git.example/-/edit/main/{path}", contact_email=ROLE)
    fill_required(page)
    submit(page)
    assert host_way(page).count() == 0
    expect(mail_way(page)).to_be_visible()
    expect(page.get_by_role("button", name="Lataa tiedosto")).to_be_visible()


@pytest.mark.browser
def test_the_text_can_be_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_form(page)
    fill_required(page)
    submit(page)
    page.get_by_role("button", name="Kopioi teksti").click()
    page.get_by_text("Kopioitu.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[data-text]").text_content()


@pytest.mark.browser
def test_the_questions_of_feedback_can_be_downloaded(page):
    page.goto("kaytannot/tyoote/")
    with page.expect_download() as download:
        page.get_by_role("link", name="lataa kysymykset tiedostona").first.click()
    assert download.value.suggested_filename == "kokeilimme-tyoote.txt"
    assert "Jos käyttö loppui, miksi:" in Path(download.value.path()).read_text("utf-8")


@pytest.mark.browser
def test_without_javascript_the_page_says_what_to_do(chromium, served, form_with):
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{served}osallistu/lomake/")
    instead = tab.locator("noscript .notice")
    expect(instead).to_be_visible()
    assert "Lomake tarvitsee JavaScriptin." in instead.inner_text()
    assert instead.locator("a").all_inner_texts() == ["Osallistu"]
    expect(tab.locator("form.entry-form")).to_be_hidden()
    context.close()
    without, with_role = form_with(), form_with(contact_email=ROLE)
    assert "mailto:" not in without and "GitHub" not in without
    assert "Vastaa samoihin kysymyksiin GitHubissa" in form_with(edit_template=HOST)
    assert f"mailto:{ROLE}?subject=Uusi%20kortti" in with_role
