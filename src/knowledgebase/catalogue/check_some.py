"""Check some: the findings on some files of a root, the same as when all of it is read, but sooner."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.kept import Load, Made
from knowledgebase.catalogue.load import check_whole, read_catalogue
from knowledgebase.catalogue.neighbours import Neighbours
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.findings import Finding


def check_some(
    asked: Sequence[PurePosixPath],
    root: Path,
    vocabulary_root: Path,
    today: date,
    *,
    site: str,
    kept: Stored,
    named: Callable[[Finding], bool] = lambda _: False,
) -> tuple[Catalogue, list[Finding]]:
    """Check some files of a root as `load_catalogue` does, reading of the others only what matters.

    Returns their findings with those that are `named`, such as on a picture that a file shows, and
    the catalogue of what was read.
    """
    neighbours = Neighbours(root, kept.sign.encode(), kept.cache)

    def needed(
        paths: Sequence[PurePosixPath], files: frozenset[str], load: Load
    ) -> Sequence[PurePosixPath]:
        if not all(path.suffix == ".md" and path in paths for path in asked):
            return paths

        def read(some: Sequence[PurePosixPath]) -> dict[PurePosixPath, tuple[Made, list[str]]]:
            readings = kept.readings(root, some, files, load)
            pairs = zip(some, readings, strict=True)
            return {path: (answer[0], list(links)) for path, (answer, links) in pairs}

        return sorted(neighbours.of(asked, paths, files, site, read))

    read = read_catalogue(root, vocabulary_root, today, kept, needed)
    names = set(map(str, asked))
    findings = [*read.findings, *check_whole(read, today, site)]
    return read.catalogue, [found for found in findings if found.path in names or named(found)]
