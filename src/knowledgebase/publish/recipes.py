"""Recipes: what makes each file of a site, and what stands for all that it is made from.

What is made of one entry is made through a window that notes what is asked (`ground/watched.py`). What is made of
many asks for nearly everything: for that stands all that the maker of pages knows but the texts of entries. Of both it
is noted which texts were asked for, so a change of a text leaves lists, feeds, tables and neighbours as they are.
"""

from collections.abc import Callable, Iterable, Set
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import partial
from types import FunctionType

from knowledgebase.build.frame import Frames, shape_of
from knowledgebase.catalogue.catalogue import Catalogue, Measures
from knowledgebase.ground.away import Away, noting
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.site import Site
from knowledgebase.ground.store import digest
from knowledgebase.ground.watched import Answers, Question, Watch
from knowledgebase.indicators.book import Book
from knowledgebase.relate.relate import Relations
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.publication import Publication, path_of
from knowledgebase.render.shelves import Shelves
from knowledgebase.render.view.timeline import NewsDesk

_TEXTS = "texts"
_INSIDE = (PageMaker, Catalogue, Measures, Relations, Shelves, Book, NewsDesk)


@dataclass(frozen=True)
class Recipe:
    """What stands for what makes a file and for its values, and how it is made of a maker of pages.

    Without a way to make it of any maker, the sign stands for all that its own maker knows but the texts of entries.
    """

    sign: str
    make: Callable[[PageMaker], bytes] | None = None


class Recipes:
    """The recipes of a publication; none when nothing is `kept`."""

    def __init__(self, made: Publication, frames: Frames, site: Site, *, kept: bool) -> None:
        maker = made.maker
        self._made, self._frames, self._site = made, frames, site
        self._signs = maker.signs if maker else Signs()
        self._watch = Watch(maker, _INSIDE)
        self._answers = Answers(maker, self._signs)
        self._maker = maker if kept else None
        self._whole = _whole(maker, self._signs) if kept and maker else ""
        texts = self._maker.texts.items() if self._maker else ()
        self._keys = {text: key for key, some in texts for text in some}

    def of(self, what: Page | str) -> Recipe | None:
        """Return the recipe of a page or a file; None when it may be made of more than can be told."""
        if not self._maker:
            return None
        return self._of_values(what) or self._of_the_whole(what)

    def sign(self, recipe: Recipe, asked: Iterable[Question]) -> str:
        """Return what stands for a recipe and the answers to what was `asked`; nothing when that cannot be told."""
        try:
            return digest(recipe.sign.encode(), self._answers.to(asked).encode())
        except Exception:  # pickle raises many things for what is more than data
            return ""

    def make(
        self, what: Page | str, recipe: Recipe | None
    ) -> tuple[bytes, str, tuple[Question, ...]]:
        """Return the bytes of a page or a file, what stands for what made it, and what it asked."""
        if recipe and recipe.make:
            with suppress(TypeError), noting() as texts:  # it did what a window cannot follow
                data, asked = self._watch.during(partial(recipe.make, self._watch.window))
                return data, *self.made_by(recipe, texts, asked)
            recipe = None
        with noting() as texts:
            data = self._bytes(self._made.files[what] if isinstance(what, str) else what)
        return data, *self.made_by(recipe, texts)

    def made_by(
        self, recipe: Recipe | None, texts: Set[Away], asked: tuple[Question, ...] = ()
    ) -> tuple[str, tuple[Question, ...]]:
        """Return what stands for what made a file, and what was asked: `asked`, and the `texts` of entries."""
        if recipe is None:
            return "", ()
        keys = {self._keys[text] for text in texts if text in self._keys}
        every = (*asked, *((_TEXTS, key) for key in sorted(keys)))
        return self.sign(recipe, every), every

    def _of_values(self, what: Page | str) -> Recipe | None:
        """Return the recipe of what is made from the maker and values alone, else None."""
        make: object = None
        around: tuple[object, ...] = ()
        if not isinstance(what, str):
            make, around = what.again, (self._frames[shape_of(what)], self._site)
        else:
            make = self._made.files.maker(what)
        if not isinstance(make, partial) or make.keywords or make.args[:1] != (self._maker,):
            return None
        function, values = make.func, make.args[1:]
        if not isinstance(function, FunctionType) or function.__closure__:
            return None
        try:
            signs = map(self._signs.of, (*values, *around))
            sign = digest(f"{function.__module__} {function.__qualname__}".encode(), *signs)
        except Exception:  # as above
            return None
        return Recipe(sign, lambda maker: self._bytes(function(maker, *values)))

    def _of_the_whole(self, what: Page | str) -> Recipe | None:
        """Return the recipe of what is made of many entries; None when it is made of more than a maker."""
        if not self._whole or (isinstance(what, str) and self._made.files.is_read(what)):
            return None
        frame = None if isinstance(what, str) else self._frames[shape_of(what)]
        return Recipe(digest(self._whole.encode(), path_of(what).encode(), self._signs.of(frame)))

    def _bytes(self, made: Page | bytes) -> bytes:
        if isinstance(made, bytes):
            return made
        return self._frames[shape_of(made)].around(made, self._site).encode()


def _whole(maker: PageMaker, signs: Signs) -> str:
    """Return what stands for all that a maker knows but the texts of entries; nothing when that cannot be told.

    What else a maker has follows from it: what is current, relations, shelves, words and cards.
    """
    catalogue = maker.catalogue
    # Titles, contents and introductions of pages are at hand before anything is made.
    pages = [page.texts for page in catalogue.pages.values()]
    values = [pages, *(getattr(catalogue, each.name) for each in fields(catalogue))]
    around = (maker.site, maker.today, maker.history, maker.pictures, maker.agenda, maker.other_day)
    try:
        return signs.of((values, around)).decode()
    except Exception:  # as above
        return ""
