"""Frame words: one table, where each word is used and has its place in both languages."""

import re

from knowledgebase.ground.frame_words import translations
from knowledgebase.ground.site import PRODUCT

PAGES = PRODUCT / "theme" / "pages"
LANGUAGES = {"sv", "en"}


def test_every_word_that_a_template_says_is_translated_and_every_translation_is_said():
    templates = [file.read_text("utf-8") for file in PAGES.glob("*.html")]
    said = {word for text in templates for word in re.findall(r"'([^'{}]+)'\)?\|say", text)}
    assert said - translations().keys() == set()
    program = "\n".join(
        file.read_text("utf-8") for file in (PRODUCT / "src" / "knowledgebase").rglob("*.py")
    )
    whole = program + "\n".join(templates)
    used = {word for word in translations() if f"'{word}'" in whole or f'"{word}"' in whole}
    capitalised = {"Tulossa", "Käynnissä", "Päättynyt"}
    assert translations().keys() - used - capitalised == set()


def test_each_translation_is_in_two_languages_and_keeps_the_end_of_a_sentence():
    for finnish, told in translations().items():
        assert told.keys() == LANGUAGES and all(told.values())
        for text in told.values():
            ends = text.removesuffix("kl.").endswith((".", "?", ":"))
            assert ends == finnish.endswith((".", "?", ":")), finnish
