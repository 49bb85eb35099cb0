"""Flow: the whole of the program as a table of contents, the stages in their order.

`publication` goes from a content root to finished pages, which `prepare` hands to the generator,
and `finish` from the generator's pages to a checked site; hooks/ call these two. `build` runs the generator aside and
shows the result.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from os import environ
from pathlib import Path, PurePosixPath

from knowledgebase.build.frame import Frames, shape_of
from knowledgebase.build.generator import generate
from knowledgebase.build.mark import among_sources, claim, not_ours, seal
from knowledgebase.build.seam import SITE, given_settings, tell
from knowledgebase.build.workers import do_all
from knowledgebase.catalogue.addresses import PROGRAM
from knowledgebase.catalogue.agenda import agenda_of
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.history import History, read_history
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import previewed, published, published_files
from knowledgebase.check.site_check import check_site
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import address_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, check_settings, read_site
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.switch import aside_of, switch
from knowledgebase.relate.relate import Relations, relate
from knowledgebase.render.all_files import all_files
from knowledgebase.render.files.picture_sizes import picture_files
from knowledgebase.render.files.share_pictures import share_pictures
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.render.publication import Files, Publication
from knowledgebase.render.view.templates import Templates
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.concepts import all_concepts
from knowledgebase.search.index import FOLDER, index_search
from knowledgebase.validate.entry import Entry


def page_maker(settings: Settings) -> tuple[PageMaker | None, list[Finding]]:
    """Read, validate, catalogue and relate. Returns no maker of pages on errors."""
    catalogue, findings = load_catalogue(
        settings.root, PRODUCT, settings.today, read_site().url, settings.withheld
    )
    findings += check_settings(environ)
    if has_errors(findings):
        return None, findings
    history, untold = read_history(settings.home, settings.today)
    return maker_of(catalogue, history, relate, settings), findings + untold


def maker_of(
    catalogue: Catalogue,
    history: History,
    relating: Callable[[Iterable[Entry]], Relations],
    settings: Settings,
    templates: Templates | None = None,
) -> PageMaker:
    """Return what makes the pages of what may be seen of a catalogue, related by `relating`."""
    show = previewed if settings.preview else published
    former = frozenset(address_of(PurePosixPath(path)) for path in settings.former)
    public = replace(show(catalogue, settings.today), former=former)
    agenda = agenda_of(catalogue, settings.today)
    return PageMaker(
        public,
        relating(public.current(settings.today).entries.values()),
        read_site(),
        settings.today,
        history=history,
        pictures=settings.pictures,
        templates=templates,
        agenda=agenda if settings.preview else agenda.numbers(),
        other_day=settings.other_day,
    )


def publication(settings: Settings) -> tuple[Publication, list[Finding]]:
    """Do every stage up to rendering. Returns nothing to publish on errors."""
    maker, findings = page_maker(settings)
    if maker is None:
        return Publication(), findings
    made = publication_of(maker, settings)
    findings += _lost_pages(made.pages.values(), made.files, maker.catalogue)
    return made, findings


def publication_of(maker: PageMaker, settings: Settings) -> Publication:
    """Return what a maker publishes, nothing of it made yet. Raises ValueError on two makers of one
    address."""
    pages = all_pages(maker)
    files = Files(
        {
            **all_files(maker, pages.values()),
            **content_files(settings.root, maker.catalogue),
            **picture_files(settings.root, maker.catalogue, settings.home / ".cache" / "kuvat"),
            **(
                share_pictures(maker, settings.home / ".cache" / "jakokuvat")
                if settings.pictures
                else {}
            ),
        }
    )
    concepts = all_concepts(maker.catalogue.thesaurus, maker.catalogue.vocabularies)
    return Publication(pages, files, concepts)


def prepare(site: Path, environment: Mapping[str, str]) -> Publication | None:
    """Make what the generator is to publish into the folder `site`, which is ours from then on.

    Tells every finding to whoever runs the generator; returns None when one stops the build.
    """
    made, findings = publication(given_settings(environment))
    findings += not_ours(site)
    if tell(findings, environment):
        return None
    claim(site)
    return made


def _lost_pages(
    pages: Iterable[Page], files: Container[str], public: Catalogue
) -> Iterator[Finding]:
    """Yield pages that a file, or a file's folder, would replace: the check has not foreseen it."""
    for page in pages:
        file = page.address.rstrip("/")
        if f"{page.address}index.html" in files or file in files:
            written = public.pages.get(page.address)
            where = str(written.path) if written else page.file
            yield finding(where, (1, 1), "same-address", value=page.address, other=PROGRAM)


def finish(made: Publication, frames: Frames, site: Path, *, index: bool = True) -> list[Finding]:
    """Complete the generator's `site`: pages in their frames, files, the search `index`, the check.

    Returns the findings on the result. Raises OSError and CalledProcessError.
    """
    about = read_site()

    def write(what: Page | str) -> None:
        if isinstance(what, str):
            _write(site / what, made.files[what])
        else:
            html = frames[shape_of(what)].around(what, about)
            _write(site / what.address / "index.html", html.encode())

    every: list[Page | str] = [*made.pages.values(), *made.files]
    do_all(every, write)
    if index:
        index_search(site, Analyser(Table.read()), made.concepts)
    seal(site, [FOLDER])
    return list(check_site(site, set(made.pages)))


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def build(settings: Settings, site: Path, *, calm: bool = False) -> tuple[bool, list[Finding]]:
    """Build the site aside and show it in the folder `site`, which is whole at every moment.

    Returns whether it was replaced, and findings on the content and on the result.
    """
    site = site.resolve()
    try:
        among = among_sources(site, (settings.root, PRODUCT))
        before = [*among, *not_ours(site), *check_settings(environ)]
        if has_errors(before):
            return False, before
        with aside_of(site) as aside:
            findings = [*before, *generate(settings, aside, calm=calm)]
            if has_errors(findings):
                return False, findings
            switch(aside, site)
            return True, findings
    except OSError as error:
        return False, [world_fault(SITE, error)]


def content_files(root: Path, public: Catalogue) -> Makers:
    """Return what reads the pictures and attachments that public pages show, by site path."""
    return {to: (root / path).read_bytes for to, path in published_files(public).items()}
