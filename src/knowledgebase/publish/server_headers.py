"""Server headers: the same rules for every server, as its own configuration has them.

A page element cannot forbid framing, so a server must. Every page refuses frames but those
under the folder of embeds, which any site may frame. What has its digest in its name never
changes; everything else is asked about again at every view, and costs no more than the answer that
it is as it was.
"""

import json
import re
from collections.abc import Callable, Mapping

from knowledgebase.ground.assets import ASSETS
from knowledgebase.ground.headers import (
    BYTES,
    CONTENT_SECURITY_POLICY,
    EMBED_FOLDER,
    EMBED_POLICY,
    TYPES,
    type_of,
)

CONTENT, SHARING, KEEPING = (
    "Content-Security-Policy",
    "Access-Control-Allow-Origin",
    "Cache-Control",
)
COMMON = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Open data and feeds are for other sites' programs too.
SHARED_FOLDERS = ("data", "syotteet", "kalenteri")
# Folders whose files, or the folder in them, are named by their digests: scripts, styles, fonts and
# icons, the search's own dictionary and the index of Pagefind. `*` is one name.
LASTING = (f"{ASSETS}/*", "sanat/*", "pagefind/fragment", "pagefind/index", "pagefind/filter")
_CHANGES, _LASTS = "no-cache", "public, max-age=31536000, immutable"


def policy(address: str) -> str:
    """Return the content security policy of a page, with its rule on frames.

    >>> policy("upota/alueet/lappi/").rpartition("; ")[2], policy("alueet/lappi/").rpartition("; ")[2]
    ("frame-ancestors *", "frame-ancestors 'none'")
    """
    if address.startswith(f"{EMBED_FOLDER}/"):
        return f"{EMBED_POLICY}; frame-ancestors *"
    return f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"


def headers_of(address: str) -> Mapping[str, str]:
    """Return every header of what is at a site address: what the servers below are told to send.

    >>> headers_of("sanat/8efbe8e27d/p1.kbs")["Cache-Control"], headers_of("")["Cache-Control"]
    ('public, max-age=31536000, immutable', 'no-cache')
    """
    shared = address.startswith(tuple(f"{folder}/" for folder in SHARED_FOLDERS))
    lasting = re.match(_lasting_pattern(), f"/{address}")
    return {
        CONTENT: policy(address),
        **({SHARING: "*"} if shared else {}),
        KEEPING: _LASTS if lasting else _CHANGES,
        **COMMON,
    }


def nginx() -> str:
    """Return a snippet for nginx. `map` goes to the http block: see the comment.

    The value depends on the address by `map`, since `add_header` in a location would drop every
    header of the server block. Without `always` an answer that there is no such file is not kept.
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
        "map $uri $kb_cache {",
        f'    default "{_CHANGES}";',
        f'    "~{_lasting_pattern()}" "{_LASTS}";',
        "}",
        "# server-lohkoon:",
        f"add_header {CONTENT} $kb_policy always;",
        f"add_header {SHARING} $kb_origin always;",
        f"add_header {KEEPING} $kb_cache;",
    ]
    lines += [f'add_header {name} "{value}" always;' for name, value in COMMON.items()]
    lines += [
        "charset utf-8;",
        "error_page 404 /404.html;",
        "# Valmiiksi pakatut tiedostot (build --gzip):",
        "gzip_static on;",
        "gzip_vary on;",
        "# Pienemmät .br-tiedostot, jos palvelimessa on brotlin moduuli (Debian: libnginx-mod-http-brotli-static):",
        "# brotli_static on;",
    ]
    return "\n".join(lines) + "\n"


def caddy() -> str:
    """Return a snippet for a site block of Caddy."""
    lines = [
        f"@upota path /{EMBED_FOLDER}/*",
        f"@muut not path /{EMBED_FOLDER}/*",
        f'header @upota {CONTENT} "{policy(EMBED_FOLDER + "/")}"',
        f'header @muut {CONTENT} "{policy("")}"',
        f"@avoin path {' '.join(f'/{folder}/*' for folder in SHARED_FOLDERS)}",
        f'header @avoin {SHARING} "*"',
        f'header {KEEPING} "{_CHANGES}"',
        f"@pysyva path {' '.join(f'/{folder}/*' for folder in LASTING)}",
        f'header @pysyva {KEEPING} "{_LASTS}"',
    ]
    lines += [f'header {name} "{value}"' for name, value in COMMON.items()]
    lines += [
        "handle_errors {",
        "    rewrite * /404.html",
        "    file_server",
        "}",
        "# Valmiiksi pakatut tiedostot (build --gzip):",
        "file_server {",
        "    precompressed br gzip",
        "}",
    ]
    return "\n".join(lines) + "\n"


def headers_file() -> str:
    """Return the file `_headers` of a static host (Cloudflare Pages and its like).

    There every rule that fits an address counts, so one takes a header away before giving its own.
    """
    groups: list[tuple[str, Mapping[str, str]]] = [
        ("/*", {CONTENT: policy(""), KEEPING: _CHANGES, **COMMON}),
        (f"/{EMBED_FOLDER}/*", {CONTENT: policy(f"{EMBED_FOLDER}/")}),
        *((f"/{folder}/*", {SHARING: "*"}) for folder in SHARED_FOLDERS),
        *((f"/{folder.replace('*', ':nimi')}/*", {KEEPING: _LASTS}) for folder in LASTING),
    ]
    lines: list[str] = []
    for address, headers in groups:
        lines.append(address)
        for name, value in headers.items():
            lines += [f"  ! {name}"] if address != "/*" and name in groups[0][1] else []
            lines.append(f"  {name}: {value}")
    return "\n".join(lines) + "\n"


def objects() -> str:
    """Return as JSON what is kept with each object of an object store, which knows nothing by itself.

    An object's type is by its ending, how long it is kept by its folder. All other headers are told by
    what stands before the store, by the rules of `_headers`.
    """
    told = {
        "Content-Type": {ending: type_of(f"x{ending}") for ending in TYPES} | {"*": BYTES},
        KEEPING: {f"{folder}/*": _LASTS for folder in LASTING} | {"*": _CHANGES},
        "Content-Encoding": {".br": "br", ".gz": "gzip"},
    }
    return json.dumps(told, indent=1) + "\n"


def _lasting_pattern() -> str:
    return f"^/({'|'.join(folder.replace('*', '[^/]+') for folder in LASTING)})/"


SERVERS: dict[str, Callable[[], str]] = {
    "nginx": nginx,
    "caddy": caddy,
    "_headers": headers_file,
    "objects": objects,
}
