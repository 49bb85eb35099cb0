"""Templates: theme/pages, rendered with every value escaped.

MkDocs' own template environment does not escape (mkdocs/theme.py), so the main content of
every page is rendered here and reaches MkDocs as finished HTML.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from knowledgebase.ground import terms
from knowledgebase.ground.assets import asset_address
from knowledgebase.ground.layout import relative_address
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.web_address import host_of
from knowledgebase.render.view.facets import search_filters
from knowledgebase.render.view.feedback import contact_page
from knowledgebase.render.view.wording import UNKNOWN, Words, count, known_texts

THEME = PRODUCT / "theme"


class Templates:
    """The page templates with the words and functions they use, in the language of each page."""

    def __init__(self, words: Words, folder: Path = THEME / "pages") -> None:
        """Templates name the ids of terms by `ids`, as the program does."""
        self._words = words
        self._loader = FileSystemLoader([folder, THEME / "mail"])
        self._environments: dict[str, Environment] = {}

    def render(self, template: str, address: str, *, lang: str = "fi", **context: Any) -> str:
        """Return the HTML of a template for the page at `address`, with words in `lang`.

        Templates write links with `url(address)`, which makes them relative to the page, and
        those to scripts, styles and icons with `url(asset(path))`.
        """
        if lang not in self._environments:
            self._environments[lang] = _environment(self._loader, self._words.in_language(lang))
        return (
            self._environments[lang]
            .get_template(template)
            .render(
                url=lambda target: relative_address(target, address),
                address=address,
                lang=lang,
                **context,
            )
        )


def _environment(loader: FileSystemLoader, words: Words) -> Environment:
    made = Environment(
        loader=loader,
        # Asking for the age of a file at each use costs more than it tells: a preview makes new
        # environments when templates have changed. Compiled ones are not kept between runs, since
        # words and names of terms are worked into them.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def names(ids: tuple[str, ...], vocabulary: str) -> str:
        told = words.names(ids, vocabulary)
        return words.say(told) if told == UNKNOWN else told

    made.filters |= {
        "name": words.name,
        "names": names,
        "evidence": words.evidence,
        "date": words.date,
        "number": words.number,
        "count": count,
        "bytes": words.bytes,
        "known": known_texts,
        "say": words.say,
        "quoted": words.quoted,
        "host": host_of,
        "contact_page": contact_page,
    }
    made.globals |= {
        "icon": icon,
        "ids": terms,
        "asset": asset_address,
        "search_filters": search_filters,
        "in_lang": words.mark,
    }
    return made


@cache
def icon(name: str) -> Markup:
    """Return an icon from theme/icons as inline SVG, hidden from screen readers."""
    file = THEME / "icons" / f"{name}.svg"
    # A theme that the editors add has no picture of its own yet.
    if not file.is_file():
        file = THEME / "icons" / "lightbulb.svg"
    svg = file.read_text("utf-8").strip()
    attributes = 'class="icon" aria-hidden="true" focusable="false"'
    return Markup(svg.replace("<svg ", f"<svg {attributes} ", 1))  # noqa: S704 (own files)
