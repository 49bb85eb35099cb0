"""The dictionary: what the build writes for the browser."""

import gzip
import json
import os
import subprocess
import sys

from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.collect import Collector
from knowledgebase.search.dictionary import MANIFEST, dictionary_files
from knowledgebase.search.documents import Document
from knowledgebase.search.tokens import stem
from tests.conftest import ROOT

ANALYSER = Analyser(Table.read())
CONCEPTS = (
    Concept(id="poissaolo", official="sairauspoissaolo", everyday=("saikku",), related=("kuume",)),
)
DOCUMENTS = [
    Document(
        "a/",
        "fi",
        {"title": "Työhyvinvoinnin johtaminen", "body": "Esihenkilö johtaa."},
        updated="2026-01-01",
    ),
    Document("b/", "fi", {"title": "Malli", "body": "Sairauspoissaolot vähenivät."}),
    Document("c/", "fi", {"title": "Toinen", "body": "Kuume nousi."}),
    Document("d/", "sv", {"title": "Arbetsplatsen", "body": "Arbetsplatser i Finland."}),
]


def collected(documents=DOCUMENTS, concepts=CONCEPTS):
    return Collector(ANALYSER, concepts).collect(documents)


def files(documents=DOCUMENTS, concepts=CONCEPTS, translations=None):
    return dict(
        dictionary_files(documents, collected(documents, concepts), concepts, translations or {})
    )


def lines(found) -> dict[str, list[str]]:
    texts = [
        gzip.decompress(d).decode() for p, d in found.items() if p != MANIFEST and "/p" not in p
    ]
    return {
        row[0]: row[1:] for text in texts for line in text.split("\n") if (row := line.split("\t"))
    }


def test_words_and_parts_of_compounds_are_told_apart():
    found = collected()
    assert set(found.words["tyohyvinvointi"]) == {0}
    assert set(found.parts["hyvinvointi"]) == {0}
    assert 0 not in found.words.get("hyvinvointi", {})


def test_the_title_weighs_more_than_the_text():
    found = collected(
        [
            Document("a/", "fi", {"title": "Malli", "body": "x"}),
            Document("b/", "fi", {"title": "x", "body": "Malli"}),
        ]
    )
    assert found.words["malli"][0] > found.words["malli"][1]


def test_a_concept_has_the_pages_of_its_words_and_fewer_points_for_near_ones():
    pages = collected().concepts["poissaolo"]
    assert set(pages) == {1, 2}
    assert pages[1] > pages[2]


def test_every_key_is_reachable_and_every_alias_leads_to_a_word():
    found = lines(files())
    for key, items in found.items():
        for item in items:
            if item[0] == "!":
                assert stem(item[1:].partition("|")[0]) == key
            if item[0] == ">":
                home = found.get(stem(item[1:]), [])
                assert home or item[1:] in collected().keys


def test_pregnant_is_not_heavy_and_being_is_no_subject():
    texts = ("Raskas työ väsyttää.", "Raskaana oleva saa tukea.")
    pages = [Document(f"{n}/", "fi", {"body": text}) for n, text in enumerate(texts)]
    found = collected(pages)
    assert set(found.words["raskas"]) == {0}
    assert set(found.words["raskaus"]) == {1}
    assert "olla" not in found.words
    assert "~raskaana|raskaus" in lines(files(pages))[stem("raskaana")]


def test_a_concept_tells_the_words_by_which_pages_say_it_its_own_and_near_ones_apart():
    concept = Concept(
        id="poissaolo",
        official="sairauspoissaolo",
        everyday=("saikku", "sairausloma"),
        related=("kuume", "yskä"),
    )
    pages = [Document("a/", "fi", {"body": "Sairausloma jatkui."}), *DOCUMENTS]
    (row,) = lines(files(pages, (concept,)))["#poissaolo"]
    name, own, _, _, near = row.split("|")
    assert (name, own, near) == ("#sairauspoissaolo", "sairausloma", "kuume")


