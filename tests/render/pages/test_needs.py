"""Needs: what a reader comes with leads to practices that are about it."""

import re
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.pages.needs import materials_for, need_pages, orders, practices_for
from tests.conftest import CORPUS, ROOT, TODAY
from tests.render.pages.test_coverage import made

ORDERS = {
    "Nopein aloittaa": "työmäärä",
    "Vahvin näyttö": "tasolle Mitattu",
    "Pienelle työpaikalle": "pienelle työpaikalle",
}
KEYWORDS = st.lists(st.sampled_from("abcde"), unique=True, max_size=4)


def entry(id, *keywords, themes=("oma",), sectors=("kaikki",)):
    fields = SimpleNamespace(keywords=keywords, themes=themes, sectors=sectors)
    return SimpleNamespace(key=id, id=id, fields=fields)


def need(*keywords, practices=()):
    return SimpleNamespace(keywords=keywords, practices=practices, theme="oma")


def ids(found):
    return [e.id for e in found]


def test_more_in_common_comes_first_then_the_one_that_is_about_little_else():
    practices = (
        entry("vahva", "a", "x", "y"),
        entry("tarkka", "a"),
        entry("molemmat", "a", "b", "z"),
    )
    assert ids(practices_for(need("a", "b"), practices)) == ["molemmat", "tarkka", "vahva"]


def test_equals_keep_the_order_of_evidence():
    practices = (entry("vahva", "a"), entry("heikko", "a"))
    assert ids(practices_for(need("a"), practices)) == ["vahva", "heikko"]


def test_what_the_need_names_comes_first_in_its_order():
    practices = (entry("avainsana", "a"), entry("toinen"), entry("ensin", "b"), entry("muu"))
    named = need("a", practices=("ensin", "toinen"))
    assert ids(practices_for(named, practices)) == ["ensin", "toinen", "avainsana"]


def test_what_is_on_the_need_s_theme_comes_before_better_known_ones():
    practices = (entry("vahva", "a", themes=("muu",)), entry("aiheesta", "a", "x"))
    assert ids(practices_for(need("a"), practices)) == ["aiheesta", "vahva"]


def test_what_suits_every_sector_comes_before_what_was_made_for_one():
    sectors = {"yhdelle": ("sote",), "kaikille": ("kaikki",), "kertomatta": ("ei-tiedossa",)}
    practices = tuple(entry(id, "a", sectors=told) for id, told in sectors.items())
    assert ids(practices_for(need("a"), practices)) == ["kaikille", "kertomatta", "yhdelle"]


def practice_that(id, effort, level, *sizes, effect="myonteinen", themes=("oma",), sectors=()):
    fields = SimpleNamespace(
        themes=themes,
        sectors=sectors,
        effect=SimpleNamespace(direction=effect),
        effort=SimpleNamespace(level=effort),
        evidence=SimpleNamespace(level=level),
        org_sizes=sizes,
    )
    return SimpleNamespace(id=id, fields=fields)


def test_a_need_tells_what_is_quickest_best_proven_and_for_a_small_workplace():
    practices = [
        practice_that("raskas", "raskas", "4", "suuri"),
        practice_that("kevyt", "kevyt", "0", "pieni"),
        practice_that("tutkittu", "kohtalainen", "3", "kaikki"),
        practice_that("tuntematon", "ei-tiedossa", "1", "ei-tiedossa"),
        practice_that("turha", "kevyt", "4", "pieni", effect="ei-vaikutusta"),
        practice_that("haitta", "kevyt", "4", "pieni", effect="kielteinen"),
    ]
    found = {order.name: ids(order.practices) for order in orders(need(), practices)}
    assert found == {
        "Nopein aloittaa": ["kevyt", "tutkittu", "raskas"],
        "Vahvin näyttö": ["raskas", "tutkittu"],
        "Pienelle työpaikalle": ["kevyt", "tutkittu"],
    }


