"""Files: what is published beside the pages, such as feeds and open data, family by family."""

from collections import ChainMap
from collections.abc import Callable, Iterable

from knowledgebase.render.data.open_data import data_files
from knowledgebase.render.files.calendars import calendar_files
from knowledgebase.render.files.discovery import discovery_files
from knowledgebase.render.files.embeds import embed_files
from knowledgebase.render.files.embeds_now import now_embed_files
from knowledgebase.render.files.feeds import feed_files
from knowledgebase.render.files.moved import moved_files
from knowledgebase.render.files.share_pages import share_files
from knowledgebase.render.files.twins import twin_files
from knowledgebase.render.files.word_documents import word_files
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.banks import bank_files
from knowledgebase.render.pages.contribute_pages import contribute_files
from knowledgebase.render.pages.coverage_tables import coverage_files
from knowledgebase.render.pages.decision import decision_files
from knowledgebase.render.pages.handover import handover_files
from knowledgebase.render.pages.list_rows import row_files
from knowledgebase.render.pages.network import network_files
from knowledgebase.render.pages.overlaps import overlap_files

# Each family returns what makes its files, by their paths on the site.
FAMILIES: tuple[Callable[[PageMaker], Makers], ...] = (
    decision_files,
    coverage_files,
    handover_files,
    overlap_files,
    bank_files,
    network_files,
    row_files,
    feed_files,
    calendar_files,
    data_files,
    embed_files,
    now_embed_files,
    share_files,
    contribute_files,
    word_files,
)
# Some files are about the pages, and so come after them.
ABOUT_PAGES: tuple[Callable[[PageMaker, Iterable[Page]], Makers], ...] = (
    discovery_files,
    twin_files,
)


def all_files(maker: PageMaker, pages: Iterable[Page]) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by its path on the site. `pages` are gone through more than once.

    Raises ValueError when two families make the same path: one would silently win.
    """
    made = [family(maker) for family in FAMILIES] + [about(maker, pages) for about in ABOUT_PAGES]
    made.append(moved_files(maker, ChainMap(*map(dict, made))))
    files: dict[str, Callable[[], bytes]] = {}
    for some in made:
        if twice := sorted(files.keys() & some.keys()):
            raise ValueError(f"two families of files make {twice[0]}")
        files |= some
    return files
