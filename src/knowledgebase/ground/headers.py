"""Headers: the content security policy, in one place for the pages and for every server."""

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
