"""Site words: every Finnish word that a search of the site may have to know."""

from collections.abc import Iterable

from knowledgebase.ground.empty_words import STOP_WORDS
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.documents import Document
from knowledgebase.search.tokens import tokens


def words_of(documents: Iterable[Document], concepts: Iterable[Concept]) -> set[str]:
    """Return the lower-case words of the Finnish documents and of the concepts' words."""
    texts = [text for d in documents if d.lang == "fi" for text in d.fields.values()]
    for concept in concepts:
        texts += concept.words()
    words = {word for text in texts for word in tokens(text)}
    return {word for word in words - STOP_WORDS if any(letter.isalpha() for letter in word)}
