"""Citing a card: a sentence that leads back, and formats that reference managers read."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.site import read_site
from knowledgebase.render.view.citation import citation

SITE = read_site(environment={"KB_SITE_URL": "https://tyo.example/"})


def of(title="TYÖOTE: paluu työhön", changed=date(2026, 11, 29)):
    return citation("practice:tyoote", title, "kaytannot/tyoote/", changed, SITE)


def test_the_sentence_has_who_when_what_and_where():
    assert of().text == (
        "Parempi työelämä – tietopankki (2026). TYÖOTE: paluu työhön. Päivitetty 29.11.2026. "
        "https://tyo.example/kaytannot/tyoote/"
    )
    assert of("Miksi?", None).text == (
        "Parempi työelämä – tietopankki. Miksi? https://tyo.example/kaytannot/tyoote/"
    )


def test_csl_json():
    (item,) = json.loads(of().csl)
    assert item["type"] == "webpage" and item["id"] == "practice:tyoote"
    assert item["issued"] == {"date-parts": [[2026, 11, 29]]}
    assert item["author"] == [{"literal": "Parempi työelämä – tietopankki"}]


def test_bibtex_and_ris():
    assert of("50 % & {a}").bibtex == (
        "@online{practice-tyoote,\n"
        "  author = {{Parempi työelämä – tietopankki}},\n"
        "  title = {{50 \\% \\& \\{a\\}}},\n"
        "  date = {2026-11-29},\n"
        "  url = {https://tyo.example/kaytannot/tyoote/}\n}"
    )
    assert of().ris.splitlines() == [
        "TY  - ELEC",
        "AU  - Parempi työelämä – tietopankki",
        "TI  - TYÖOTE: paluu työhön",
        "T2  - Parempi työelämä – tietopankki",
        "DA  - 2026/11/29",
        "PY  - 2026",
        "UR  - https://tyo.example/kaytannot/tyoote/",
        "LA  - fi",
        "ER  - ",
    ]


@given(st.text(min_size=1))
def test_no_title_breaks_a_format(title):
    found = of(title)
    assert json.loads(found.csl)[0]["title"] == title
    assert len(found.ris.split("\n")) == 9
    body = found.bibtex.split("title = {{", 1)[1].split("}},\n", 1)[0]
    assert body.replace("\\{", "").count("{") == body.replace("\\}", "").count("}")


@pytest.mark.parametrize("changed", [None, date(999, 1, 2)])
def test_days_of_any_kind(changed):
    assert of(changed=changed).ris.endswith("ER  - ")
