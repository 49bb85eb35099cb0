"""Carried: what pages of the release before may still ask for, kept one release long."""

import re
import shutil
from pathlib import Path

from knowledgebase.ground.assets import ASSETS, DIGEST
from knowledgebase.publish.manifest import SITE, Manifest, pages_in

# What a browser asks for by a name that holds the digest of its contents.
_HASHED = re.compile(
    rf"{ASSETS}/[0-9a-f]{{{DIGEST}}}/.*|(?:sanat|pagefind)/(?:.*[/._-])?(?=[0-9a-f]*\d)[0-9a-f]{{7,64}}[/.].*"
)
_WITH_TEXTS = ("sanat/", "pagefind/")


def carry(old: Path, new: Path, before: Manifest) -> tuple[str, ...]:
    """Copy from the release `old`, whose manifest is `before`, what has its digest in its name.

    Returns the paths. What was carried already is not carried on. When a page is gone, what holds texts stays behind.
    """
    kept = not before.pages() - pages_in(new)
    carried = []
    for path in sorted(before.files.keys() - set(before.carried)):
        name = path.removeprefix(f"{SITE}/")
        if name == path or not _HASHED.fullmatch(name) or (new / path).exists():
            continue
        if kept or not name.startswith(_WITH_TEXTS):
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old / path, new / path)
            carried.append(path)
    return tuple(carried)