def test_the_text_of_a_page_is_without_what_all_say_and_its_summary_is_whole():
    pages = [
        Document(f"{n}/", "fi", {"summary": "Sama. Oma."}, text=f"Sama. Oma {n}.") for n in range(9)
    ]
    found = files(pages, ())
    page = json.loads(gzip.decompress(next(d for p, d in found.items() if p.endswith("p3.kbs"))))
    assert (page["summary"], page["text"]) == ("Sama. Oma.", "Oma 3.")


def test_an_everyday_word_that_no_page_has_leads_to_its_concept():
    items = lines(files())[stem("saikku")]
    assert "=saikku|poissaolo" in items


def test_a_narrower_word_leads_to_a_concept_but_is_not_about_it():
    town = Concept(id="pirkanmaa", official="Pirkanmaa", narrower=("Tampere",))
    pages = [
        Document("a/", "fi", {"body": "Pirkanmaalla"}),
        Document("b/", "fi", {"body": "Tampereella"}),
    ]
    assert set(collected(pages, (town,)).concepts["pirkanmaa"]) == {0}
    assert "=tampere|~pirkanmaa" in lines(files(pages, (town,)))[stem("tampere")]


def test_an_ambiguous_form_in_a_phrase_leads_by_each_base_form():
    concept = Concept(id="tuki", official="työkyvyn tuki", everyday=("varhaisen tuen malli",))
    phrases = collected((), (concept,)).phrases
    assert ("varhainen", "tuki", "malli") in phrases


def test_a_word_of_another_language_leads_to_its_translations():
    found = lines(files(translations={"sjukhus": ("sairaala",)}))
    assert "<sjukhus|sairaala" in found[stem("sjukhus")]


def test_the_manifest_finds_every_shard_and_page():
    found = files()
    manifest = json.loads(gzip.decompress(found[MANIFEST]))
    assert manifest["pages"] == len(DOCUMENTS)
    assert len(manifest["fresh"]) == len(DOCUMENTS)
    assert manifest["bounds"] == sorted(manifest["bounds"])
    for number in range(len(manifest["bounds"])):
        assert f"sanat/{manifest['version']}/{number}.kbs" in found
    page = json.loads(gzip.decompress(found[f"sanat/{manifest['version']}/p0.kbs"]))
    assert page["title"] == "Työhyvinvoinnin johtaminen"


def bytes_of_a_process_of_its_own(seed):
    code = "from tests.search.test_dictionary import files; print(sorted(files().items()))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_same_pages_give_the_same_bytes_in_whatever_order_sets_are():
    one, other = map(bytes_of_a_process_of_its_own, ("1", "2"))
    assert "sanat/" in one and one == other


def test_a_page_in_swedish_is_analysed_as_swedish():
    assert set(collected().words["arbetsplats"]) == {3}


def test_an_empty_site_has_an_empty_dictionary():
    manifest = json.loads(gzip.decompress(files([], ())[MANIFEST]))
    assert (manifest["pages"], manifest["bounds"]) == (0, [])


def test_words_that_their_dots_alone_part_are_two_words():
    afraid, plays = (
        Document("a/", "fi", {"title": "Pelätä"}),
        Document("b/", "fi", {"title": "Pelata"}),
    )
    found = collected([afraid, plays], ())
    assert (set(found.words["pelätä"]), set(found.words["pelata"])) == ({0}, {1})
    rows = lines(files([afraid, plays], (), {"fear": ("pelätä",)}))
    assert {item.split("|")[0] for item in rows[stem("pelata")]} >= {"!pelätä", "!pelata"}


def test_what_did_not_help_is_found_by_name_as_well_as_before_and_by_other_words_after():
    fields = {"title": "Työpaja", "summary": "Keittiö uupuu."}
    told = ({}, {"effect": "ei-vaikutusta"}, {"effect": "kielteinen"}, {"effect": "myonteinen"})
    found = collected([Document(f"{n}/", "fi", fields, told=one) for n, one in enumerate(told)], ())
    assert len(set(found.words["tyopaja"].values())) == 1
    weights = found.words["keittio"]
    assert weights[1] == weights[2] < weights[0] == weights[3]


