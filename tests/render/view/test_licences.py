"""The licence of an entry is told as it is, in every shape that the entry is published in."""

import json

import pytest

from tests.conftest import material, practice, publish

OURS = ("CC BY", "by/4.0")
ELSEWHERE = 'url: "https://example.org/opas"\n'


def described(made, address):
    graph = json.loads(made.files["data/v1/graph.jsonld"])["@graph"]
    return next(one for one in graph if one["url"].endswith(address))


def shapes(made, address):
    """Return what one entry is published as: its page, its card in a frame, its twin."""
    files = (f"upota/{address}index.html", f"{address}index.md")
    return [made.pages[address], *(made.files[path].decode() for path in files)]


def test_an_entry_of_ours_says_its_licence_everywhere(make_root):
    made = publish(make_root({"practices/a.md": practice(more="published: 2026-11-01\n")}))
    for shape in shapes(made, "kaytannot/a/"):
        assert "CC BY 4.0" in shape
    assert described(made, "kaytannot/a/")["license"].endswith("/by/4.0/")


@pytest.mark.parametrize(
    ("id", "told", "license"),
    [
        (
            "kaikki-oikeudet",
            "Kaikki oikeudet pidätetään",
            {"@type": "CreativeWork", "name": "Kaikki oikeudet pidätetään"},
        ),
        ("ei-tiedossa", "Lisenssi: ei tiedossa", None),
    ],
)
def test_another_licence_is_never_told_as_ours(make_root, id, told, license):
    made = publish(make_root({"practices/a.md": practice(more=f"licence: {id}\n")}))
    for shape in shapes(made, "kaytannot/a/"):
        assert told in shape
        assert not [words for words in OURS if words in shape]
    assert described(made, "kaytannot/a/").get("license") == license


@pytest.mark.parametrize(
    ("more", "license"),
    [
        ("", "https://creativecommons.org/licenses/by/4.0/"),
        (ELSEWHERE, None),
        (f"{ELSEWHERE}licence: cc-by-4.0\n", "https://creativecommons.org/licenses/by/4.0/"),
    ],
    ids=["own", "of others", "of others who say so"],
)
def test_a_material_of_others_has_the_licence_that_its_card_states_and_no_other(
    make_root, more, license
):
    made = publish(make_root({"content/materiaalit/m.md": material("Opas muualla", more)}))
    assert described(made, "materiaalit/m/").get("license") == license
    for shape in shapes(made, "materiaalit/m/"):
        assert ("CC BY 4.0" in shape) == bool(license)
