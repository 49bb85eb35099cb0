"""Embeds: other sites frame them, so they hold no script and lead back in a new tab."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY
from knowledgebase.publish.server_headers import SERVERS, policy
from tests.conftest import kb


def pages(made):
    return {path: LexborHTMLParser(data) for path, data in made.files.items() if path.startswith("upota/")}  # fmt: skip


def test_there_is_one_for_each_theme_region_and_entry(made):
    paths = set(pages(made))
    assert {"upota/teemat/tyokyky/index.html", "upota/alueet/lappi/index.html",
            "upota/alueet/koko-maa/index.html", "upota/kaytannot/tyoote/index.html"} <= paths  # fmt: skip


def test_they_run_nothing_and_are_left_out_of_search_engines(made):
    for path, page in pages(made).items():
        assert not page.css("script, [style], style, iframe, form, img[src^=http]"), path
        assert "script-src" not in page.css_first("meta[http-equiv]").attributes["content"]
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex", path
        assert page.css_first("link[rel=canonical]").attributes["href"].startswith("https://")
        for link in page.css("a"):
            assert link.attributes["target"] == "_blank"
            assert "noopener" in link.attributes["rel"].split()


def test_the_list_of_a_region_has_its_practices(made):
    text = pages(made)["upota/alueet/lappi/index.html"].body.text()
    assert "BrainBuusti" in text and "Kokeiluversio – ei virallinen palvelu" in text


def test_only_embeds_may_be_framed():
    assert policy("upota/alueet/lappi/").endswith("frame-ancestors *")
    for address in ("", "alueet/lappi/", "upotus/", "kaytannot/upota/"):
        assert policy(address) == f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"


@pytest.mark.parametrize("server", SERVERS)
def test_each_server_gets_both_policies(server):
    done = kb("headers", server)
    assert done.returncode == 0
    assert done.stdout.count("frame-ancestors *") == 1
    assert done.stdout.count("frame-ancestors 'none'") == 1
    assert "nosniff" in done.stdout
