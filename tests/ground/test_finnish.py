"""Finnish words, sentences and passives: the forms that count and those that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.finnish import could_be_passive, passives, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Työhyvinvointi-indeksi nousi.", ["Työhyvinvointi-indeksi", "nousi"]),
        ("SAK:n 25-vuotias jäsen", ["SAK:n", "25-vuotias", "jäsen"]),
        ("3 000 päivää ja 7 % vähemmän", ["3 000", "päivää", "ja", "7", "vähemmän"]),
        ("vuosina 2014–2020", ["vuosina", "2014", "2020"]),
        ("", []),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yksi. Kaksi! Kolme?", ["Yksi.", "Kaksi!", "Kolme?"]),
        ("Parempi työelämä! -hanke päättyi.", ["Parempi työelämä! -hanke päättyi."]),
        ("Kokeilu tehtiin esim. Lapissa.", ["Kokeilu tehtiin esim. Lapissa."]),
        ("Hanke alkoi 1.9.2014. Se jatkui.", ["Hanke alkoi 1.9.2014.", "Se jatkui."]),
        ("”Hyvä näin.” Niin hän sanoi.", ["”Hyvä näin.", "Niin hän sanoi."]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert sentences(text) == expected


# One verb of each type, with and without a change in the stem.
PASSIVE_FORMS = """
puhutaan puhuttiin puhuttaisiin otetaan otettiin luetaan luettiin annetaan kerrotaan sovitaan
johdetaan tuetaan käännytään varaudutaan koettiin
tehdään tehtiin nähdään syödään saadaan saatiin arvioidaan viedään voidaan käytiin
tullaan tultiin mennään mentiin ollaan noustaan noustaisiin julkaistiin suunnitellaan pannaan
halutaan haluttiin haluttaisiin mitataan mitattiin seurataan kootaan koottiin verrataan
tarvitaan tarvittaisiin valitaan vältetään
"""


@pytest.mark.parametrize("form", PASSIVE_FORMS.split())
def test_a_passive_form_is_recognised(form):
    assert passives(f"Näin {form} nyt.") == [form]


# Nouns, adverbs and possessives with the endings of passives.
LOOK_ALIKE = """
hintaan sotaan pöytään maakuntaan listaan Kelaan Vantaan suuntaan häirintään liikuntaan
työstään työtään omastaan kokemuksestaan tuloksistaan toisiltaan itsestään työpaikallaan
enintään vähintään kerrallaan tänään yhtään mitään ketään keskenään kokonaan suoraan
työhyvinvointiin tuntiin muistiin korttiin arviointiin kohtiin englantiin
tilaan varaan alaan potilaan vastaan rinnallaan väärään sisään antamaan sopimaan
"""


@pytest.mark.parametrize("form", LOOK_ALIKE.split())
def test_a_form_that_only_looks_passive_is_not_counted(form):
    assert passives(f"Hän meni {form} eilen.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuloksia ei kerrota.", ["ei kerrota"]),
        ("Ei tehdä mitään.", ["Ei tehdä"]),
        ("Mallia ei muuta kukaan.", []),
        ("Tulos on jo kerrottu.", ["kerrottu"]),
        ("Kortti oli arvioitu ja mitattu.", ["arvioitu", "mitattu"]),
        ("Raha on saatu ja jaettu.", ["saatu", "jaettu"]),
        ("Mitattu tulos parani.", []),
        ("Hanke on päättynyt, ja hän on väsynyt.", []),
        ("Työ suunnitellaan, mutta kukaan ei tee sitä.", ["suunnitellaan"]),
    ],
)
def test_the_negative_and_the_perfect_count_too(text, expected):
    assert passives(text) == expected


def test_any_dictionary_will_do():
    assert passives("Se zuzutaan.", {"zuzutaan": "zuzua", "zuzuneet": "zuzua"}.get) == ["zuzutaan"]
    assert passives("Se zuzutaan.", lambda word: word) == []


@given(st.text())
def test_no_text_breaks_the_reader_and_the_cheap_count_never_misses(text):
    found = passives(text, lambda word: word)
    assert len(found) <= could_be_passive(text)
    assert "".join("".join(sentences(text)).split()).replace("”", "").replace('"', "").replace(
        ")", ""
    ) == ("".join(text.split()).replace("”", "").replace('"', "").replace(")", ""))
