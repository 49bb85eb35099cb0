"""Flow: the whole of the program as a table of contents, the stages in their order.

`publication` goes from a content root to finished pages, which `prepare` hands to the generator,
and `finish` from the generator's pages to a checked site; hooks/ call these two. `build` does all aside.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from os import environ
from pathlib import Path, PurePosixPath
from subprocess import CalledProcessError

from knowledgebase.build.frame import Frames, shapes_of
from knowledgebase.build.generator import Shell, generate, shell_for, write_shell
from knowledgebase.build.mark import among_sources, claim, not_ours
from knowledgebase.build.seam import SITE, Order, fault_of, given_settings, tell
from knowledgebase.build.shell import shell_values
from knowledgebase.catalogue.addresses import PROGRAM
from knowledgebase.catalogue.agenda import agenda_of
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.history import History, read_history
from knowledgebase.catalogue.load import check_whole, read_catalogue
from knowledgebase.catalogue.stored import Stored
from knowledgebase.catalogue.visible import previewed, published
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import address_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.site import PRODUCT, check_settings, read_site
from knowledgebase.ground.workers import beside, do_all, without_collections
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.completing import Done, complete
from knowledgebase.publish.notes import Notes
from knowledgebase.publish.standing import Writer
from knowledgebase.publish.switch import aside_of, switch
from knowledgebase.relate.kept_relations import relating
from knowledgebase.relate.relate import Relations
from knowledgebase.render.all_files import all_files
from knowledgebase.render.files.picture_sizes import picture_files
from knowledgebase.render.files.share_pictures import share_pictures
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.page import Page
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.render.publication import Files, Publication, path_of
from knowledgebase.render.view.templates import Templates
from knowledgebase.search.concepts import all_concepts
from knowledgebase.validate.entry import Entry


def page_maker(settings: Settings) -> tuple[PageMaker | None, list[Finding]]:
    """Read, validate, catalogue and relate. Returns no maker of pages on errors."""
    root, today = settings.root, settings.today
    with without_collections():
        kept = Stored(root, PRODUCT, today, settings.withheld)
        read = read_catalogue(root, PRODUCT, today, kept)
    url, (history, untold) = read_site().url, read_history(settings.home, today)
    related = relating(root, kept.signs)
    make = partial(maker_of, read.catalogue, history, related, settings, signs=kept.signs)
    maker: PageMaker | None = None
    with beside(lambda: [*check_whole(read, today, url, kept.told(root))]) as check:
        if not has_errors(read.findings):
            with suppress(Exception):  # content that makes no pages is told by the check
                maker = make()
        findings = [*read.findings, *check(), *check_settings(environ)]
    return (None, findings) if has_errors(findings) else (maker or make(), findings + untold)


def maker_of(
    catalogue: Catalogue,
    history: History,
    relate: Callable[[Iterable[Entry]], Relations],
    settings: Settings,
    *,
    templates: Templates | None = None,
    signs: Signs | None = None,
) -> PageMaker:
    """Return what makes the pages of what may be seen of a catalogue, related by `relate`.

    `templates` and `signs` are as in PageMaker."""
    show = previewed if settings.preview else published
    former = frozenset(address_of(PurePosixPath(path)) for path in settings.former)
    public = replace(show(catalogue, settings.today), former=former)
    agenda = agenda_of(catalogue, settings.today)
    return PageMaker(
        public,
        relate(public.current(settings.today).entries.values()),
        read_site(),
        settings.today,
        history=history,
        pictures=settings.pictures,
        templates=templates,
        agenda=agenda if settings.preview else agenda.numbers(),
        other_day=settings.other_day,
        signs=signs,
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
    cache = settings.home / ".cache"
    read = {
        **{to: (settings.root / path).read_bytes for to, path in maker.shown_files.items()},
        **picture_files(settings.root, maker, cache / "kuvat"),
        **(share_pictures(maker, cache / "jakokuvat") if settings.pictures else {}),
    }
    files = Files(all_files(maker, pages.values()), read)
    concepts = all_concepts(maker.catalogue.thesaurus, maker.catalogue.vocabularies)
    return Publication(pages, files, concepts, maker)


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
        if path_of(page) in files or file in files:
            written = public.pages.get(page.address)
            where = str(written.path) if written else page.file
            yield finding(where, (1, 1), "same-address", value=page.address, other=PROGRAM)


def finish(
    made: Publication,
    frames: Frames,
    site: Path,
    *,
    index: bool = True,
    compressed: bool = False,
    before: Path | None = None,
) -> list[Finding]:
    """Complete the generator's `site`: pages in their frames, files, the search `index`, what is
    `compressed`, the check. What the site `before` has already is taken from there.

    Returns the findings on the result. Raises OSError and CalledProcessError.
    """
    share = made.paths().values()
    written = write_all(made, frames, site, share, index=index, before=before)
    done = Done(written, made.concepts, frozenset(made.pages))
    return complete(done, site, index=index, compressed=compressed)


def write_all(
    made: Publication,
    frames: Frames,
    site: Path,
    share: Iterable[Page | str],
    *,
    index: bool,
    before: Path | None = None,
) -> Notes:
    """Write the pages and the files (by path) of a `share` into `site`, what stands in the site `before`
    from there. Returns what is known of each, what it says to search too when there is to be an `index`. Raises OSError."""
    writer, every = Writer(made, frames, read_site(), site, before, index=index), list(share)
    return writer.all(do_all(every, writer.write), every)


def build(settings: Settings, site: Path, *, calm: bool = False) -> tuple[bool, list[Finding]]:
    """Build the site aside and show it in the folder `site`, which is whole at every moment.

    A `calm` build is done by a process of its own that gives way to others. Returns whether it was replaced, and findings on the content and on the result.
    """
    # A release shares no file with another: each is as it was made, whatever befalls the others.
    before = None if settings.origin else site.resolve()

    def make(asked: Settings, into: Path) -> list[Finding]:
        return generate(asked, into, calm=True) if calm else _build(asked, into, before=before)

    return show(settings, site, make)


def show(
    settings: Settings, site: Path, make: Callable[[Settings, Path], list[Finding]]
) -> tuple[bool, list[Finding]]:
    """Let `make` fill a folder aside, and show it as `site` when it found no error. Returns as `build`."""
    site = site.resolve()
    try:
        among = among_sources(site, (settings.root, PRODUCT))
        findings = [*among, *not_ours(site), *check_settings(environ)]
        if has_errors(findings):
            return False, findings
        with aside_of(site) as aside:
            findings += make(settings, aside)
            if has_errors(findings):
                return False, findings
            switch(aside, site)
            return True, findings
    except OSError as error:
        return False, [world_fault(SITE, error)]


def _build(settings: Settings, into: Path, before: Path | None) -> list[Finding]:
    """Do all stages up to the check into the folder `into`, which takes the place of `before`; of the
    generator only the frames are asked, and only when none are kept. Raises OSError."""
    claim(into)
    made, shell, findings = ready(settings)
    if shell is None:
        return findings
    write_shell(shell, into)
    try:
        return findings + finish(
            made,
            shell.frames,
            into,
            index=settings.index,
            compressed=settings.compressed,
            before=before,
        )
    except CalledProcessError as error:
        return [*findings, *filter(None, [fault_of(error)])]


def ready(settings: Settings) -> tuple[Publication, Shell | None, list[Finding]]:
    """Do every stage up to rendering and have the shell made, which is None on errors."""
    made, findings = publication(settings)
    if has_errors(findings) or made.maker is None:
        return made, None, findings
    order = Order(shapes_of(made.pages.values()), shell_values(made, read_site()))
    # The generator is another program: while it runs this one would only wait.
    shell, told = shell_for(settings, order, meanwhile=made.maker.templates.compile)
    return made, shell, findings + told
