"""Web address: what an address is that a page may link to, for fields and texts alike."""

import re
from urllib.parse import urlsplit

# The name of a host in plain letters (others may only look like them), and nothing that urllib, the
# generator or a browser refuses or reads otherwise: names and passwords, brackets, back slashes.
ADDRESS = re.compile(r"""https?://[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:[/?#][^\s<>"\\]*)?""")

# Hosts that no reader reaches, or reaches in a network of his own: numbers in any spelling (a page for
# all has a name) and the names that RFC 6761, 6762 and 8375, ICANN (`internal`, 2024) and offices keep
# for private networks. The writer's own preview is told of apart (`own-site-link`).
CLOSED = re.compile(
    r"https?://(?!127\.\d+\.\d+\.\d+[:/?#]|0\.0\.0\.0[:/?#])(?:[\w-]+\.)*"
    r"(?:0x[0-9a-f]*|\d+|arpa|corp|home|internal|intranet|invalid|lan|local|localdomain|localhost|private|test)"
    r"(?:[:/?#].*)?"
)


def is_closed_address(text: str) -> bool:
    """True for a web address that leads to a private network or nowhere, not to a page for all.

    >>> is_closed_address("http://10.0.0.5/x"), is_closed_address("https://NAS.local")
    (True, True)
    """
    return CLOSED.fullmatch(text.lower()) is not None


def is_web_address(text: str) -> bool:
    """True for a whole address of the web, as it may stand in a field or a link. Never raises.

    >>> is_web_address("https://a.fi/x"), is_web_address("https://[a.fi"), is_web_address("a.fi")
    (True, False, False)
    """
    if not ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.netloc.isascii() and parts.port != 0
    except ValueError:  # a port beyond the last one
        return False


def host_of(address: str) -> str:
    """Return the site of a web address in small letters, without `www.`, or '' where it has none.

    >>> host_of("https://www.Eura2014.fi/x?y=1")
    'eura2014.fi'
    """
    try:
        host = urlsplit(address).hostname
    except ValueError:  # the schema's pattern lets some malformed addresses through
        host = ""
    return (host or "").removeprefix("www.")
