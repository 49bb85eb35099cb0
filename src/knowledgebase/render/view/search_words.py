"""Search words: what an entry is found by though its page may not say it, for search only."""

from knowledgebase.catalogue.facts import organisations_of
from knowledgebase.render.view.wording import Words
from knowledgebase.validate.entry import Entry


def search_words(entry: Entry, words: Words) -> list[tuple[str, str]]:
    """Return (field, words) that the page is found by though its main text may lack them."""
    fields = entry.fields
    themes = [words.name(id, "themes") for id in fields.themes]
    keywords = [words.name(id, "keywords") for id in getattr(fields, "keywords", ())]
    regions = [words.name(id, "regions") for id in fields.regions]
    organisations = [words.name(id, "organisations") for id in organisations_of(entry)]
    rows = [
        ("keywords", [*themes, *keywords]),
        ("places", [*regions, *organisations]),
        ("asked", [*fields.asked_as]),
    ]
    return [(name, " · ".join(dict.fromkeys(names))) for name, names in rows if names]
