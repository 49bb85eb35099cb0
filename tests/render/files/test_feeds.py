"""Feeds: readers' programs understand them, and an item keeps its identity."""

import json

import feedparser
import pytest

from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.terms import NO_PAGE
from knowledgebase.render.files import feeds
from knowledgebase.render.files.feeds import permanent_id
from knowledgebase.render.view.channels import ATOM, JSON_FEED, feeds_of, links_of
from tests.conftest import CORPUS, known_vocabularies, news, practice, publish


def test_no_page_names_a_feed_that_is_not_made(made):
    """A page under the regions that is no region's has none of its own."""
    words = known_vocabularies(CORPUS)
    feeds = feeds_of(words)
    named = {
        link.address
        for address in made.pages
        for link in links_of(address, "A", feeds, ())
        if link.type in (ATOM, JSON_FEED)
    }
    assert "alueet/teemoittain/" in made.pages
    assert not named - made.files.keys()
    assert {"syotteet/alueet/lappi.xml", "syotteet/hankkeet.json"} <= named


def test_every_atom_feed_parses_and_has_what_readers_need(made):
    atom = {
        path: data
        for path, data in made.files.items()
        if path.startswith("syotteet/") and path.endswith(".xml")
    }
    words = known_vocabularies(CORPUS)
    with_page = words["regions"].terms.keys() - set(NO_PAGE)
    themes = words["themes"].terms
    followed = len(themes) + len(with_page) + len(themes) * len(with_page)
    assert len(atom) == 1 + len(SHELVES) + followed
    for path, data in atom.items():
        feed = feedparser.parse(data)
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10" and feed.feed.title and feed.feed.id and feed.feed.updated
        assert feed.feed.links[1].href.endswith(path)
        assert len(feed.entries) <= 50
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert entry.id.startswith("urn:uuid:") and entry.link.startswith("https://")
            assert entry.title and entry.summary and entry.published_parsed and entry.updated_parsed
        updated = [entry.updated for entry in feed.entries]
        assert updated == sorted(updated, reverse=True)


def test_a_theme_in_a_region_has_a_feed_of_what_is_in_both(make_root):
    day = "published: 2026-11-01\n"
    two = practice("Kaksi", day).replace("  - tyokyky", "  - tyokyky\n  - osaaminen")
    three = practice("Kolme", day).replace("  - lappi", "  - kainuu")
    made = publish(
        make_root(
            {
                "practices/a.md": practice("Yksi", day),
                "practices/b.md": two,
                "practices/c.md": three,
            }
        )
    )

    def titles(pair):
        feed = feedparser.parse(made.files[f"syotteet/teemat/{pair}.xml"])
        return {entry.title for entry in feed.entries}

    assert titles("tyokyky/lappi") == {"Yksi", "Kaksi"}
    assert titles("osaaminen/lappi") == {"Kaksi"}
    assert titles("tyokyky/kainuu") == {"Kolme"}
    assert titles("digi-ja-tekoaly/kainuu") == set(), "one may follow a gap"


def test_a_theme_in_a_region_has_what_concerns_the_whole_country_too_and_says_so(
    make_root, monkeypatch
):
    monkeypatch.setattr(feeds, "MOST", 3)
    both = practice("Molemmat", "published: 2026-10-01\n")
    files = {
        "practices/own.md": practice("Oma", "published: 2026-09-01\n"),
        "practices/both.md": both.replace("  - lappi", "  - lappi\n  - koko-maa"),
    }
    for day in (1, 2, 3):
        text = practice(f"Koko maa {day}", f"published: 2026-11-0{day}\n")
        files[f"practices/n{day}.md"] = text.replace("  - lappi", "  - koko-maa")
    made = publish(make_root(files)).files

    def feed(pair):
        found = feedparser.parse(made[f"syotteet/teemat/{pair}.xml"])
        return [entry.title for entry in found.entries], found.feed

    titles, lappi = feed("tyokyky/lappi")
    assert titles == ["Koko maa 3", "Molemmat", "Oma"], "newest first, none of its own pushed out"
    assert lappi.title.startswith("Työkyky ja työhön paluu, Lappi ja koko maa")
    assert "alue on Lappi tai jotka koskevat koko maata" in lappi.subtitle
    titles = feed("tyokyky/kainuu")[0]
    assert titles == ["Koko maa 3", "Koko maa 2", "Koko maa 1"]
    titles, nation = feed("tyokyky/koko-maa")
    assert titles == ["Koko maa 3", "Koko maa 2", "Koko maa 1"]
    assert "ja koko maa" not in nation.title and "subtitle" not in nation
    assert feed("osaaminen/lappi")[0] == []
    region = feedparser.parse(made["syotteet/alueet/lappi.xml"]).entries
    assert {entry.title for entry in region} == {"Oma", "Molemmat"}, (
        "a region alone is itself alone"
    )


def test_the_json_feed_tells_the_same_as_the_atom_feed(made):
    for path, data in made.files.items():
        if path.startswith("syotteet/") and path.endswith(".json"):
            feed = json.loads(data)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            atom = feedparser.parse(made.files[path.removesuffix("json") + "xml"])
            assert [i["id"] for i in feed["items"]] == [e.id for e in atom.entries]
            assert [i["title"] for i in feed["items"]] == [e.title for e in atom.entries]


def test_the_feeds_of_a_theme_and_a_region_have_their_entries_and_no_others(made):
    titles = {
        e.title for e in feedparser.parse(made.files["syotteet/alueet/satakunta.xml"]).entries
    }
    assert "Digi ja Mieli" in titles
    assert "Kohtaantofoorumi 2024" not in titles


@pytest.mark.parametrize("title", ['A & B "C"', "Työ 'ja' elämä", "5 % – €"])
def test_titles_survive_the_xml(make_root, title):
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/uutiset/u.md": news("OTSIKKO").replace(
                '"OTSIKKO"', f"'{title}'" if "'" not in title else f'"{title}"'
            ),
        }
    )
    feed = feedparser.parse(publish(root).files["syotteet/uutiset.xml"])
    assert [entry.title for entry in feed.entries] == [title]


def test_identities_are_fixed_for_ever():
    # Readers' programs know an item by this. If it changes, everything is new to everyone.
    assert permanent_id("news:a") == permanent_id("news:a") != permanent_id("event:a")
    assert permanent_id("news:a") == "a0a19abf-87f7-5805-831e-3f49f0e02c09"
