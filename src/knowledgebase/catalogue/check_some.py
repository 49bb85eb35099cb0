"""Check some: the findings on some files of a root, the same as when all of it is read, but sooner.

And what is told only of a file that one asks about: `rules.nobody_keeps_results`.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.kept import Load, Made
from knowledgebase.catalogue.load import check_whole, read_catalogue
from knowledgebase.catalogue.neighbours import Neighbours
from knowledgebase.catalogue.rules import nobody_keeps_results
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.findings import Finding
from knowledgebase.validate.links import IMAGES

_PICTURES = PurePosixPath(IMAGES)


def check_some(
    asked: Sequence[PurePosixPath],
    root: Path,
    vocabulary_root: Path,
    today: date,
    *,
    site: str,
    kept: Stored,
) -> tuple[Catalogue, list[Finding]]:
    """Check some files of a root as `load_catalogue` does, reading of the others only what matters.

    Returns their findings, those on the pictures that they name, and the catalogue of what was read.
    """
    names = set(map(str, asked))
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

        beside = _beside(root, asked, paths)
        names.update(map(str, beside))
        return sorted({*neighbours.of(asked, paths, files, site, read), *beside})

    read = read_catalogue(root, vocabulary_root, today, kept, needed)
    findings = [*read.findings, *check_whole(read, today, site)]
    findings += nobody_keeps_results(read.catalogue, today, names)
    return read.catalogue, [found for found in dict.fromkeys(findings) if found.path in names]


def _beside(
    root: Path, asked: Sequence[PurePosixPath], paths: Sequence[PurePosixPath]
) -> list[PurePosixPath]:
    """Return the pictures that the files name."""
    texts = [(root / path).read_bytes() for path in asked]
    return [
        path
        for path in paths
        if path.is_relative_to(_PICTURES) and any(path.name.encode() in text for text in texts)
    ]
