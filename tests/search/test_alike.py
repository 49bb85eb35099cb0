"""What many pages say alike is counted, and begins no excerpt."""

from knowledgebase.search.alike import said_alike, without
from knowledgebase.search.documents import Document


def pages(number: int, text: str) -> list[Document]:
    return [Document(f"{n}/", "fi", {}, text=text.format(n)) for n in range(number)]


def test_a_sentence_and_a_beginning_that_many_pages_have_are_found_and_no_others():
    found = said_alike(pages(8, "Tuloksia ei ole luettu. Vinkki: kysy numerolta {}. 3. 10"))
    assert found == {"Tuloksia ei ole luettu.", "Vinkki:"}


def test_what_a_few_pages_share_may_be_their_subject():
    assert not said_alike(pages(7, "Rahoittaja oli sama."))


def test_a_page_that_repeats_itself_is_one_page():
    assert not said_alike(pages(1, "Aina näin. " * 20))


def test_of_very_many_pages_some_are_counted():
    assert said_alike(pages(2500, "Sama lause. Oma lause {}.")) == {"Sama lause."}


def test_what_is_left_of_a_text_reads_as_sentences():
    alike = frozenset({"Vinkki:", "Tuloksia ei ole luettu."})
    assert without("Tuloksia ei ole luettu. Ongelma on tämä.", alike) == "Ongelma on tämä."
    assert without("Alku. Vinkki: kysy ensin. loppu", alike) == "Alku. Kysy ensin. loppu"
    assert without("Vinkki:", alike) == ""
