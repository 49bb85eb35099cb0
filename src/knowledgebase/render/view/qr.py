"""QR: a page's address as a picture that leads from paper back to the page."""

import io
from functools import cache

import segno
from markupsafe import Markup

from knowledgebase.ground.store import Store, digest, packed, program_sign


def qr_code(url: str) -> segno.QRCode:
    """Return the QR code of a URL, error level M.

    One mask for all: trying all eight takes most of the time, and any mask can be read.
    """
    return segno.make(url, error="m", micro=False, mask=2)


@cache
def _drawn() -> Store:
    return Store("qr", program_sign())


def qr_svg(url: str) -> Markup:
    """Return the QR code of a URL as inline SVG without styles, drawn once for all runs."""
    key = digest(url.encode())
    svg = _drawn().get(key)
    if svg is None:
        svg = _draw(url)
        _drawn().put(key, packed(svg))
    return Markup(svg)  # noqa: S704 (drawn by the library from our own address)


def _draw(url: str) -> str:
    out = io.BytesIO()
    qr_code(url).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=False,
        nl=False,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        border=2,
    )
    return out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
