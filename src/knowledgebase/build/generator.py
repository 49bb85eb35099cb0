"""Build site: the generator runs aside, search is indexed, the result is checked, then shown.

A failed build never touches what was there: MkDocs empties its output folder first, so it is
given another one.
"""

import os
import subprocess
import sys
from pathlib import Path

from knowledgebase.build.mark import claim, not_ours, seal
from knowledgebase.build.process import run
from knowledgebase.flow import Settings
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.site_check import check_site
from knowledgebase.publish.switch import aside_of, switch
from knowledgebase.read.thesaurus import Concept, thesaurus_for
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.concepts import all_concepts
from knowledgebase.search.index import FOLDER, index_search


def build(settings: Settings, site: Path) -> tuple[bool, list[Finding]]:
    """Build the site into `site`. Returns whether it was replaced, and findings on the result.

    The findings on the content are printed by the generator's hook, to standard error.
    """
    site = site.resolve()
    try:
        if foreign := list(not_ours(site)):
            return False, foreign
        with aside_of(site) as aside:
            return _build_aside(settings, aside, site)
    except OSError as error:
        return False, [world_fault(site.name, error)]
    except subprocess.CalledProcessError as error:
        why = (error.stderr or error.stdout or str(error)).strip().splitlines()[-1:]
        return False, [finding(site.name, (1, 1), "site-build-failed", value=" ".join(why))]


def _build_aside(settings: Settings, aside: Path, site: Path) -> tuple[bool, list[Finding]]:
    claim(aside)
    if not _generate(settings, aside):
        return False, []
    index_search(aside, Analyser(Table.read()), concepts_of(settings))
    findings = list(check_site(aside))
    if has_errors(findings):
        return False, findings
    seal(aside, [FOLDER])
    switch(aside, site)
    return True, findings


def _generate(settings: Settings, into: Path) -> bool:
    # The generator is a process of its own: the core never imports MkDocs.
    kept = {name: value for name, value in os.environ.items() if value}
    done = run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict",
         "--config-file", str(PRODUCT / "mkdocs.yml"), "--site-dir", str(into)],
        kept | settings.environment() | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
        PRODUCT,
    )  # fmt: skip
    return done.returncode == 0


def concepts_of(settings: Settings) -> tuple[Concept, ...]:
    """Return the concepts that widen a search of this root's site."""
    # Their faults have stopped the generator already.
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    thesaurus, _ = thesaurus_for(settings.root, PRODUCT, vocabularies["themes"].terms)
    return all_concepts(thesaurus, vocabularies)