def test_the_short_lists_prefer_the_need_s_theme_and_what_suits_every_sector():
    practices = [
        practice_that("vieras", "kevyt", "4", "pieni", themes=("muu",), sectors=("sote",)),
        practice_that("toisaalta", "kevyt", "4", "pieni", themes=("muu",)),
        practice_that("oma", "kohtalainen", "2", "pieni"),
    ]
    found = {order.name: ids(order.practices) for order in orders(need(), practices)}
    assert found == {
        "Nopein aloittaa": ["oma", "toisaalta", "vieras"],
        "Vahvin näyttö": ["oma", "toisaalta", "vieras"],
        "Pienelle työpaikalle": ["oma", "toisaalta", "vieras"],
    }


def test_what_was_made_for_one_sector_is_last_for_a_small_workplace():
    practices = [
        practice_that("yhdelle", "kevyt", "4", "pieni", sectors=("sote",)),
        practice_that("kertomatta", "kevyt", "4", "pieni", sectors=("ei-tiedossa",)),
        practice_that("kaikille", "raskas", "1", "pieni", sectors=("kaikki",)),
        practice_that("vieras", "kevyt", "4", "pieni", themes=("muu",), sectors=("kaikki",)),
    ]
    found = {order.name: ids(order.practices) for order in orders(need(), practices)}
    assert found["Nopein aloittaa"] == ["kaikille", "kertomatta", "yhdelle"]
    assert found["Pienelle työpaikalle"] == ["kaikille", "kertomatta", "vieras"]


def test_exactly_three_practices_have_orders_and_what_is_not_known_is_said():
    few = [practice_that(id, "kevyt", "1", "suuri") for id in "ab"]
    assert orders(need(), few) == []
    found = {o.name: o for o in orders(need(), [*few, practice_that("c", "raskas", "0", "suuri")])}
    assert ids(found["Nopein aloittaa"].practices) == ["a", "b", "c"]
    small = found["Pienelle työpaikalle"]
    assert (small.practices, "pienelle työpaikalle" in small.unknown) == ([], True)
    assert found["Vahvin näyttö"].practices == []


def test_every_page_of_a_need_tells_each_order_or_that_nothing_is_known():
    pages = [page for page in need_pages(made(CORPUS)) if page.kind == "need"]
    ordered = 0
    for page in pages:
        told = LexborHTMLParser(page.html())
        practices = re.search(r"(\d+) käytäntö", told.css_first("header").text())
        known = [
            one.css_first("h2").text() for one in told.css(".orders section") if one.css("ol a")
        ]
        said = "".join(one.text() for one in told.css(".unknown-orders"))
        unknown = [name for name, words in ORDERS.items() if words in said]
        asked = ORDERS if int(practices[1]) >= 3 else ()
        assert sorted([*known, *unknown]) == sorted(asked), page.address
        ordered += bool(asked)
    assert ordered > len(pages) / 2


def test_forms_of_the_first_practices_come_first_and_those_of_others_do_not():
    def form(id, *practices):
        return SimpleNamespace(id=id, fields=SimpleNamespace(practices=practices))

    practices = [practice_that(id, "kevyt", "1") for id in ("eka", "toka", "kolmas")]
    forms = (
        form("vieras", "muu"),
        form("kolmannen", "kolmas"),
        form("kahden", "eka", "toka"),
        form("ekan", "eka"),
    )
    assert ids(materials_for(practices, forms)) == ["kahden", "ekan", "kolmannen"]


@given(st.lists(KEYWORDS, max_size=8), KEYWORDS)
def test_a_practice_is_there_exactly_when_it_shares_a_keyword(told, wanted):
    practices = tuple(entry(str(n), *keywords) for n, keywords in enumerate(told))
    found = ids(practices_for(need(*wanted), practices))
    assert sorted(found) == sorted(e.id for e in practices if set(e.fields.keywords) & set(wanted))


def test_every_need_of_the_real_content_has_an_answer():
    catalogue, _ = load_catalogue(CORPUS, ROOT, TODAY)
    practices = catalogue.of_kind("practice")
    for term in catalogue.vocabularies["needs"].terms.values():
        assert len(practices_for(term, practices)) >= 2, term.id
