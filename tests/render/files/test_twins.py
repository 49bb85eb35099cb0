"""Twins: each page has its Markdown, and its links lead somewhere."""

import re

import pytest

from knowledgebase.validate.markdown import parse
from tests.conftest import CORPUS, practice, publish


def test_every_page_has_a_twin(made):
    assert {
        path.removesuffix("index.md") for path in made.files if path.endswith("index.md")
    } == set(made.pages)


def test_links_to_the_site_lead_to_pages_or_files(made):
    pictures = {f"kuvat/{file.name}" for file in (CORPUS / "content/kuvat").iterdir()}
    known = set(made.pages) | set(made.files) | pictures
    for path, data in made.files.items():
        if path.endswith(("index.md", "llms.txt")):
            text = data.decode()
            assert "](../" not in text, path
            for link in re.findall(r"\]\(https://tietopankki\.example/([^)\s#]*)", text):
                picture = CORPUS / "content" / link  # the generator copies pictures
                assert link in known or picture.is_file(), (path, link)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            "kaytannot/tyoote/",
            ["# TYÖOTE", "- Näyttö: ", "- Vaikutus: ", "**Ongelma.** ", "## Lähteet"],
        ),
        (
            "hankkeet/logdigis/",
            ["- Päätoteuttaja: ei tiedossa", "**Tavoite.** ", "## Liittyy suoraan"],
        ),
        ("alueet/satakunta/", ["# Satakunta", "## Kortit", "Digi ja Mieli"]),
        ("osallistu/viestinta/", ["# Viestintätiimin viikko", "## Vedä pois"]),
        ("organisaatiot/tyoterveyslaitos/", ["# Työterveyslaitos", "Kykyviisari"]),
    ],
)
def test_a_twin_tells_what_the_page_tells(made, address, lines):
    text = made.files[f"{address}index.md"].decode()
    for line in lines:
        assert line in text


def test_llms_txt_is_in_its_form(made):
    lines = made.files["llms.txt"].decode().splitlines()
    assert lines[0].startswith("# ") and lines[2].startswith("> ")
    sections = [line for line in lines if line.startswith("## ")]
    assert sections[:3] == ["## Aineisto", "## Hyvät käytännöt", "## Hankkeet"]
    listed = [line for line in lines if line.startswith("- [")]
    assert all(re.fullmatch(r"- \[.+\]\(https://\S+\)(: .+)?", line) for line in listed)
    assert len(listed) >= 150


def test_brackets_in_names_and_addresses_do_not_end_a_link(make_root):
    source = 'title: "Lähde"\n    url: "https://example.org/lahde"'
    odd = 'title: "Opas [PDF] ja ]"\n    url: "https://example.org/x)y"'
    text = practice("Malli ]( x").replace(source, odd)
    twin = publish(make_root({"practices/a.md": text})).files["kaytannot/a/index.md"].decode()
    links = [(link.text, link.target) for link in parse(twin).links]
    assert ("Opas [PDF] ja ]", "https://example.org/x)y") in links


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", ("- Typ: God praxis", "- Licens: ", "- Evidens: ", "**Problem.** ", "## Källor", "Läst 24.11.2026.")),
        ("en", ("- Kind: Good practice", "- Licence: ", "- Evidence: ", "**Problem.** ", "## Sources", "Read 24 November 2026.")),
    ],
)  # fmt: skip
def test_a_twin_is_in_the_language_of_its_entry(make_root, lang, told):
    body = {"sv": "## Utgångsläge", "en": "## Starting point"}[lang] + "\n\nText."
    root = make_root({"practices/a.md": practice(more=f"lang: {lang}\n", body=body)})
    text = publish(root).files["kaytannot/a/index.md"].decode()
    for words in told:
        assert words in text
    assert "<span" not in text
    for finnish in ("Laji", "Osoite", "Lisenssi", "Näyttö", "Lähteet", "Luettu", "Työmäärä"):
        assert f"{finnish}:" not in text and f"## {finnish}" not in text


def test_no_twin_tells_a_record_as_the_program_holds_it(made):
    for path, data in made.files.items():
        if path.endswith(".md"):
            assert not re.search(r"(?m)^(?:- |\d+\. )\w+=", data.decode()), path
