"""Templates: theme/pages, rendered with every value escaped.

MkDocs' own template environment does not escape (mkdocs/theme.py), so the main content of
every page is rendered here and reaches MkDocs as finished HTML.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from knowledgebase.ground import terms
from knowledgebase.ground.assets import asset_address
from knowledgebase.ground.layout import relative_address
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.store import (
    CACHE,
    Store,
    digest,
    files_sign,
    packed,
    program_sign,
)
from knowledgebase.ground.web_address import host_of
from knowledgebase.render.view.facets import search_filters
from knowledgebase.render.view.feedback import contact_page
from knowledgebase.render.view.wording import UNKNOWN, Words, count, known_texts

THEME = PRODUCT / "theme"


class Templates:
    """The page templates with the words and functions they use, in the language of each page."""

    def __init__(
        self, words: Words, folder: Path = THEME / "pages", *, cache: Path = CACHE
    ) -> None:
        """Templates name the ids of terms by `ids`, as the program does. What they are compiled to
        is kept in `cache`."""
        self._words = words
        self._cache = cache
        self._loader = FileSystemLoader([folder, THEME / "mail"])
        self._environments: dict[str, Environment] = {}

    def sign(self) -> bytes:
        """Return what stands for the templates and their words; their functions are the program's."""
        sources = files_sign(map(Path, self._loader.searchpath))
        return digest(sources.encode(), self._words.sign()).encode()

    def render(self, template: str, address: str, *, lang: str = "fi", **context: Any) -> str:
        """Return the HTML of a template for the page at `address`, with words in `lang`.

        Templates write links with `url(address)`, which makes them relative to the page, and
        those to scripts, styles and icons with `url(asset(path))`.
        """
        return (
            self._in(lang)
            .get_template(template)
            .render(
                url=lambda target: relative_address(target, address),
                address=address,
                lang=lang,
                **context,
            )
        )

    def compile(self) -> None:
        """Compile every template in the site's own language, so that no worker has to do it again."""
        environment = self._in("fi")
        for name in environment.list_templates():
            environment.get_template(name)

    def _in(self, lang: str) -> Environment:
        if lang not in self._environments:
            words = self._words.in_language(lang)
            self._environments[lang] = _environment(self._loader, words, self._cache)
        return self._environments[lang]


class _Compiled(BytecodeCache):
    """What templates are compiled to, kept between runs.

    Jinja works what words tell of a constant into the code (`'Vaiheet'|say`), so it is kept by them, too.
    Each template is kept by the digest of its source: that is Jinja's own doing.
    """

    def __init__(self, words: Words, cache: Path) -> None:
        self._store = Store("mallit", digest(program_sign().encode(), words.sign()), cache)

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._store.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(bucket.key, packed(bucket.bytecode_to_string()))


def _environment(loader: FileSystemLoader, words: Words, cache: Path) -> Environment:
    made = Environment(
        loader=loader,
        bytecode_cache=_Compiled(words, cache),
        # Asking for the age of a file at each use costs more than it tells: a preview makes new
        # environments when templates have changed.
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
