"""QR: a page's address as a picture that leads from paper back to the page."""

import io

import segno
from markupsafe import Markup


def qr_code(url: str) -> segno.QRCode:
    """Return the QR code of a URL, error level M.

    One mask for all: trying all eight takes most of the time, and any mask can be read.
    """
    return segno.make(url, error="m", micro=False, mask=2)


def qr_svg(url: str) -> Markup:
    """Return the QR code of a URL as inline SVG without styles.

    It is kept in its page alone: to look for one among kept ones costs as much as drawing it.
    """
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
    svg = out.getvalue().decode()
    hidden = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(hidden)  # noqa: S704 (drawn by the library from our own address)
