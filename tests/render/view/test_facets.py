"""Facets: what an entry can be found by, and the counts that a click gives."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.view.facets import (
    FIT,
    NEED_THEMES,
    facet_options,
    facet_values,
    term_names,
)
from knowledgebase.render.view.wording import Words
from tests.conftest import ROOT, TODAY, practice, project


@pytest.fixture(scope="module")
def vocabularies():
    return load_catalogue(ROOT, ROOT, TODAY)[0].vocabularies


def values_of(make_root, files):
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    return {key: facet_values(entry, "") for key, entry in catalogue.entries.items()}


ADOPTION = '  - organisation: "Työpaikka {n}"\n    source: "https://example.org/{n}"\n'


def test_what_is_not_known_is_left_out(make_root):
    found = values_of(make_root, {"practices/a.md": practice()})["practice:a"]
    assert found == {"teema": ("tyokyky",), "alue": ("lappi",), "naytto": ("0",)}


def test_every_told_value_is_there(make_root):
    more = (
        "sectors:\n  - sote\norg_sizes:\n  - pieni\n  - mikro\nfor_whom:\n  - johto\n"
        "effort:\n  level: kevyt\ncost:\n  level: 0\ntime_to_effect:\n  level: heti\nmaturity: kokeilu\n"
    )
    found = values_of(make_root, {"practices/a.md": practice(more=more)})["practice:a"]
    assert found["koko"] == ("pieni", "mikro")
    assert (found["tyomaara"], found["kustannus"], found["aika"]) == (("kevyt",), ("0",), ("heti",))
    assert (found["kypsyys"], found["kenelle"], found["toimiala"]) == (
        ("kokeilu",),
        ("johto",),
        ("sote",),
    )


def test_spread_is_computed_from_two_adoptions_of_others(make_root):
    one = "maturity: kokeilu\nadoptions:\n" + ADOPTION.format(n=1)
    two = one + ADOPTION.format(n=2)
    files = {"practices/a.md": practice("A", more=one), "practices/b.md": practice("B", more=two)}
    found = values_of(make_root, files)
    assert found["practice:a"]["kypsyys"] == ("kokeilu",)
    assert found["practice:b"]["kypsyys"] == ("levinnyt",)


def test_a_projects_stage_is_a_facet(make_root):
    catalogue, _ = load_catalogue(make_root({"projects/b.md": project()}), ROOT, TODAY)
    entry = catalogue.entries["project:b"]
    assert facet_values(entry, "käynnissä")["tila"] == ("kaynnissa",)
    assert "tila" not in facet_values(entry, "ei tiedossa")


def counts(options, name):
    return next({o.id: o.count for o in found} for facet, found in options if facet.name == name)


def test_counts_hold_zeros_the_unknown_and_what_suits_everyone(vocabularies):
    entries = [
        {"teema": ("tyokyky",), "toimiala": ("sote",)},
        {"teema": ("tyokyky", "osaaminen"), "toimiala": ("kaikki",)},
        {"teema": ("osaaminen",)},
    ]
    options = facet_options("practice", entries, vocabularies)
    themes = counts(options, "teema")
    assert (themes["tyokyky"], themes["osaaminen"], themes["muutoskyky"]) == (2, 2, 0)
    assert "ei-tiedossa" not in themes
    sectors = counts(options, "toimiala")
    assert (sectors["sote"], sectors["rakentaminen"], sectors["ei-tiedossa"]) == (2, 1, 1)
    assert "kaikki" not in sectors


def test_a_facet_of_which_nothing_is_known_is_left_out(vocabularies):
    entries = [{"teema": ("tyokyky",), "tyomaara": ("kevyt",)}, {"teema": ("osaaminen",)}]
    names = [facet.name for facet, _ in facet_options("practice", entries, vocabularies)]
    assert names == ["teema", "tyomaara"]
    assert facet_options("practice", [], vocabularies) == []


def test_needs_tell_which_practices_answer_them_and_of_none_that_is_unknown(
    make_root, vocabularies
):
    files = {
        "practices/a.md": practice(more="keywords:\n  - tyohon-paluu\n"),
        "practices/b.md": practice("B"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    needs = vocabularies["needs"].terms.values()
    values = [facet_values(entry, "", needs) for entry in catalogue.of_kind("practice")]
    answering = ("poissaolot-pitkittyvat", "paluu-sairauden-jalkeen")
    assert [one.get("tarve") for one in values] == [answering, None]
    assert not any("sivutarve" in one for one in values)
    told = counts(facet_options("practice", values, vocabularies), "tarve")
    assert (told["paluu-sairauden-jalkeen"], told["riitely"]) == (1, 0)
    assert "ei-tiedossa" not in told


def test_evidence_is_listed_strongest_first(vocabularies):
    options = facet_options("practice", [{"naytto": ("2",)}], vocabularies)
    levels = next(found for facet, found in options if facet.name == "naytto")
    assert [o.id for o in levels] == ["4", "3", "2", "1", "0"]
    assert levels[-1].label == "Kuvattu, tuloksia ei ole luettu"


def test_projects_are_narrowed_down_by_the_years_in_which_they_ran(make_root, vocabularies):
    files = {
        "projects/a.md": project("A", "starts: 2024-06\nends: 2026-02\n"),
        "projects/b.md": project("B", "starts: 2026\n"),
    }
    catalogue, _ = load_catalogue(make_root(files), ROOT, TODAY)
    values = [facet_values(entry, "") for entry in catalogue.of_kind("project")]
    years = counts(facet_options("project", values, vocabularies), "vuosi")
    assert list(years.items()) == [("2026", 1), ("2025", 1), ("2024", 1), ("ei-tiedossa", 1)]


def test_an_entry_without_facets_has_none(vocabularies):
    assert facet_options("news", [], vocabularies) == []


def test_the_browser_gets_a_name_for_every_term_of_a_question(vocabularies):
    names = term_names(vocabularies, Words(vocabularies))
    assert set(names) == {*FIT, NEED_THEMES}
    assert names[NEED_THEMES]["riitely"] == "tyohyvinvointi"
    assert names["koko"]["pieni"] == "10–49 henkeä"
