"""Flow: the whole of the program as a table of contents, the stages in their order.

`publication` goes from a content root to finished pages and `finish` from the generator's pages
to a checked site; the generator calls both, from hooks/. `build` runs the generator aside and
shows the result.
"""

from os import environ
from pathlib import Path

from knowledgebase.build.generator import generate
from knowledgebase.build.mark import not_ours, seal
from knowledgebase.build.seam import SITE
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.history import read_history
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import published, published_files
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, check_settings, read_site
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.site_check import check_site
from knowledgebase.publish.switch import aside_of, switch
from knowledgebase.relate.relate import relate
from knowledgebase.render.files.files import all_files
from knowledgebase.render.files.share_pictures import share_pictures
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.render.publication import Publication
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.concepts import all_concepts
from knowledgebase.search.index import FOLDER, index_search


def page_maker(settings: Settings) -> tuple[PageMaker | None, list[Finding]]:
    """Read, validate, catalogue and relate. Returns no maker of pages on errors."""
    catalogue, findings = load_catalogue(settings.root, PRODUCT, settings.today, read_site().url)
    findings += check_settings(environ)
    if has_errors(findings):
        return None, findings
    public = published(catalogue, settings.today)
    history, untold = read_history(settings.root, settings.today)
    maker = PageMaker(
        public,
        relate(public.current(settings.today).entries.values()),
        read_site(),
        settings.today,
        history=history,
        pictures=settings.pictures,
    )
    return maker, findings + untold


def publication(settings: Settings) -> tuple[Publication, list[Finding]]:
    """Do every stage up to rendering. Returns nothing to publish on errors."""
    maker, findings = page_maker(settings)
    if maker is None:
        return Publication(), findings
    pages = all_pages(maker)
    files = all_files(maker, pages) | content_files(settings.root, maker.catalogue)
    if settings.pictures:
        files |= share_pictures(maker, settings.root / ".cache" / "jakokuvat")
    concepts = all_concepts(maker.catalogue.thesaurus, maker.catalogue.vocabularies)
    return Publication(pages, files, concepts), findings


def finish(made: Publication, site: Path) -> list[Finding]:
    """Complete the generator's pages in `site`: the files beside them, the search index, the check.

    Returns the findings on the result. Raises OSError and CalledProcessError.
    """
    for path, data in made.files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    index_search(site, Analyser(Table.read()), made.concepts)
    seal(site, [FOLDER])
    return list(check_site(site, {page.address for page in made.pages}))


def build(settings: Settings, site: Path) -> tuple[bool, list[Finding]]:
    """Build the site aside and show it in the folder `site`, which is whole at every moment.

    Returns whether it was replaced, and findings on the content and on the result.
    """
    site = site.resolve()
    try:
        if refused := [*not_ours(site), *check_settings(environ)]:
            return False, refused
        with aside_of(site) as aside:
            findings = generate(settings, aside)
            if has_errors(findings):
                return False, findings
            switch(aside, site)
            return True, findings
    except OSError as error:
        return False, [world_fault(SITE, error)]


def content_files(root: Path, public: Catalogue) -> dict[str, bytes]:
    """Return the pictures and attachments that public pages show, and no others, by site path."""
    return {to: (root / path).read_bytes() for to, path in published_files(public).items()}
