"""Index search: Pagefind reads the built site and adds its index; then our dictionary.

Our dictionary (search/dictionary.py) answers the questions; Pagefind is the last resort for words
that it does not know, and what search is measured against.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from knowledgebase.ground.files import write_file
from knowledgebase.ground.workers import end_with_parent, without_collections
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Analyser
from knowledgebase.search.collect import Collector
from knowledgebase.search.dictionary import dictionary_files
from knowledgebase.search.documents import Document, read_document
from knowledgebase.search.tables import rows_of
from knowledgebase.search.translations import TRANSLATIONS, known_translations

FOLDER = "pagefind"


def index_search(
    site: Path,
    analyser: Analyser,
    concepts: Sequence[Concept],
    documents: Sequence[Document] | None = None,
) -> None:
    """Index the site in `site` anew; `documents` are its searched pages when they are read already.

    Raises CalledProcessError, with what Pagefind printed, when indexing fails.
    """
    # Pagefind would keep fragments of withdrawn pages.
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    # Pagefind reads the pages, and so do we meanwhile: neither needs what the other writes.
    with _pagefind(site):
        if documents is None:
            documents = numbered_documents(site)
        write_dictionary(site, analyser, concepts, documents)
    # Only our own search page is used, so Pagefind's ready-made interfaces stay unpublished.
    for file in (site / FOLDER).iterdir():
        if file.name.startswith(
            ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
        ):
            file.unlink()


@contextmanager
def _pagefind(site: Path) -> Iterator[None]:
    """Run Pagefind on a site beside what is done within, and wait for it at the end."""
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--output-subdir", FOLDER]
    # One index for all languages: which language a page is in, our dictionary knows.
    command += ["--force-language", "fi"]
    with (
        TemporaryFile() as said,
        subprocess.Popen(
            command,
            stdout=said,
            stderr=said,
            preexec_fn=end_with_parent,  # noqa: PLW1509 (no threads)
        ) as pagefind,
    ):
        try:
            yield
            code = pagefind.wait()
        except BaseException:
            pagefind.kill()
            raise
        if code:
            said.seek(0)
            raise subprocess.CalledProcessError(code, command, said.read().decode(errors="replace"))


def write_dictionary(
    site: Path, analyser: Analyser, concepts: Sequence[Concept], documents: Sequence[Document]
) -> None:
    """Write the dictionary of a site, whose searched pages are `documents` in their order."""
    with without_collections():  # a great many small things, which all stay to the end
        found = Collector(analyser, concepts).collect(documents)
        translations = known_translations(rows_of(TRANSLATIONS), {*found.words, *found.parts})
        for path, data in dictionary_files(documents, found, concepts, translations):
            write_file(site / path, data)


def numbered_documents(site: Path) -> list[Document]:
    """Return the searched pages of a site; a page's place in the list is its number."""
    documents = []
    for file in site.rglob("index.html"):
        folder = file.parent.relative_to(site).as_posix()
        address = "" if folder == "." else f"{folder}/"
        if document := read_document(address, file.read_text("utf-8")):
            documents.append(document)
    return in_order(documents)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents in the order in which they are numbered."""
    return sorted(documents, key=lambda document: document.address.rstrip("/"))
