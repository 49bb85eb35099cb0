"""Pictures: the share image and the QR code of each entry, drawn once for each content.

Drawing one takes about as long as building five pages, so they are drawn when publishing
(`kb build --pictures`) and kept by what they show: only what changed is drawn again.
"""

import hashlib
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.site import PRODUCT
from knowledgebase.render.files.share_pages import CARD, CODE
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.channels import SHARE
from knowledgebase.render.view.qr import qr_code
from knowledgebase.validate.entry import Entry

SIZE = (1200, 630)
_FONT = PRODUCT / "theme" / "assets" / "fonts" / "atkinson-hyperlegible-next.woff2"
# Raise when the drawing changes, so that kept pictures are not used.
_DRAWING = "1"
# Grey values stand for the mix of paper and ink; the palette gives them their colours.
_PAPER, _INK = (255, 255, 255), (14, 90, 75)


class _Font(Protocol):
    """A font, as far as fitting a text needs it."""

    def getlength(self, text: str) -> float: ...


def share_pictures(maker: PageMaker, kept: Path) -> Makers:
    """Return what makes the image and the QR code of each current entry, by path; `kept` is the
    cache folder.

    Files in `kept` are named by what they show and never become wrong. It may be emptied.
    """
    foot = " · ".join(filter(None, (maker.site.name, maker.site.eu_funding_text)))

    def card(entry: Entry) -> bytes:
        title = maker.card(entry).title
        return _kept(kept, CARD, draw_card, SHELVES[entry.kind].one, title, foot)

    def code(entry: Entry) -> bytes:
        return _kept(kept, CODE, draw_code, maker.site.absolute(entry.address))

    files: dict[str, Callable[[], bytes]] = {}
    for entry in maker.current.entries.values():
        files[f"{entry.address}{SHARE}{CARD}"] = partial(card, entry)
        files[f"{entry.address}{SHARE}{CODE}"] = partial(code, entry)
    return files


def _kept(folder: Path, name: str, draw: Callable[..., bytes], *shows: str) -> bytes:
    digest = hashlib.sha256("\0".join((_DRAWING, name, *shows)).encode()).hexdigest()[:32]
    file = folder / f"{digest}{Path(name).suffix}"
    if file.is_file():
        return file.read_bytes()
    data = draw(*shows)
    folder.mkdir(parents=True, exist_ok=True)
    # Two builds may draw the same: each writes aside, and the last one wins with the same bytes.
    aside = file.with_name(f"{file.name}.{id(data)}.new")
    aside.write_bytes(data)
    aside.replace(file)
    return data


def draw_card(label: str, title: str, foot: str) -> bytes:
    """Return a PNG of 1200 × 630: the kind, the title on at most five lines, and the site."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 (only when drawing)

    def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
        found = ImageFont.truetype(str(_FONT), size)
        found.set_variation_by_axes([weight])
        return found

    image = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 18), fill=255)
    pen.text((80, 72), label, font=font(34, 600), fill=200)
    size, lines = _fitted(title, lambda size: font(size, 700))
    pen.multiline_text(
        (80, 140), "\n".join(lines), font=font(size, 700), fill=255, spacing=size // 4
    )
    small = font(28, 400)
    pen.line((80, 540, SIZE[0] - 80, 540), fill=90, width=2)
    pen.text((80, 560), _shortened(foot, small, SIZE[0] - 160), font=small, fill=200)
    image.putpalette([part for grey in range(256) for part in _mixed(grey)])
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _mixed(grey: int) -> list[int]:
    return [round(p + (i - p) * grey / 255) for p, i in zip(_PAPER, _INK, strict=True)]


def _fitted(title: str, font: Callable[[int], _Font]) -> tuple[int, list[str]]:
    """Return the greatest size at which the title fits, and its lines."""
    for size in (76, 66, 56, 48):
        lines = _wrapped(title, font(size), SIZE[0] - 160)
        if len(lines) * size * 1.25 <= 380:
            return size, lines
    return 48, lines[:6]


def _wrapped(text: str, font: _Font, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(text: str, font: _Font, width: int) -> str:
    while font.getlength(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


def draw_code(url: str) -> bytes:
    """Return a QR code of the address as SVG."""
    stream = io.BytesIO()
    qr_code(url).save(stream, kind="svg", scale=5, border=4, xmldecl=False)
    return stream.getvalue()
