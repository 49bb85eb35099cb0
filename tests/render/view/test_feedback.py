"""Feedback links: filled in, and hidden where the site names no one to tell."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.site import read_site
from knowledgebase.relate.relate import relate
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.entries import entry_pages
from knowledgebase.render.view.feedback import feedback_links, issue_link, mail_link
from tests.conftest import ROOT, TODAY, practice, project

SITE = replace(read_site(), url="https://pankki.example/", contact_email="", issues_url="")


@pytest.fixture
def entry(make_root):
    root = make_root({"practices/a.md": practice("Työ & tauko: 100 %?")})
    return load_catalogue(root, ROOT, TODAY)[0].entries["practice:a"]


def page_of(make_root, **configured):
    root = make_root({"practices/a.md": practice("Otsikko")})
    catalogue = load_catalogue(root, ROOT, TODAY)[0]
    site = replace(SITE, **configured)
    (page,) = entry_pages(PageMaker(catalogue, relate(catalogue.entries.values()), site, TODAY))
    return page.html()


@pytest.mark.parametrize(("issues_url", "links"), [("", 0), ("https://git.example/new", 5)])
def test_a_page_shows_what_is_configured_and_nothing_else(make_root, issues_url, links):
    html = page_of(make_root, issues_url=issues_url)
    assert html.count("https://git.example/new?title=") == links
    assert ("<strong>Kysy toimitukselta</strong>" in html) == bool(links)
    assert "mailto:?subject=" in html or "mailto:" not in html
    assert ("ei ole vielä omaa osoitetta" in html) == (not links)
    assert "Käytä ja kerro muille" in html


def test_while_there_is_no_host_no_page_leads_to_one(make_root):
    html, hosted = (
        page_of(make_root),
        page_of(make_root, edit_template="https://git.example/{path}"),
    )
    assert "lähetä se sille, joka pyysi sinua kirjoittamaan" in html
    assert "Ehdota korjausta" not in html and "GitHub" not in html
    assert 'href="https://git.example/practices/a.md"' in hosted and "Ehdota korjausta" in hosted
    assert "joka hoitaa tätä sivustoa" not in hosted


def test_where_no_one_is_named_one_can_still_correct_and_write_down(entry):
    found = feedback_links(entry, replace(SITE, edit_template="https://git.example/edit/{path}"))
    assert [one.kind for one in found] == ["kokeilimme", "korjaa"]
    assert [one.edit for one in found] == ["", "https://git.example/edit/practices/a.md"]
    assert not any(one.mail or one.issue for one in found)


def test_only_a_practice_can_be_tried(make_root):
    root = make_root({"projects/b.md": project()})
    entry = load_catalogue(root, ROOT, TODAY)[0].entries["project:b"]
    assert [one.kind for one in feedback_links(entry, SITE)] == ["korjaa"]


def test_the_questions_come_as_a_file_too(entry):
    for one in feedback_links(entry, replace(SITE, contact_email="tietopankki@example.org")):
        told = unquote(one.file.removeprefix("data:text/plain;charset=utf-8,"))
        assert told.startswith(f"{one.label}: Työ & tauko: 100 %?\n\nhttps://pankki.example/")
        assert one.name == f"{one.kind}-a.txt"


def test_a_role_address_gives_filled_mails(entry):
    found = feedback_links(entry, replace(SITE, contact_email="tietopankki@example.org"))
    assert [one.label for one in found] == [
        "Kokeilimme tätä",
        "Kysy toimitukselta",
        "Oliko sivusta apua?",
        "Korjaa",
    ]
    for one in found:
        parts = urlsplit(one.mail)
        assert (parts.scheme, parts.path) == ("mailto", "tietopankki@example.org")
        told = parse_qs(parts.query)
        assert told["subject"] == [f"{one.label}: Työ & tauko: 100 %?"]
        assert told["body"][0].startswith("https://pankki.example/kaytannot/a/\r\n")
        assert one.issue == ""


def test_an_issue_form_is_filled_and_keeps_its_own_query(entry):
    url = "https://git.example/issues/new?template=palaute.yml"
    (tried, *_) = feedback_links(entry, replace(SITE, issues_url=url))
    told = parse_qs(urlsplit(tried.issue).query)
    assert told["template"] == ["palaute.yml"]
    assert told["title"] == ["Kokeilimme tätä: Työ & tauko: 100 %?"]
    assert "Miten kävi (parani, ennallaan vai heikkeni):" in told["body"][0]


def test_a_space_is_never_a_plus_in_a_mail():
    # Mail programs show a plus as a plus (RFC 6068).
    assert "+" not in mail_link("a@example.org", "kaksi sanaa", "a + b".replace("+", "ja"))
    assert issue_link("https://x.example/new", "a b", "c").startswith(
        "https://x.example/new?title=a%20b"
    )
