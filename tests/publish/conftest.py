"""What the tests of publishing share: a build of pages alone, without the generator's frame."""

from functools import cache
from pathlib import Path

import pytest

from knowledgebase.catalogue import load
from knowledgebase.flow import publication
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.publish import releases, switch
from knowledgebase.read.thesaurus import Thesaurus, thesaurus_for
from knowledgebase.read.vocabulary import Vocabularies, vocabularies_for
from tests.conftest import ROOT


def plain_build(settings: Settings, site: Path) -> tuple[bool, list[Finding]]:
    """Write the pages of what people wrote, without the generator and the search."""
    made, findings = publication(settings)
    if has_errors(findings):
        return False, findings
    for address, page in made.pages.items():
        if not page.head.source:
            continue
        file = site / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        said = f"<title>{page.head.title}</title><meta name=description content='{page.head.description}'>"
        file.write_text(f"<html><head>{said}</head><body>{page.html()}</body></html>", "utf-8")
    return True, findings


@pytest.fixture
def quick(monkeypatch):
    """Read the product's words once for all tests, and wait for no disk."""
    monkeypatch.setattr(load, "vocabularies_for", _words)
    monkeypatch.setattr(load, "thesaurus_for", _thesaurus)
    for module in (releases, switch):
        monkeypatch.setattr(module, "flush", lambda _: None)


@cache
def _product() -> tuple[Vocabularies, list[Finding]]:
    return vocabularies_for(ROOT / "tests", ROOT)


def _words(root: Path, product: Path) -> tuple[Vocabularies, list[Finding]]:
    words, findings = _product()
    return words, list(findings)


@cache
def _concepts() -> tuple[Thesaurus, list[Finding]]:
    return thesaurus_for(ROOT / "tests", ROOT, _product()[0]["themes"].terms)


def _thesaurus(*_: object) -> tuple[Thesaurus, list[Finding]]:
    concepts, findings = _concepts()
    return concepts, list(findings)


@pytest.fixture
def place(tmp_path_factory):
    """The folder of the releases."""
    return tmp_path_factory.mktemp("julkaisut")
