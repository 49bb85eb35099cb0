"""Assets: styles, scripts, fonts and icons, published in one folder named by the digest of them all.

So a browser keeps them without asking, a page always meets those that it was made with, and modules
that import each other by relative names are of one release. A built site has the scripts without the lines that are
comments alone: they are a third of what a phone would load.
"""

import shutil
from functools import cache
from pathlib import Path

from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.store import files_sign

ASSETS = "assets"
THEME_ASSETS = PRODUCT / "theme" / ASSETS
DIGEST = 10
"""Hexadecimal digits in the folder's name."""


@cache
def assets_folder() -> str:
    """Return the folder on the site: `assets/`, and the digest of the names and bytes of the theme's assets.

    Whoever sees them change clears what is kept of it.
    """
    return f"{ASSETS}/{files_sign([THEME_ASSETS])[:DIGEST]}"


def asset_address(path: str) -> str:
    """Return the address on the site of an asset, which is told by its path in the theme.

    >>> asset_address("assets/css/site.css") == f"{assets_folder()}/css/site.css"
    True
    """
    return f"{assets_folder()}/{path.removeprefix(f'{ASSETS}/')}"


def copy_assets(into: Path) -> None:
    """Write the assets as readers get them into their folder of a site. Raises OSError."""
    shutil.copytree(THEME_ASSETS, into / assets_folder(), copy_function=_copy)


def _copy(source: str, target: str) -> None:
    Path(target).write_bytes(as_served(source, Path(source).read_bytes()))


def as_served(path: str, data: bytes) -> bytes:
    """Return the bytes of an asset as readers get them."""
    return served_script(data.decode()).encode() if path.endswith(".js") else data


def served_script(script: str) -> str:
    """Return a script without its lines that are comments alone.

    What stands between the marks of a template string must not look like such a line; a test holds that.
    """
    kept, inside = [], False
    for line in script.splitlines(keepends=True):
        text = line.strip()
        begins = text.startswith("/*") and not inside
        # Code may follow the end of a comment: /** @type {X} */ (found).sort()
        alone = text.find("*/") in (-1, len(text) - 2)
        if not (inside or text.startswith("//") or (begins and alone)):
            kept.append(line)
        inside = (inside or begins) and "*/" not in text
    return "".join(kept)
