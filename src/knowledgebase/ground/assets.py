"""Assets: styles, scripts, fonts and icons, published in one folder named by the digest of them all.

So a browser keeps them without asking, a page always meets those that it was made with, and modules
that import each other by relative names are of one release.
"""

from functools import cache

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
