"""Accessibility: what axe finds on a page, in both palettes and at some widths."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe

_ALL = {"resultTypes": ["violations"]}
# A palette changes colours and nothing else, so the other rules are asked once.
_COLOURS = {**_ALL, "runOnly": ["color-contrast"]}


def accessibility_faults(
    page, widths: Sequence[int] = (), schemes: Sequence[str] = ("light", "dark")
) -> list[tuple[str, list[str]]]:
    """Return the rules that an open page breaks, each with some of its elements' HTML.

    All rules are asked in the first scheme, those of colours in the others, at each width (as the page
    is, without any).
    """
    found = []
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        for width in widths or (None,):
            if width:
                page.set_viewport_size({"width": width, "height": 844})
            faults = Axe().run(page, options=_COLOURS if number else _ALL).response["violations"]
            found += [(fault["id"], [n["html"] for n in fault["nodes"]][:3]) for fault in faults]
    return found
