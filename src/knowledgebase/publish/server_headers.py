"""Server headers: the same policies for every server, as its own configuration has them.

A page element cannot forbid framing, so a server must. Every page refuses frames but those
under the folder of embeds, which any site may frame.
"""

from collections.abc import Callable

from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY, EMBED_FOLDER, EMBED_POLICY

COMMON = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Open data and feeds are for other sites' programs too.
SHARED_FOLDERS = ("data", "syotteet", "kalenteri")


def policy(address: str) -> str:
    """Return the content security policy of a page, with its rule on frames.

    >>> policy("upota/alueet/lappi/").rpartition("; ")[2], policy("alueet/lappi/").rpartition("; ")[2]
    ("frame-ancestors *", "frame-ancestors 'none'")
    """
    if address.startswith(f"{EMBED_FOLDER}/"):
        return f"{EMBED_POLICY}; frame-ancestors *"
    return f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"


def nginx() -> str:
    """Return a snippet for nginx. `map` goes to the http block: see the comment.

    The value depends on the address by `map`, since `add_header` in a location would drop every
    header of the server block.
    """
    shared = "|".join(SHARED_FOLDERS)
    lines = [
        "# http-lohkoon:",
        "map $uri $kb_policy {",
        f'    default "{policy("")}";',
        f'    ~^/{EMBED_FOLDER}/ "{policy(EMBED_FOLDER + "/")}";',
        "}",
        "map $uri $kb_origin {",
        '    default "";',
        f'    ~^/({shared})/ "*";',
        "}",
        "# server-lohkoon:",
        "add_header Content-Security-Policy $kb_policy always;",
        "add_header Access-Control-Allow-Origin $kb_origin always;",
    ]
    lines += [f'add_header {name} "{value}" always;' for name, value in COMMON.items()]
    return "\n".join(lines) + "\n"


def caddy() -> str:
    """Return a snippet for a site block of Caddy."""
    lines = [
        f"@upota path /{EMBED_FOLDER}/*",
        f"@muut not path /{EMBED_FOLDER}/*",
        f'header @upota Content-Security-Policy "{policy(EMBED_FOLDER + "/")}"',
        f'header @muut Content-Security-Policy "{policy("")}"',
        f"@avoin path {' '.join(f'/{folder}/*' for folder in SHARED_FOLDERS)}",
        'header @avoin Access-Control-Allow-Origin "*"',
    ]
    lines += [f'header {name} "{value}"' for name, value in COMMON.items()]
    return "\n".join(lines) + "\n"


SERVERS: dict[str, Callable[[], str]] = {"nginx": nginx, "caddy": caddy}
