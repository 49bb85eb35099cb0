"""The whole built site of the real content, as files."""

import gzip
import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import published
from knowledgebase.check.site_check import check_site
from knowledgebase.flow import Settings, publication
from knowledgebase.ground.findings import report
from tests.conftest import CORPUS, ROOT, TODAY


@pytest.fixture(scope="module")
def catalogue():
    found, findings = load_catalogue(CORPUS, ROOT, TODAY)
    assert not [f for f in findings if f.level == "error"], report(findings)
    return published(found, TODAY)


def tree(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_bytes())


def pages(site: Path) -> list[Path]:
    return [f for f in sorted(site.rglob("*.html")) if "pagefind" not in f.parts]


def test_every_link_anchor_and_picture_leads_somewhere(site):
    made, _ = publication(Settings(CORPUS, TODAY))
    assert report(check_site(site, set(made.pages))) == ""


def test_every_entry_has_a_page_and_nothing_else_has_one(site, catalogue):
    for address, kind in (("kaytannot", "practice"), ("hankkeet", "project")):
        built = {f.parent.name for f in (site / address).glob("*/index.html")}
        assert built == {entry.id for entry in catalogue.of_kind(kind)}


def test_every_practice_is_reached_from_its_themes_and_regions(site, catalogue):
    for entry in catalogue.of_kind("practice"):
        for folder, ids in (("teemat", entry.fields.themes), ("alueet", entry.fields.regions)):
            for id in set(ids) - {"ei-tiedossa", "ulkomaat"}:
                links = {
                    a.attributes["href"]
                    for a in tree(site / folder / id / "index.html").css("a[href]")
                }
                assert f"../../kaytannot/{entry.id}/" in links, (entry.id, id)


def test_every_practice_and_project_is_in_the_search_index(site, catalogue):
    indexed = set()
    for file in (site / "pagefind" / "fragment").glob("*.pf_fragment"):
        data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        indexed.add(json.loads(data)["url"])
    for kind in ("practice", "project"):
        assert {f"/{e.address}" for e in catalogue.of_kind(kind)} <= indexed
    assert "/kaytannot/" not in indexed, "lists are not indexed"


def test_declared_links_show_at_both_ends(site, catalogue):
    pairs = [(p, link.id) for p in catalogue.of_kind("practice") for link in p.fields.projects]
    assert len(pairs) >= 5
    for practice, project in pairs:
        here = tree(site / practice.address / "index.html").css_first(
            "section[aria-labelledby=viittaukset]"
        )
        there = tree(site / "hankkeet" / project / "index.html").css_first(
            "section[aria-labelledby=viittaukset]"
        )
        assert f"../../hankkeet/{project}/" in {a.attributes["href"] for a in here.css("a")}
        assert f"../../{practice.address}" in {a.attributes["href"] for a in there.css("a")}


def test_every_page_says_what_it_is(site):
    for file in pages(site):
        page = tree(file)
        where = str(file.relative_to(site))
        assert len(page.css("h1")) == 1, where
        assert page.css_first("title").text().strip(), where
        assert page.css_first('meta[name="description"]').attributes["content"], where
        assert page.css_first("html").attributes["lang"], where
        assert page.css_first('meta[property="og:title"]'), where
        assert "Kokeiluversio – ei virallinen palvelu" in page.body.text(), where


def test_structured_data_parses_and_names_its_kind(site, catalogue):
    kinds = {"practice": "Article", "project": "ResearchProject"}
    for entry in catalogue.entries.values():
        if entry.kind in kinds:
            script = tree(site / entry.address / "index.html").css_first(
                'script[type="application/ld+json"]'
            )
            data = json.loads(script.text())["@graph"][0]
            assert data["@type"] == kinds[entry.kind]
            assert data["name"] == entry.fields.title
            assert data["url"].endswith(entry.address)


def test_no_page_leads_to_the_host_of_the_example(site, catalogue):
    for entry in catalogue.entries.values():
        links = [
            a.attributes["href"] for a in tree(site / entry.address / "index.html").css("a[href]")
        ]
        assert not any("github.com/example/" in link for link in links), entry.path


def test_nothing_comes_from_a_third_party_and_nothing_is_inline(site):
    for file in pages(site):
        page = tree(file)
        for node in page.css(
            "script[src], img[src], iframe, link[rel=stylesheet], link[rel=preload]"
        ):
            target = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not target.startswith(("http", "//")), (file, target)
        assert not page.css("style, [style], [onclick]"), file
        for script in page.css("script:not([src])"):
            assert script.attributes["type"] == "application/ld+json", file


def test_pages_are_light_and_repeat_no_navigation(site, catalogue):
    for entry in catalogue.entries.values():
        html = (site / entry.address / "index.html").read_bytes()
        assert len(gzip.compress(html, 9)) <= 12 * 1024, entry.path


def test_vocabularies_drafts_and_the_theme_s_own_files_are_not_published(site):
    names = {str(f.relative_to(site)) for f in site.rglob("*") if f.is_file()}
    assert not [
        n
        for n in names
        if n.endswith((".yml", ".md"))
        and not n.startswith("data/")
        and "llms" not in n
        and not n.endswith("index.md")
    ]
    assets = [n for n in names if n.startswith("assets/")]
    assert not [n for n in assets if "bundle." in n or "lunr" in n or "material" in n]


def test_what_the_sources_do_not_tell_is_said_in_one_line(site):
    page = tree(site / "kaytannot/tyoote/index.html")
    told = page.css_first(".unknowns").text()
    assert told == (
        "Lähteet eivät kerro: työmäärä, kustannus, milloin vaikuttaa, työpaikan koko, milloin ei toimi, keneltä kysyä."
    )
    assert not page.css(".fact.unknown")


def test_sources_tell_how_and_when_they_were_read(site, catalogue):
    for entry in catalogue.of_kind("practice"):
        sources = tree(site / entry.address / "index.html").css(".sources li")
        assert len(sources) == len(entry.fields.sources)
        assert all("24.11.2026" in s.text() for s in sources)
