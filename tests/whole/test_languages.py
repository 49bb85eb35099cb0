"""An entry in Swedish or English: no Finnish stands in its article unless it is marked as Finnish."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledgebase.ground.frame_words import MONTHS, translations
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.site import PRODUCT
from tests.whole.test_every_field import SUBJECT, VOCABULARIES, load_subjects, page_with, record

PAGES = PRODUCT / "theme" / "pages"
FOREIGN = ("sv", "en")
NAMED = (
    "BibTeX",
    "RIS",
    "Zotero",
    "Mendeley",
    "EndNote",
    "CSL",
    "JSON",
    "CC",
    "BY",
    "kl",
    "h",
    "n",
    "example.org",
)
"""What is the same in every language, such as the name of a site, and the hour in Swedish."""
SPOKEN = ("aria-label", "alt", "title", "placeholder")
FRAME = (
    *SHELVES,
    *("_entry_end", "_entry_open", "_example", "_relations", "_reported"),
    *("_standing", "_tools", "_use", "_macros", "embed_card"),
)
# Of the macros those that no article shows, and the one that only writes attributes.
FINNISH_MACROS = ("breadcrumbs", "facets", "row", "need_list")
DONE, SEEN = {"starts": "2020-01", "ends": "2021-12"}, "2020-01-01"
STATES = {
    "full": {},
    "ended": {**DONE, "steward_after": None, "lead": None},
    "told by a source": {"effort": None, "cost": None, "time_to_effect": None},
    "not looked at for long": {"reviewed": SEEN},
    "archived": {"status": "archived"},
    "expired": {"expires": SEEN},
    "a coming event": {"starts": "2026-12-01", "ends": "2026-12-01T15:00", "after": None},
    "a past event": {"starts": "2026-10-01T09:00", "ends": "2026-10-01T15:00", "after": None},
    "of unknown terms": {"licence": "ei-tiedossa", "steps": [], "contact": None},
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return load_subjects(tmp_path_factory.mktemp("languages"))


def strings(value: object) -> Iterator[str]:
    """Yield every text in the fields of an entry."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def known_words(lang: str) -> set[str]:
    """Return what the frame may say in a language."""
    names = {
        getattr(one.label, lang)
        for vocabulary in VOCABULARIES.values()
        for term in vocabulary.terms.values()
        for one in (term, *term.narrower)
        if one.has_name(lang)
    }
    return {told[lang] for told in translations().values()} | names | {*MONTHS, *NAMED}


def spoken(node: LexborNode, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of every text in a node and of what is said of its elements."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield lang, child.text_content or ""
        elif child.tag not in ("script", "style", "-comment", "_comment"):
            own = child.attributes.get("lang") or lang
            yield from ((own, told) for name in SPOKEN if (told := child.attributes.get(name)))
            yield from spoken(child, own)


def left_of(text: str, known: re.Pattern[str]) -> str:
    """Return the letters of a text that nothing known accounts for."""
    rest = known.sub(" ", re.sub(r"https?://\S+", "", " ".join(text.split())))
    return rest if re.search(r"[^\W\d_]", rest) else ""


def unmarked(html: str, lang: str, own: set[str]) -> list[str]:
    """Return the texts of an article that are neither the entry's, the language's nor marked."""
    phrases = sorted({*known_words(lang), *own}, key=len, reverse=True)
    found = "|".join(re.escape(" ".join(phrase.split())) for phrase in phrases if phrase.strip())
    known = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)
    article = LexborHTMLParser(html).css_first("article.entry")
    assert article.attributes["lang"] == lang
    texts = [unescape(text) for of, text in spoken(article, lang) if of == lang]
    assert len(texts) > 20
    return [text for text in texts if left_of(text, known)]


CASES = [
    (kind, state)
    for kind in SUBJECT
    for state in STATES
    if kind == "event" or not state.endswith("event")
]


@pytest.mark.parametrize(("kind", "state"), CASES)
@pytest.mark.parametrize("lang", FOREIGN)
def test_no_finnish_stands_unmarked_on_the_page_of_an_entry(catalogue, lang, kind, state):
    data = record(kind)
    data |= {name: value for name, value in STATES[state].items() if name in data}
    data["lang"] = lang
    _, page = page_with(catalogue, kind, data)
    own = {*strings(data), "Teksti", "Uutisen teksti", "Tapahtuman teksti", "Mistä on kyse"}
    assert unmarked(page.html(), lang, own | {"Lähtötilanne"}) == []


@pytest.mark.parametrize("lang", FOREIGN)
def test_finnish_that_is_not_marked_is_found(lang):
    filler = "<p>1</p>" * 30
    html = f'<article class="entry" lang="{lang}">{filler}<p>{{}}</p></article>'
    assert unmarked(html.format("Vaiheet"), lang, set()) == ["Vaiheet"]
    assert unmarked(html.format('<b aria-label="Vaiheet"></b>'), lang, set()) == ["Vaiheet"]
    assert unmarked(html.format('<b lang="fi">Vaiheet</b>'), lang, set()) == []
    assert unmarked(html.format(translations()["Vaiheet"][lang]), lang, set()) == []


def frame_of(name: str) -> str:
    """Return a template without its comments and without what entries' pages do not show."""
    text = re.sub(r"\{#.*?#\}", "", (PAGES / f"{name}.html").read_text("utf-8"), flags=re.DOTALL)
    for macro in FINNISH_MACROS:
        start = text.find(f"{{% macro {macro}(")
        end = text.find("{% endmacro %}", start)
        text = text[:start] + text[end:] if start >= 0 else text
    return text


@pytest.mark.parametrize("name", FRAME)
def test_a_template_of_entries_writes_no_words_itself(name):
    # Also what stands in a branch that no made-up entry comes to.
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", frame_of(name), flags=re.DOTALL)
    said = [told for at in SPOKEN for told in re.findall(rf' {at}="([^"]*)"', plain)]
    words = [*re.sub(r"<[^>]*>", " ", plain).split(), *said]
    assert [w for w in words if re.search(r"[^\W\d_]", w) and w.strip("()=.,") not in NAMED] == []
