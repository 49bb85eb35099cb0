"""Text parts: each part of a practice's text is in one place, and nothing of it is lost."""

import pytest

from knowledgebase.render.view.text_parts import Part, parts_by_place, texts_of
from knowledgebase.schema import Practice
from tests.conftest import corpus_catalogue

HTML = (
    "<p>Alku &lt;b&gt; &amp; muu.</p>\n"
    '<h2 id="lahtotilanne">Lähtötilanne</h2>\n<p>Oli <strong>näin</strong>.</p>\n'
    '<h2 id="nain-se-tehdaan">Näin se tehdään</h2>\n<p>Tehdään.</p>\n'
    '<h2 id="rajat-ja-haitat">Rajat ja haitat</h2>\n<p>Ei aina.</p>\n'
    '<h2 id="muu">Muu</h2>\n<p>Loppu.</p>\n'
)


def test_each_part_goes_to_its_place_and_what_has_none_tells_how():
    found = parts_by_place(HTML)
    titles = {place: [part.title for part in parts] for place, parts in found.items()}
    assert titles == {
        "background": ["Lähtötilanne"],
        "how": ["", "Näin se tehdään", "Muu"],
        "limits": ["Rajat ja haitat"],
        "results": [],
    }
    assert found["limits"][0].id == "rajat-ja-haitat"
    assert found["background"][0].html.strip() == "<p>Oli <strong>näin</strong>.</p>"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_headings_in_another_language_lead_to_the_same_places(lang):
    headings = Practice.headings_in[lang]
    found = parts_by_place("".join(f"<h2>{heading}</h2><p>x</p>" for heading in headings))
    titles = {place: [part.title for part in parts] for place, parts in found.items()}
    places = ("background", "how", "results", "limits")
    assert titles == {place: [h] for place, h in zip(places, headings, strict=True)}


def test_escaped_text_stays_escaped():
    assert parts_by_place(HTML)["how"][0].html.strip() == "<p>Alku &lt;b&gt; &amp; muu.</p>"
    assert parts_by_place("a &lt;script&gt;")["how"] == (Part("", "", "a &lt;script&gt;"),)


def test_a_heading_inside_a_quotation_splits_nothing():
    html = '<blockquote>\n<h2 id="x">Tulokset</h2>\n<p>Sanat.</p>\n</blockquote>'
    assert [part.html for part in parts_by_place(html)["how"]] == [html]


def test_an_empty_text_has_no_parts():
    assert not any(parts_by_place("").values())


def test_no_word_of_a_real_text_is_lost():
    entries = corpus_catalogue().of_kind("practice")[::7]
    assert len(entries) >= 10
    for entry in entries:
        parts = [part for parts in parts_by_place(entry.text.html).values() for part in parts]
        told = " ".join(f"{part.title} {part.html}" for part in parts)
        assert all(heading.text in told for heading in entry.text.headings), entry.id
        paragraphs = [line for line in entry.text.html.splitlines() if line.startswith("<p>")]
        assert paragraphs
        assert all(line in told for line in paragraphs if "<a " not in line), entry.id


def test_plain_texts_are_told_once_each_paragraph_and_point():
    html = "<p>Yksi <em>kaksi</em>\nkolme &lt;b&gt;.</p><ul><li>a</li><li><p>b</p></li></ul>"
    assert texts_of(html) == ["Yksi kaksi kolme <b>.", "a", "b"]
    assert texts_of("") == []
