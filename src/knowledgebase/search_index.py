"""Index search: Pagefind reads the built site and adds its index; then our dictionary.

Pagefind gives the filters, the pages' texts for excerpts and the search by exact words. Which
pages answer a question, and in what order, our dictionary knows (search/dictionary.py).
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from knowledgebase.search.analysis import Analyser
from knowledgebase.search.collect import Collector
from knowledgebase.search.dictionary import dictionary_files
from knowledgebase.search.documents import Document, read_document
from knowledgebase.thesaurus import Concept

FOLDER = "pagefind"
_MARK = b"pagefind_dcd"


def index_search(site: Path, analyser: Analyser, concepts: Sequence[Concept]) -> None:
    """Index the site in `site`, whose search folders must not exist yet.

    Pagefind keeps fragments of withdrawn pages in a folder that has been indexed before.
    Raises CalledProcessError, with what Pagefind printed, when indexing fails.
    """
    # One index for all languages: which language a page is in, our dictionary knows.
    subprocess.run(
        [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--output-subdir", FOLDER,
         "--force-language", "fi"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    # Only our own search page is used, so Pagefind's ready-made interfaces stay unpublished.
    for file in (site / FOLDER).iterdir():
        if file.name.startswith(
            ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
        ):
            file.unlink()
    write_dictionary(site, analyser, concepts)


def write_dictionary(site: Path, analyser: Analyser, concepts: Sequence[Concept]) -> None:
    """Write the dictionary of a site that Pagefind has indexed."""
    documents = numbered_documents(site)
    found = Collector(analyser, concepts).collect(documents)
    for path, data in dictionary_files(documents, found, concepts).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def numbered_documents(site: Path) -> list[Document]:
    """Return the searched pages in the order of Pagefind's names for them.

    A page's place in this list is its number in the dictionary: the browser sorts the names
    that Pagefind returns, so no table of pages needs to be sent.
    """
    documents = []
    for file in sorted((site / FOLDER / "fragment").glob("*.pf_fragment"), key=lambda f: f.stem):
        url = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))["url"]
        html = (site / url.lstrip("/") / "index.html").read_text("utf-8")
        document = read_document(url.lstrip("/"), html)
        if document is None:
            raise ValueError(f"Pagefind has indexed a page without data-pagefind-body: {url}")
        documents.append(document)
    return documents
