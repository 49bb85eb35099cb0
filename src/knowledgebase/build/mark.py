"""Mark: how a folder that a build made is told from every other folder.

A build replaces and deletes what stands in its folder, so it must know that a build put it there.
A dot file at the top of the folder says so and lists the files of the finished site.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import SOURCES

MARK = ".kb-made"
_SAYS = (
    "# Tämän kansion on tehnyt tietopankin rakennus. Seuraava rakennus korvaa alla luetellut\n"
    "# tiedostot, eikä koske kansioon, jos siinä on muuta.\n"
)
# Where a build works until it is done: beside the site, or inside it when that is a mount point.
_ASIDE = re.compile(r"\A\..+\.\d{1,10}\.(?:new|old)\Z")
# What a system puts by itself into any folder, and nobody misses.
_SYSTEM = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.directory|\.nfs.*|lost\+found", re.IGNORECASE
)


def claim(folder: Path) -> None:
    """Say that whatever appears in `folder` from now on is the build's."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(_SAYS, "utf-8")


def seal(folder: Path, whole: Iterable[str] = ()) -> None:
    """List the files of the finished folder, so that what others add later is told apart.

    Of the folders `whole` only the names are listed: their files have no lasting names.
    """
    tops = {f"{name}/" for name in whole}
    files = {file for file in files_in(folder) if not file.startswith(tuple(tops))}
    (folder / MARK).write_text(
        _SAYS + "".join(f"{line}\n" for line in sorted(files | tops)), "utf-8"
    )


def not_ours(folder: Path) -> Iterator[Finding]:
    """Yield a finding when there is something in `folder` that no build made.

    What the system itself puts into folders does not count. Raises OSError when the folder
    cannot be read.
    """
    if folder.exists() and (foreign := next(_foreign(folder), None)):
        yield finding(folder.name, (1, 1), "not-ours", value=folder, name=foreign)


def among_sources(folder: Path, roots: Iterable[Path]) -> Iterator[Finding]:
    """Yield a finding when `folder` is one of the folders under `roots` that people write in, or
    stands inside one: what is built there would be read as content or as program the next time.
    """
    for root in roots:
        for name in SOURCES:
            if folder.is_relative_to((root / name).resolve()):
                yield finding(folder.name, (1, 1), "site-among-sources", value=folder, name=name)
                return


def files_in(folder: Path) -> set[str]:
    """Return the paths of the files in `folder`, without the mark and the folders of builds."""
    found, waiting = set(), [("", str(folder))]
    while waiting:
        base, here = waiting.pop()
        with os.scandir(here) as inside:
            for one in inside:
                if one.is_dir(follow_symlinks=False):
                    if base or not _may_stand(one.name):
                        waiting.append((f"{base}{one.name}/", one.path))
                elif not _SYSTEM.fullmatch(one.name):
                    found.add(f"{base}{one.name}")
    return found - {MARK}


def _foreign(folder: Path) -> Iterator[str]:
    listed = _listed(folder)
    if listed is None:
        tops = sorted(path.name for path in folder.iterdir())
        yield from (name for name in tops if not _may_stand(name))
    elif listed:
        whole = tuple(line for line in listed if line.endswith("/"))
        yield from sorted(f for f in files_in(folder) - listed if not f.startswith(whole))
    # A repository in a site is somebody's even when a build has not finished there.
    yield from (name for name in (".git", ".hg", ".svn") if (folder / name).exists())


def _listed(folder: Path) -> set[str] | None:
    mark = folder / MARK
    if not mark.is_file():
        return None
    lines = mark.read_text("utf-8").splitlines()
    return {line for line in lines if not line.startswith("# ")}


def _may_stand(name: str) -> bool:
    return bool(_SYSTEM.fullmatch(name) or _ASIDE.fullmatch(name))
