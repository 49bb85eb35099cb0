"""Files: what is published beside the pages, such as feeds and open data, family by family."""

from collections.abc import Callable, Mapping

from knowledgebase.render.contribute import contribute_files
from knowledgebase.render.maker import PageMaker

# Each family returns its files: the path on the site, and the bytes.
FAMILIES: tuple[Callable[[PageMaker], Mapping[str, bytes]], ...] = (contribute_files,)


def all_files(maker: PageMaker) -> dict[str, bytes]:
    """Return every file by its path on the site, in order of path."""
    files = {path: data for family in FAMILIES for path, data in family(maker).items()}
    return dict(sorted(files.items()))