def test_a_theme_is_the_answer_to_its_name_and_not_to_one_of_its_many_subjects():
    concepts = (Concept(id="osaaminen", official="osaaja", everyday=("taituri",)),)
    theme = Document(
        "teemat/t/",
        "fi",
        {"title": "Työn organisointi"},
        filters={"tyyppi": ("theme",)},
        told={"names": "osaaja"},
    )
    bets = collected([theme], concepts).bets
    assert not {("osaaja",), ("taituri",)} & bets.keys()
    assert [0] in bets.values()


def test_a_page_of_another_kind_is_the_answer_to_the_words_it_is_given_and_not_to_its_title():
    given = {"filters": {"tyyppi": ("page",)}, "told": {"names": "seurata\nuutiskirje"}}
    page = Document("seuraa/", "fi", {"title": "Seuraa", "body": "Syöte."}, **given)
    plain = Document("tietoa/", "fi", {"title": "Tietoa"}, filters={"tyyppi": ("page",)})
    bets = collected([plain, page], ()).bets
    assert bets == {("seurata",): [1], ("uutiskirje",): [1]}


def need(address, title, *names):
    told = {"names": "\n".join(names)}
    return Document(address, "fi", {"title": title}, filters={"tyyppi": ("need",)}, told=told)


def test_words_of_two_needs_are_the_one_s_that_has_them_itself_then_the_one_s_that_names_them_first():
    concepts = (Concept(id="stressi", official="stressi", everyday=("kiire", "hoppu")),)
    needs = [
        need("tarpeet/a/", "Töitä on liikaa", "palaveri", "kiire"),
        need("tarpeet/b/", "Porukka väsyy", "stressi", "palaveri"),
    ]
    bets = collected(needs, concepts).bets
    first = {phrase: pages[0] for phrase, pages in bets.items()}
    assert (first["kiire",], first["stressi",]) == (0, 1)
    assert first["hoppu",] == 1
    assert first["palaveri",] == 0


def test_words_that_tell_only_where_lead_to_no_page_unless_one_is_named_so():
    concepts = (
        Concept(id="ala", official="ravintola", narrower=("kahvila",), setting=True),
        Concept(id="aihe", official="väsymys"),
    )

    def leads(*pages):
        rows = lines(files(pages, concepts)).values()
        return {item for items in rows for item in items if item[0] == "*"}

    assert leads() == {"*kahvila|", "*ravintola|"}
    assert leads(need("tarpeet/a/", "Ravintola")) == {"*kahvila|0", "*ravintola|0"}


def test_what_a_name_means_is_worth_less_too_when_the_practice_did_not_help():
    concept = Concept(id="ravintola", official="ravintola-ala", everyday=("keittiö",))
    told = ({}, {"effect": "ei-vaikutusta"})
    pages = [Document(f"{n}/", "fi", {"title": "Keittiö"}, told=one) for n, one in enumerate(told)]
    found = collected(pages, (concept,))
    assert len(set(found.words["keittio"].values())) == 1
    assert found.concepts["ravintola"][1] < found.concepts["ravintola"][0]


def test_a_phrase_that_stop_words_leave_one_word_of_does_not_lend_its_meaning_to_the_word():
    everyday = ("ei maksa mitään", "maksa enää", "oma raha")
    concept = Concept(id="maksuton", official="maksuton", everyday=everyday)
    assert set(collected((), (concept,)).phrases) == {("maksuton",)}


def test_oneself_is_a_word_of_its_phrase():
    concept = Concept(id="itse", official="itsensä johtaminen")
    assert all(len(phrase) == 2 for phrase in collected((), (concept,)).phrases)
