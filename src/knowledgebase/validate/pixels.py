"""Pixels: can a picture be drawn anew, and does it stay within bounds when it is."""

import io
import warnings
from collections.abc import Iterator
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding

MOST_PIXELS = 16_000_000
"""The most that a build decodes: four thousand by four thousand."""
_FORMS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def check_pixels(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Yield why a picture cannot be drawn anew in smaller sizes; its pixels are counted first."""
    from PIL import Image  # noqa: PLC0415 (slow to import, and only where there are pictures)

    place = (str(path), (1, 1))
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data), formats=[_FORMS[path.suffix]]) as picture,
        ):
            width, height = picture.size
            if width * height > MOST_PIXELS:
                yield finding(*place, "picture-pixels", name=path.name, width=width, height=height)
            elif getattr(picture, "n_frames", 1) > 1:
                yield finding(*place, "picture-moves", name=path.name)
            else:
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        yield finding(*place, "picture-pixels", name=path.name, width="?", height="?")
    except (OSError, ValueError, SyntaxError, EOFError):
        yield finding(*place, "picture-broken", name=path.name)


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the width and height in pixels of a picture that passed the check."""
    from PIL import Image  # noqa: PLC0415 (slow to import, and only where there are pictures)

    with Image.open(io.BytesIO(data), formats=list(_FORMS.values())) as picture:
        return picture.size
