"""Index search: Pagefind reads the built site and adds its index to it."""

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"


def index_search(site: Path) -> None:
    """Index the site in `site`, whose search folder must not exist yet.

    Pagefind keeps fragments of withdrawn pages in a folder that has been indexed before.
    Raises CalledProcessError, with what Pagefind printed, when indexing fails.
    """
    subprocess.run(
        [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--output-subdir", FOLDER],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    # Only our own search page is used, so Pagefind's ready-made interfaces stay unpublished.
    for file in (site / FOLDER).iterdir():
        if file.name.startswith(
            ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
        ):
            file.unlink()
