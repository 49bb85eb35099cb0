"""The shell: menus lead only to pages that are there, in their order and in their language."""

import json

from knowledgebase.build.shell import FOOTER, MENU, shell_values
from knowledgebase.ground.site import read_site
from knowledgebase.render.page import Head, Page
from knowledgebase.render.publication import Publication


def values(*addresses):
    pages = {address: Page(Head(address, "A", "B"), "text", str, str) for address in addresses}
    return shell_values(Publication(pages), read_site())


def test_a_menu_has_only_the_pages_that_are_there():
    given = values("osallistu/", "hankkeet/", "hankkeet/x/", "tietoa/sv/")
    assert [link["address"] for link in given["menu"]] == ["hankkeet/", "osallistu/"]
    assert given["footer"] == [{"name": "På svenska", "address": "tietoa/sv/", "lang": "sv"}]
    assert values()["menu"] == values()["footer"] == []


def test_every_link_of_the_menus_leads_to_a_page_of_the_whole_site(site):
    for _, address, _ in (*MENU, *FOOTER):
        assert (site / address / "index.html").is_file(), address


def test_another_generator_can_be_handed_the_values_as_data():
    given = values("", "data/")
    assert json.loads(json.dumps(given)) == given
