"""Part: one machine's share of a site, and what is asked of parts before they are joined.

A part is a folder with a paper and, beside it, the files. What comes from another machine is believed
only as far as it can be checked: the paper has the digest of every file, and of all that its site was
made from, which must be what we have here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from knowledgebase.ground.files import write_file
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.store import digest
from knowledgebase.ground.workers import do_all
from knowledgebase.publish.paper import FILES, PAPER, Paper, read_paper


@dataclass(frozen=True)
class Part:
    """The `number`th (from 1) of `of` parts."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def share(self, paths: Iterable[str]) -> list[str]:
        """Return the paths that this part writes.

        Paths are put in the order of their digests and cut into equal lengths. So shares differ by
        one path at most; what is slow of one kind falls evenly; and a path stays in its part, where
        a cache may have it, when others come and go.

        >>> [Part(n, 2).share("abcde") for n in (1, 2)]
        [['c', 'a'], ['e', 'd', 'b']]
        """
        every = sorted(paths, key=lambda path: (digest(path.encode()), path))
        first, last = (len(every) * place // self.of for place in (self.number - 1, self.number))
        return every[first:last]


def whole_of(paths: Iterable[str]) -> str:
    """Return the digest of a set of paths."""
    return digest(*(path.encode() for path in sorted(paths)))


def digests_in(site: Path) -> dict[str, str]:
    """Return the digest of every file under `site` by path. Raises OSError."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    made = do_all(files, lambda file: digest(file.read_bytes()))
    return dict(zip((file.relative_to(site).as_posix() for file in files), made, strict=True))


def read_papers(folders: Sequence[Path]) -> tuple[list[Paper], list[Finding]]:
    """Return the papers of parts, in the order of their folders, and a finding for each that is not whole."""
    papers = [read_paper(folder) for folder in folders]
    torn = [
        finding(folder.name, (1, 1), "part-torn", value=folder, name=PAPER)
        for folder, paper in zip(folders, papers, strict=True)
        if paper is None
    ]
    return [paper for paper in papers if paper], torn


def refused(papers: Sequence[Paper], key: Mapping[str, str]) -> Iterator[Finding]:
    """Yield why these parts are not one site made from what `key` names."""
    of = papers[0].of
    for paper in papers:
        part = Part(paper.number, paper.of)
        path = f"{part}/{PAPER}"
        unlike = [name for name in key if paper.key.get(name) != key[name]]
        unlike += ["asetukset"] if paper.asked != papers[0].asked else []
        unlike += ["osien määrä"] if paper.of != of else []
        if unlike:
            name = ", ".join(dict.fromkeys(unlike))
            yield finding(path, (1, 1), "part-of-another", value=part, name=name)
        for outside in (name for name in (*paper.files, *paper.share()) if not _stays(name)):
            yield finding(path, (1, 1), "part-outside", value=part, name=outside)
    numbers = [paper.number for paper in papers]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield finding(PAPER, (1, 1), "part-twice", value=Part(number, of))
    for number in sorted({*range(1, of + 1)} - {*numbers}):
        yield finding(PAPER, (1, 1), "part-missing", value=Part(number, of))


def unlike_the_whole(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Yield a finding when parts that are all there do not tell of the same whole, each path once."""
    shares = [path for paper in papers for path in paper.share()]
    files = [path for paper in papers for path in paper.files]
    said = {path for paper in papers for path in paper.looked}
    whole = {paper.whole for paper in papers} == {whole_of(shares)}
    once = len({*files}) == len(files) and {*files} >= {*shares} >= said
    if not (whole and once):
        yield finding(PAPER, (1, 1), "part-unlike", value=len(papers))


def take(folders: Sequence[Path], papers: Sequence[Paper], site: Path) -> list[Finding]:
    """Copy the files of the parts into `site`. Returns a finding for each that is not as its paper tells.

    A link is no file here, whatever it leads to. Raises OSError.
    """

    def copy(one: tuple[Path, str, str]) -> Finding | None:
        source, path, told = one
        file = source / path
        data = file.read_bytes() if file.is_file() and file.resolve() == file else None
        if data is None or digest(data) != told:
            return finding(path, (1, 1), "part-torn", value=source.parent, name=path)
        write_file(site / path, data)
        return None

    every = chain.from_iterable(
        [(folder.resolve() / FILES, path, told) for path, told in paper.files.items()]
        for folder, paper in zip(folders, papers, strict=True)
    )
    return [fault for fault in do_all(list(every), copy) if fault]


def _stays(path: str) -> bool:
    """True for a path that leads to a file below the folder that it is told of, on every system.

    >>> [_stays(path) for path in ("a/b.html", "../a", "/a", "a//b", "c:a", "a\\\\b", ".")]
    [True, False, False, False, False, False, False]
    """
    steps = path.split("/")
    return not ({"", ".", ".."} & {*steps}) and not {*path} & {*"\\:\0"}
