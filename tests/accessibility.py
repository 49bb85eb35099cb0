"""Accessibility: what axe finds on a page, in both palettes and at some widths."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe

_ALL = {"resultTypes": ["violations"]}
# A palette changes colours and nothing else, so the other rules are asked once.
_COLOURS = {**_ALL, "runOnly": ["color-contrast"]}


def accessibility_faults(page, widths: Sequence[int] = ()) -> list[tuple[str, list[str]]]:
    """Return the rules that an open page breaks, each with some of its elements' HTML.

    All rules are asked in the light palette, those of colours in the dark one too, at each width (as
    the page is, without any).
    """
    found = []
    for scheme, rules in (("light", _ALL), ("dark", _COLOURS)):
        page.emulate_media(color_scheme=scheme)
        for width in widths or (None,):
            if width:
                page.set_viewport_size({"width": width, "height": 844})
            faults = Axe().run(page, options=rules).response["violations"]
            found += [(fault["id"], [n["html"] for n in fault["nodes"]][:3]) for fault in faults]
    return found
