"""Headers: the content security policy and the types of files, in one place for all who show the site."""

from pathlib import PurePosixPath

# Pagefind compiles WebAssembly; nothing else is relaxed. frame-ancestors is ignored in a meta
# element, so servers send it as a header.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)

# A page for a frame on another site: no script at all. Only its frame policy is relaxed, and
# only under its own folder.
EMBED_FOLDER = "upota"
EMBED_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)

# Of every file that a site may have, by its ending: an object store knows only what it is told, and the
# tables of systems differ. What is not here is bytes for our own scripts. Texts are in UTF-8.
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
BYTES = "application/octet-stream"


def type_of(path: str) -> str:
    """Return the type of a file on the site as the header Content-Type tells it.

    >>> type_of("haku/index.html"), type_of("sanat/hakemisto.kbs")
    ('text/html; charset=utf-8', 'application/octet-stream')
    """
    ending = PurePosixPath(path).suffix
    kind = TYPES.get(ending, BYTES)
    text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if text else kind
