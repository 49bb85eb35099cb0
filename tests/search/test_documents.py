"""Documents: a page by field, as search sees it."""

from knowledgebase.search.documents import read_document

PAGE = """
<html><body><nav>valikko</nav>
<article data-pagefind-body lang="fi" data-updated="2026-01-02" data-label="Hyvä käytäntö"
  data-search-filter="tyyppi[data-kind]" data-kind="practice">
<span data-search-filter="teema[data-id]" data-id="tyokyky"></span>
<span hidden data-search-field="keywords" data-search-words="paluu töihin"></span>
<p>Hyvä käytäntö</p><h1>Otsikko</h1>
<p data-search-field="problem">Ongelma <b>tässä</b>.</p>
<h2>Väliotsikko</h2><p>Leipäteksti &amp; muuta.</p>
<aside data-pagefind-ignore>ohi<script>x</script></aside></article></body></html>
"""


def test_a_page_is_read_by_field():
    document = read_document("kaytannot/x/", PAGE)
    fields = {name: " ".join(text.split()) for name, text in document.fields.items()}
    assert fields["title"] == "Otsikko"
    assert fields["problem"] == "Ongelma tässä ."
    assert fields["keywords"] == "paluu töihin"
    assert fields["heading"] == "Väliotsikko"
    assert "Leipäteksti & muuta." in fields["body"]
    assert not any("ohi" in text or "valikko" in text for text in fields.values())
    assert document.filters == {"tyyppi": ("practice",), "teema": ("tyokyky",)}
    assert (document.updated, document.label, document.lang) == (
        "2026-01-02",
        "Hyvä käytäntö",
        "fi",
    )


def test_words_for_search_only_are_not_in_the_text_that_is_shown():
    text = read_document("x/", PAGE).text
    assert text == "Ongelma tässä. Leipäteksti & muuta."


def test_what_is_shown_reads_as_sentences_and_has_no_headings_but_those_marked():
    html = (
        "<main data-pagefind-body><h1>Nimi</h1><h2>Vaiheet</h2><ol><li>"
        '<h3 data-search-field="heading">Kokeile</h3><p>Puoli vuotta</p></li></ol>'
        '<p class="alert-title">Huomaa</p><p>Kysy <a>muilta</a>.</p></main>'
    )
    document = read_document("x/", html)
    assert document.text == "Kokeile. Puoli vuotta. Kysy muilta."
    assert document.fields["heading"].split() == ["Vaiheet", "Kokeile"]
    assert "Huomaa" not in " ".join(document.fields.values())


def test_what_describes_others_is_searched_and_not_shown():
    for beside in ("resources", "differences", "adoptions", "small result-how"):
        html = f'<p data-pagefind-body>Asia. <span class="{beside}"><b>Muuta</b> tietoa.</span></p>'
        document = read_document("x/", html)
        assert document.text == "Asia.", beside
        assert "Muuta" in document.fields["body"], beside


def test_a_page_that_is_not_searched_is_no_document():
    assert read_document("x/", "<main><h1>Otsikko</h1></main>") is None
    assert read_document("x/", "<p>data-pagefind-body on sana</p>") is None


def test_deep_pages_do_no_harm():
    deep = "<div>" * 20_000 + "pohja" + "</div>" * 20_000
    assert "pohja" in read_document("x/", f"<main data-pagefind-body>{deep}</main>").text


def test_a_page_whose_review_is_late_says_so():
    late = "<article data-pagefind-body data-overdue><h1>Otsikko</h1></article>"
    assert read_document("a/", late).overdue
    assert not read_document("a/", late.replace(" data-overdue", "")).overdue
