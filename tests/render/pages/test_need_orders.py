"""Need orders: what a reader comes with leads to practices that are about it, what most can begin first."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.render.pages.need_orders import materials_for, orders, practices_for
from tests.conftest import corpus_catalogue

KEYWORDS = st.lists(st.sampled_from("abcde"), unique=True, max_size=4)


def entry(id, *keywords, themes=("oma",), sectors=("kaikki",), level="0", effect="myonteinen"):
    fields = SimpleNamespace(
        keywords=keywords,
        themes=themes,
        sectors=sectors,
        evidence=SimpleNamespace(level=level),
        effect=SimpleNamespace(direction=effect),
    )
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


def test_what_was_measured_to_help_comes_first_and_what_did_not_help_last():
    practices = (
        entry("turha", "a", "b", level="4", effect="ei-vaikutusta"),
        entry("kuvattu", "a", "b"),
        entry("vieras", "a", themes=("muu",), level="2"),
        entry("mitattu", "a", level="2"),
        entry("epaselva", "a", level="4", effect="ei-tiedossa"),
    )
    found = ids(practices_for(need("a", "b"), practices))
    assert found == ["mitattu", "vieras", "kuvattu", "epaselva", "turha"]


def test_what_suits_every_sector_comes_before_what_was_made_for_one():
    sectors = {"yhdelle": ("sote",), "kaikille": ("kaikki",), "kertomatta": ("ei-tiedossa",)}
    practices = tuple(entry(id, "a", sectors=told) for id, told in sectors.items())
    assert ids(practices_for(need("a"), practices)) == ["kaikille", "kertomatta", "yhdelle"]


def practice_that(
    id,
    effort,
    level,
    *sizes,
    days=None,
    effect="myonteinen",
    themes=("oma",),
    sectors=(),
    for_whom=(),
    copied=False,
):
    fields = SimpleNamespace(
        themes=themes,
        sectors=sectors,
        effect=SimpleNamespace(direction=effect),
        effort=SimpleNamespace(level=effort, days=days),
        evidence=SimpleNamespace(level=level),
        org_sizes=sizes,
        for_whom=for_whom,
        original=SimpleNamespace(url="https://a.fi/"),
        sources=(SimpleNamespace(url="https://a.fi/", copy_service=copied),),
    )
    return SimpleNamespace(id=id, fields=fields)


def ordered(found, **wanted):
    return {order.name: ids(order.practices) for order in orders(need(**wanted), found)}


def test_a_need_tells_what_is_quickest_best_proven_and_for_a_small_workplace():
    practices = [
        practice_that("raskas", "raskas", "4", "suuri"),
        practice_that("kevyt", "kevyt", "0", "pieni"),
        practice_that("tutkittu", "kohtalainen", "3", "kaikki"),
        practice_that("tuntematon", "ei-tiedossa", "1", "ei-tiedossa"),
        practice_that("turha", "kevyt", "4", "pieni", effect="ei-vaikutusta"),
        practice_that("haitta", "kevyt", "4", "pieni", effect="kielteinen"),
    ]
    assert ordered(practices) == {
        "Nopein aloittaa": ["kevyt", "tutkittu"],
        "Vahvin näyttö": ["raskas", "tutkittu"],
        "Pienelle työpaikalle": ["kevyt", "tutkittu"],
    }


def test_the_quickest_are_by_class_and_days_whatever_their_evidence():
    practices = [
        practice_that("pitka", "kohtalainen", "4", days=9.9),
        practice_that("lyhyt", "kohtalainen", "0", days=6.4),
        practice_that("kevyt", "kevyt", "0", days=2.5),
        practice_that("nollaa-paivaa", "kevyt", "0", days=0),
        practice_that("paivat-kertomatta", "kevyt", "0"),
        practice_that("raskas", "raskas", "4", days=1),
    ]
    quickest = ["nollaa-paivaa", "kevyt", "paivat-kertomatta"]
    assert ordered(practices)["Nopein aloittaa"] == quickest
    practices.pop(3)
    assert ordered(practices)["Nopein aloittaa"] == ["kevyt", "paivat-kertomatta", "lyhyt"]


def test_what_most_can_begin_soon_comes_before_what_is_light_for_few():
    narrow = {"sectors": ("sote",)}, {"sectors": ("ei-tiedossa",)}, {"themes": ("muu",)}
    practices = [
        practice_that(f"kapea{n}", "kevyt", "4", days=1 + n, **more)
        for n, more in enumerate(narrow)
    ]
    practices += [practice_that(id, "kohtalainen", "0", days=10) for id in "ab"]
    assert ordered(practices)["Nopein aloittaa"] == ["a", "b", "kapea0"]
    named = ordered(practices, practices=("kapea2",))
    assert named["Nopein aloittaa"] == ["kapea2", "a", "b"]


def test_what_the_need_names_comes_before_what_is_only_on_its_theme_if_it_can_be_begun_soon():
    practices = [practice_that(f"aiheesta{n}", "kevyt", "4", days=1) for n in range(3)]
    practices += [
        practice_that("nimetty", "kevyt", "0", days=2, themes=("muu",)),
        practice_that("pitka", "kohtalainen", "0", days=11, themes=("muu",)),
    ]
    found = ordered(practices, practices=("nimetty", "pitka"))
    assert found["Nopein aloittaa"] == ["nimetty", "aiheesta0", "aiheesta1"]
    assert "nimetty" not in ordered(practices)["Nopein aloittaa"]


def test_more_than_ten_days_are_not_soon_for_anybody():
    practices = [practice_that(id, "kohtalainen", "4", days=10.1) for id in "ab"]
    practices.append(practice_that("kapea", "kevyt", "0", days=3, themes=("muu",)))
    assert ordered(practices)["Nopein aloittaa"] == ["kapea", "a", "b"]


def test_the_equally_proven_that_are_not_quickest_come_first_and_no_weaker_one_does():
    practices = [practice_that(id, "kevyt", "4", days=1) for id in "abc"]
    practices += [practice_that(id, "raskas", "4") for id in ("d", "e")]
    practices += [practice_that("heikompi", "raskas", "3")]
    found = ordered(practices)
    assert found["Nopein aloittaa"] == ["a", "b", "c"]
    assert found["Vahvin näyttö"] == ["d", "e", "a"]


def test_of_the_equally_proven_the_need_s_theme_and_a_plain_result_come_first():
    practices = [
        practice_that("vieras", "raskas", "4", themes=("muu",)),
        practice_that("vaihteli", "raskas", "4", effect="vaihteleva"),
        practice_that("auttoi", "raskas", "4"),
        practice_that("oma", "raskas", "3"),
    ]
    assert ordered(practices)["Vahvin näyttö"] == ["auttoi", "vaihteli", "vieras"]


def test_a_small_workplace_gets_least_work_first_and_what_was_made_for_one_sector_last():
    practices = [
        practice_that("yhdelle", "kevyt", "4", "pieni", sectors=("sote",)),
        practice_that("raskas", "raskas", "4", "pieni", sectors=("kaikki",)),
        practice_that("kevyt", "kevyt", "0", "kaikki", sectors=("kaikki",), themes=("muu",)),
    ]
    assert ordered(practices)["Pienelle työpaikalle"] == ["kevyt", "raskas", "yhdelle"]


def test_for_a_small_workplace_even_a_copy_comes_before_what_is_heavy():
    practices = [
        practice_that("raskas", "raskas", "4", "pieni"),
        practice_that("kopio", "kevyt", "0", "pieni", copied=True),
        practice_that("kevyt", "kevyt", "0", "pieni"),
    ]
    assert ordered(practices)["Pienelle työpaikalle"] == ["kevyt", "kopio", "raskas"]


def test_what_is_left_on_a_copying_service_alone_comes_late_for_a_small_workplace():
    practices = [
        practice_that("kopio", "kevyt", "0", "pieni", days=1, copied=True),
        practice_that("oma", "kohtalainen", "0", "pieni", days=9),
        practice_that("raskas", "raskas", "0", "pieni"),
    ]
    found = ordered(practices)
    assert found["Pienelle työpaikalle"] == ["oma", "kopio", "raskas"]


def test_what_nobody_at_a_workplace_does_is_for_a_small_one_only_if_the_need_names_it():
    practices = [
        practice_that("yhdistykselle", "kevyt", "0", "mikro", for_whom=("yrittajat",)),
        practice_that("omille", "raskas", "0", "mikro", for_whom=("yrittajat", "henkilosto")),
        practice_that("kertomatta", "raskas", "1", "mikro"),
    ]
    assert ordered(practices)["Pienelle työpaikalle"] == ["kertomatta", "omille"]
    named = ordered(practices, practices=("yhdistykselle",))
    assert named["Pienelle työpaikalle"] == ["yhdistykselle", "kertomatta", "omille"]


def test_exactly_three_practices_have_orders_and_what_is_not_known_is_said():
    few = [practice_that(id, "kevyt", "1", "suuri") for id in "ab"]
    assert orders(need(), few) == []
    found = {
        o.name: o for o in orders(need(), [*few, practice_that("c", "kohtalainen", "0", "suuri")])
    }
    assert ids(found["Nopein aloittaa"].practices) == ["a", "b", "c"]
    small = found["Pienelle työpaikalle"]
    assert (small.practices, "pienelle työpaikalle" in small.unknown) == ([], True)
    assert found["Vahvin näyttö"].practices == []


def test_forms_of_the_first_practices_come_first_and_those_of_others_do_not():
    def form(id, *practices, url=None):
        fields = SimpleNamespace(practices=practices, file=None, url=url)
        return SimpleNamespace(id=id, fields=fields)

    practices = [practice_that(id, "kevyt", "1") for id in ("eka", "toka", "kolmas")]
    forms = (
        form("vieras", "muu"),
        # A course elsewhere is no template.
        form("kurssi", "eka", url="https://a.fi/"),
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
    catalogue = corpus_catalogue()
    practices = catalogue.of_kind("practice")
    for term in catalogue.vocabularies["needs"].terms.values():
        assert len(practices_for(term, practices)) >= 2, term.id
