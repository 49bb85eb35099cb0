"""The pages of the thesaurus: every term leads to what it finds, and every word can be read."""

from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.read.thesaurus import read_thesaurus
from tests.conftest import CORPUS, known_vocabularies


def concepts_by_theme():
    vocabularies = known_vocabularies(CORPUS)
    return read_thesaurus(CORPUS, vocabularies["themes"].terms)[0].themes


def page(site, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def searches(found: LexborHTMLParser, within: str) -> list[str]:
    return [
        unquote((link.attributes["href"] or "").partition("?q=")[2])
        for link in found.css(f"{within} a[href*='haku/?q=']")
    ]


def test_the_list_leads_from_each_term_to_a_search(site):
    terms = [c.official for concepts in concepts_by_theme().values() for c in concepts]
    assert sorted(searches(page(site, "tietoa/sanasto"), ".thesaurus-terms")) == sorted(terms)


def test_a_theme_s_page_shows_every_word_of_its_concepts(site):
    for theme, concepts in concepts_by_theme().items():
        found = page(site, f"tietoa/sanasto/{theme}")
        said = ", ".join(dd.text() for dd in found.css(".thesaurus-concept dd"))
        words = [word for c in concepts for word in c.words() if word != c.official]
        assert not [word for word in words if word not in said], theme
        assert sorted(searches(found, "h2")) == sorted(c.official for c in concepts)
