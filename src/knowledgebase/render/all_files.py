"""Files: what is published beside the pages, such as feeds and open data, family by family."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from knowledgebase.render.data.open_data import data_files
from knowledgebase.render.files.calendars import calendar_files
from knowledgebase.render.files.discovery import discovery_files
from knowledgebase.render.files.embeds import embed_files
from knowledgebase.render.files.feeds import feed_files
from knowledgebase.render.files.moved import moved_files
from knowledgebase.render.files.share_pages import share_files
from knowledgebase.render.files.twins import twin_files
from knowledgebase.render.files.word_documents import word_files
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.contribute_pages import contribute_files
from knowledgebase.render.pages.decision import decision_files

# Each family returns its files: the path on the site, and the bytes.
FAMILIES: tuple[Callable[[PageMaker], Mapping[str, bytes]], ...] = (
    decision_files,
    feed_files,
    calendar_files,
    data_files,
    embed_files,
    share_files,
    contribute_files,
    word_files,
)
# Some files are about the pages, and so come after them.
ABOUT_PAGES: tuple[Callable[[PageMaker, Iterable[Page]], Mapping[str, bytes]], ...] = (
    discovery_files,
    twin_files,
)


def all_files(maker: PageMaker, pages: Iterable[Page]) -> dict[str, bytes]:
    """Return every file by its path on the site, in order of path.

    Raises ValueError when two families make the same path: one would silently win.
    """
    made = [family(maker) for family in FAMILIES] + [about(maker, pages) for about in ABOUT_PAGES]
    files = {path: data for some in made for path, data in some.items()}
    made.append(moved_files(maker, files))
    files |= made[-1]
    if len(files) < sum(map(len, made)):
        paths = sorted(path for some in made for path in some)
        twice = next(path for path, after in pairwise(paths) if path == after)
        raise ValueError(f"two families of files make {twice}")
    return dict(sorted(files.items()))
