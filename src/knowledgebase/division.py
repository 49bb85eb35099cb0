"""Division: the stages of a build on several machines: each builds a part, and one joins them.

Each reads everything, since a page may show anything of any other entry, but makes only the pages
and files of its own share. Who joins makes no page: it checks that the parts are of one state and
whole, copies their files and does what only the whole can tell. The site is that of one build, byte
for byte. A part may be lost or spoilt on its way: then nothing is shown.
"""

import zlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import distributions
from json import dumps
from pathlib import Path
from subprocess import CalledProcessError

from knowledgebase.build.generator import write_shell
from knowledgebase.build.mark import claim, seal
from knowledgebase.build.seam import fault_of
from knowledgebase.catalogue.history import read_history
from knowledgebase.flow import ready, show, write_all
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.layout import VOCABULARIES
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.ground.store import digest, files_sign, program_sign
from knowledgebase.publish.completing import Done, complete
from knowledgebase.publish.compressed import compress
from knowledgebase.publish.paper import FILES, Asked, Paper, Papers, Said
from knowledgebase.publish.part import (
    Part,
    digests_in,
    read_papers,
    refused,
    take,
    unlike_the_whole,
    whole_of,
)
from knowledgebase.read.thesaurus import Concept, thesaurus_for
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.render.page import Page
from knowledgebase.search.concepts import all_concepts

_CONTENT = ("content", "practices", "projects")


def build_part(settings: Settings, part: Part, folder: Path) -> tuple[bool, list[Finding]]:
    """Build one part of the site aside, and put it with its paper into `folder`.

    Returns whether it was, and the findings on the content.
    """
    return show(settings, folder, partial(_make_part, part=part))


def join(settings: Settings, folders: Sequence[Path], site: Path) -> tuple[bool, list[Finding]]:
    """Join the parts in `folders` and show them as the folder `site`.

    What was asked for when the parts were built is in their papers; `settings` tell the root and the
    day. Returns whether the site was replaced, and findings on the parts and on the result.
    """
    return show(settings, site, partial(_join, folders=folders))


def key_of(settings: Settings) -> dict[str, str]:
    """Return what the bytes of a site depend on, each by a digest, under the name that people are told."""
    libraries = sorted(f"{one.name} {one.version}" for one in distributions())
    history, _ = read_history(settings.home, settings.today)
    asked = [asdict(Asked.of(settings)), settings.former, settings.withheld]
    words = (settings.root / name for name in _CONTENT)
    return {
        "sisältö": files_sign([*words, PRODUCT / VOCABULARIES]),
        "historia": _digest(sorted((path, str(dates)) for path, dates in history.items())),
        "ohjelma": _digest([program_sign(), zlib.ZLIB_RUNTIME_VERSION, *libraries]),
        "päivä": settings.today.isoformat(),
        "asetukset": _digest([asked, asdict(read_site())]),
    }


def _digest(told: object) -> str:
    return digest(dumps(told).encode())


def _make_part(settings: Settings, into: Path, *, part: Part) -> list[Finding]:
    claim(into)
    key = key_of(settings)
    made, shell, findings = ready(settings)
    if shell is None:
        return findings
    every, site = made.paths(), into / FILES
    share = {path: every[path] for path in part.share(every)}
    if part.number == 1:
        write_shell(shell, site)
    written = write_all(made, shell.frames, site, share.values(), index=settings.index)
    if settings.compressed:
        compress(site)
    Paper(
        number=part.number,
        of=part.of,
        key=key,
        asked=Asked.of(settings),
        whole=whole_of(every),
        pages=tuple(what.address for what in share.values() if isinstance(what, Page)),
        others=tuple(what for what in share.values() if isinstance(what, str)),
        files=digests_in(site),
        looked=dict(written.looked()),
        documents=tuple(map(Said.of, written.documents())),
    ).write(into)
    seal(into)
    return findings


def _join(settings: Settings, into: Path, *, folders: Sequence[Path]) -> list[Finding]:
    claim(into)
    papers, findings = read_papers(folders)
    if findings:
        return findings
    asked = papers[0].asked.in_settings(settings)
    findings = list(refused(papers, key_of(asked))) or list(unlike_the_whole(papers))
    findings = findings or take(folders, papers, into)
    if findings:
        return findings
    done = Done(
        Papers(papers),
        _concepts(settings.root),
        {address for paper in papers for address in paper.pages},
        {path for paper in papers for path in paper.files},
    )
    try:
        return complete(done, into, index=asked.index, compressed=asked.compressed)
    except CalledProcessError as error:
        return [*filter(None, [fault_of(error)])]


def _concepts(root: Path) -> tuple[Concept, ...]:
    vocabularies, _ = vocabularies_for(root, PRODUCT)
    themes = vocabularies["themes"].terms if "themes" in vocabularies else ()
    thesaurus, _ = thesaurus_for(root, PRODUCT, themes)
    return all_concepts(thesaurus, vocabularies)
