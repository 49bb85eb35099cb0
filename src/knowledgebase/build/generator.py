"""Build site: the generator runs aside, search is indexed, the result is checked, then shown.

A failed build never touches what was there: MkDocs empties its output folder first, so it is
given another one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from knowledgebase.flow import Settings
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.site import PRODUCT
from knowledgebase.publish.site_check import check_site
from knowledgebase.read.thesaurus import Concept, thesaurus_for
from knowledgebase.read.vocabulary import vocabularies_for
from knowledgebase.search.analysis import Analyser, Table
from knowledgebase.search.concepts import all_concepts
from knowledgebase.search.index import index_search


def build(settings: Settings, site: Path) -> tuple[bool, list[Finding]]:
    """Build the site into `site`. Returns whether it was replaced, and findings on the result.

    The findings on the content are printed by the generator's hook, to standard error.
    """
    site = site.resolve()
    aside = site.with_name(f".{site.name}.{os.getpid()}.new")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        if not _generate(settings, aside):
            return False, []
        index_search(aside, Analyser(Table.read()), concepts_of(settings))
        findings = list(check_site(aside))
        if has_errors(findings):
            return False, findings
        _switch(aside, site)
        return True, findings
    except subprocess.CalledProcessError as error:
        why = (error.stderr or error.stdout or str(error)).strip().splitlines()[-1:]
        return False, [finding(site.name, (1, 1), "site-build-failed", value=" ".join(why))]
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _generate(settings: Settings, into: Path) -> bool:
    # The generator is a process of its own: the core never imports MkDocs.
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict",
         "--config-file", str(PRODUCT / "mkdocs.yml"), "--site-dir", str(into)],
        env=os.environ | settings.environment() | {"NO_MKDOCS_2_WARNING": "1"},
        cwd=PRODUCT, check=False,
    )  # fmt: skip
    return done.returncode == 0


def concepts_of(settings: Settings) -> tuple[Concept, ...]:
    """Return the concepts that widen a search of this root's site."""
    # Their faults have stopped the generator already.
    vocabularies, _ = vocabularies_for(settings.root, PRODUCT)
    thesaurus, _ = thesaurus_for(settings.root, PRODUCT, vocabularies["themes"].terms)
    return all_concepts(thesaurus, vocabularies)


def _switch(new: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.{os.getpid()}.old")
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
