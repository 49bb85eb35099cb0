"""Browser patterns: a pattern of the program, said so that JavaScript finds the same with it.

In Python `\\w`, `\\d`, `\\s` and `\\b` know all letters, in JavaScript those of English only. A test
runs every shared pattern in both on the same texts.
"""

import re

# What the shorthands have in Python, as the inside of a JavaScript class. The pattern is read with
# the flag `u`.
_INSIDE = {
    "w": r"\p{L}\p{N}_",
    "d": r"\p{Nd}",
    "s": r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}
_WORD = f"[{_INSIDE['w']}]"
_EDGE = f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|$)|[*+?}]\+|\(\?P|.", re.DOTALL)
_PLAIN = {"$": r"(?=\n?$)", ".": r"[^\n]", r"\b": _EDGE, r"\S": f"[^{_INSIDE['s']}]"}
_ESCAPED = "^$\\.*+?()[]{}|/-tnrfvux0123456789"


def in_javascript(pattern: re.Pattern[str]) -> str:
    """Return the source of the same pattern for JavaScript's `RegExp` with the flag `u`.

    A possessive repeat becomes an ordinary one, so what follows it must not be able to fail.
    Raises ValueError for what has no counterpart here.

    >>> in_javascript(re.compile(r"[^\\W\\d_]+-\\d{3}"))
    '(?:(?![\\\\p{Nd}_])[\\\\p{L}\\\\p{N}_])+-\\\\p{Nd}{3}'
    """
    if pattern.flags & ~re.UNICODE:
        raise ValueError(f"flags of {pattern.pattern}")
    return "".join(_piece(found[0]) for found in _PIECE.finditer(pattern.pattern))


def _piece(piece: str) -> str:
    if piece in _PLAIN:
        return _PLAIN[piece]
    if piece.startswith("["):
        return _class(piece)
    if piece[0] == "\\":
        return f"[{_INSIDE[piece[1]]}]" if piece[1] in _INSIDE else _escape(piece)
    if piece == "(?P":
        raise ValueError(f"named group: {piece}")
    return piece[0] if len(piece) == 2 and piece[1] == "+" else piece


def _class(piece: str) -> str:
    within = piece[1:-1]
    if not within.startswith(r"^\W"):
        return f"[{_within(within)}]"
    # What is neither outside \w nor any of the rest is a letter of \w that is none of the rest.
    rest = within.removeprefix(r"^\W")
    return f"(?:(?![{_within(rest)}]){_WORD})" if rest else _WORD


def _within(text: str) -> str:
    def known(found: re.Match[str]) -> str:
        return _INSIDE[found[1]] if found[1] in _INSIDE else _escape(found[0])

    return re.sub(r"\\(.)", known, text)


def _escape(piece: str) -> str:
    if piece[1] not in _ESCAPED:
        raise ValueError(f"escape: {piece}")
    return piece
