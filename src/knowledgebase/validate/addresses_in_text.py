"""Addresses in text: which part of a text is a web address, as GitHub reads it."""

import re
from collections.abc import Iterator

# Quotation marks, dashes and three dots of print end an address wherever they stand: an address of
# the web has them as %-codes.
_ADDRESS = re.compile(r"(?<!\w)[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`”“„‟«»‹›‘’‚‛「」『』–—…]+")
_NEVER_LAST = frozenset(".,;:!?*_~|\\^")


def bare_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every bare address in `text`.

    Closing brackets belong to it as far as they have a pair within, and marks that end a sentence
    do not: https://github.github.com/gfm/#autolinks-extension- So do dashes, dots and other signs
    beyond ASCII: no address of the web needs them at its end.

    >>> text = "Katso https://a.fi/X_(Y)."
    >>> [text[start:end] for start, end in bare_addresses(text)]
    ['https://a.fi/X_(Y)']
    """
    if "://" not in text:
        return
    for found in _ADDRESS.finditer(text):
        end = _trimmed(found[0])
        if end > found[0].index("://") + 3:
            yield found.start(), found.start() + end


def _trimmed(address: str) -> int:
    unpaired = {
        ")": address.count(")") - address.count("("),
        "]": address.count("]") - address.count("["),
        "}": address.count("}") - address.count("{"),
    }
    end = len(address)
    while end:
        last = address[end - 1]
        sign = not last.isascii() and not last.isalnum()
        if sign or last in _NEVER_LAST or last in "([{":
            end -= 1
        elif unpaired.get(last, 0) > 0:
            unpaired[last] -= 1
            end -= 1
        else:
            break
    return end
