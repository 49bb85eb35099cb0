"""Addresses: one address has one maker, and no file of content is published nowhere."""

import pytest

from knowledgebase.catalogue.addresses import check_addresses
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, practice, project

PAGE = '---\ntitle: "Sivu"\nsummary: "Sivu."\n---\n\n{}\n'


def told(root):
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    return [(found.path, found.line, found.rule) for found in check_addresses(catalogue)]


def test_a_former_name_that_another_has_now_is_told_at_its_line(make_root):
    aliases = practice("Toinen", more="aliases:\n  - uusi\n  - a\n")
    root = make_root({"practices/a.md": practice(), "practices/b.md": aliases})
    ((path, line, rule),) = told(root)
    assert (path, rule) == ("practices/b.md", "same-address")
    assert aliases.split("\n")[line - 1] == "  - a"


def test_the_same_former_name_in_two_kinds_is_no_fault(make_root):
    more = "aliases:\n  - vanha\n"
    root = make_root({"practices/a.md": practice(more=more), "projects/b.md": project(more=more)})
    assert told(root) == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("content/vertaile.md", "same-address"),
        ("content/seuraa.md", "same-address"),
        ("content/organisaatiot/index.md", "same-address"),
        ("content/teemat/olematon.md", "unknown-introduction"),
        ("content/alueet/ei-tiedossa.md", "unknown-introduction"),
        ("content/Iso/sivu.md", "bad-asset-name"),
        ("content/con/sivu.md", "bad-asset-name"),
    ],
)
def test_a_page_that_would_be_shown_nowhere_or_over_another_is_told(make_root, path, rule):
    assert told(make_root({path: PAGE.format("")})) == [(path, 1, rule)]


@pytest.mark.parametrize("path", ["content/teemat/tyokyky.md", "content/alueet/lappi.md"])
def test_a_page_may_introduce_a_term_that_is_there(make_root, path):
    assert told(make_root({path: PAGE.format("")})) == []


def test_a_file_that_no_material_names_is_told_at_the_link_and_as_unused(make_root):
    page = PAGE.format("[Opas](materiaalit/opas.pdf)")
    root = make_root({"content/sivu.md": page, "content/materiaalit/opas.pdf": "%PDF-1.7 %%EOF"})
    assert told(root) == [("content/sivu.md", 6, "unnamed-attachment")]
    root = make_root({"content/sivu.md": PAGE.format("")})
    assert told(root) == [("content/materiaalit/opas.pdf", 1, "unused-file")]
