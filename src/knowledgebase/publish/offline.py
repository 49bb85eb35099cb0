"""Offline: a built site that opens from a folder on one's own computer, without a server.

A browser that reads files shows a folder's listing in place of its page, and runs no modules. So
every inner link names its index.html, and scripts go: what is left is the site without them.
"""

import re
from pathlib import Path

# Our own templates write every attribute with double quotes, and escape what is inside.
_LINK = re.compile(r'(\shref=")(?![a-z]+:|//|#)([^"?#]*)((?:[?#][^"]*)?")')
_SCRIPT = re.compile(r"<script\b[^>]*>[^<]*(?:<(?!/script>)[^<]*)*</script>")


def make_offline(site: Path) -> None:
    """Change the pages of a built site. Raises OSError."""
    for file in list(site.rglob("*.html")):
        text = file.read_text("utf-8")
        file.unlink()  # never in place: a file of a site may have another name elsewhere
        file.write_text(_LINK.sub(_to_file, _SCRIPT.sub("", text)), "utf-8")


def _to_file(link: re.Match[str]) -> str:
    before, path, rest = link.groups()
    last = path.rsplit("/", 1)[-1]
    if last in ("", ".", ".."):
        folder = path if path.endswith("/") or not path else f"{path}/"
        # An empty path with a query or fragment is the page itself.
        path = f"{folder}index.html" if path else ("" if rest != '"' else "index.html")
        rest = re.sub(r'^\?[^#"]*', "", rest)
    return before + path + rest
