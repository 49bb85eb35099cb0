"""Picture sizes: the pictures of entries, drawn anew as WebP in the widths that pages offer.

The check has seen that each is whole, still and of a bounded number of pixels. What is drawn holds
pixels alone. Each is drawn once for each content, and kept by it.
"""

import hashlib
import io
from functools import partial
from pathlib import Path, PurePosixPath

from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.pictures import size_address, widths
from knowledgebase.validate.links import IMAGES
from knowledgebase.validate.picture import check_picture

# Raise when the drawing changes, so that kept pictures are not used.
_DRAWING = "1"
_QUALITY = 80


def picture_files(root: Path, maker: PageMaker, kept: Path) -> Makers:
    """Return what makes the pictures of public entries and texts, in each width, by path; `kept` is the cache.

    Files in `kept` are named by what they show and never become wrong. It may be emptied.
    """
    files = maker.shown_files
    shown = {name.removeprefix("kuvat/") for name in files if name.startswith("kuvat/")}
    sizes = maker.catalogue.measures.pictures
    return {
        size_address(src, width): partial(_kept, kept, root / IMAGES / src, width)
        for src in sorted(shown)
        if f"{IMAGES}/{src}" in sizes
        for width in widths(sizes[f"{IMAGES}/{src}"][0])
    }


def _kept(folder: Path, given: Path, width: int) -> bytes:
    data = given.read_bytes()
    digest = hashlib.sha256(f"{_DRAWING}\0{width}\0".encode() + data).hexdigest()[:32]
    file = folder / f"{digest}.webp"
    # What is kept may have been put there by anyone: it is published only if it is a picture.
    if file.is_file():
        found = file.read_bytes()
        if not any(check_picture(PurePosixPath(file.name), found)):
            return found
    drawn = draw(data, width)
    folder.mkdir(parents=True, exist_ok=True)
    # Two builds may draw the same: each writes aside, and the last one wins with the same bytes.
    aside = file.with_name(f"{file.name}.{id(drawn)}.new")
    aside.write_bytes(drawn)
    aside.replace(file)
    return drawn


def draw(data: bytes, width: int) -> bytes:
    """Return a picture as WebP of one width, its colours in sRGB, with nothing but its pixels."""
    from PIL import Image, ImageCms  # noqa: PLC0415 (only when drawing)

    with Image.open(io.BytesIO(data)) as picture:
        profile = picture.info.get("icc_profile")
        seen = "A" in picture.getbands() or "transparency" in picture.info
        plain = picture.convert("RGBA" if seen else "RGB")
        if profile and picture.mode in ("RGB", "RGBA"):
            try:
                given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                srgb = ImageCms.createProfile("sRGB")
                plain = ImageCms.profileToProfile(plain, given, srgb) or plain
            except (OSError, ImageCms.PyCMSError):
                pass  # a profile that cannot be used: the colours as they are
        height = max(1, round(picture.height * width / picture.width))
        drawn = plain.resize((width, height), Image.Resampling.LANCZOS)
    drawn.info.clear()
    out = io.BytesIO()
    # Line drawings and screenshots blur when packed like photographs.
    drawn.save(out, "WEBP", quality=_QUALITY, lossless=picture.format == "PNG", method=4)
    return out.getvalue()
