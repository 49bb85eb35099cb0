"""Serve: show a site on this machine, in pages that hear of changes and reload when they differ.

All tabs of a browser share one waiting request, held by a shared worker: a browser allows six
connections to a host. A page that hears of a change asks what it would look like now, and reloads
when that is not what it shows.
"""

import json
import sys
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from knowledgebase.ground.assets import ASSETS
from knowledgebase.ground.headers import EMBED_FOLDER, TYPES, type_of
from knowledgebase.publish.server_headers import KEEPING, headers_of

_STATE, _LOOK = "/__muutokset", "/__muutokset/sivu"
_SCRIPTS = {"/__muutokset.js": "reload.js", "/__muutokset-tyolainen.js": "reload-worker.js"}
_PATIENCE = 25.0
_TAG = '<script src="/__muutokset.js" data-digest="{}" data-version="{}"></script></body>'


class Shows(Protocol):
    """A site, as far as it must be known to be shown."""

    def file(self, path: str) -> bytes | None:
        """Return the bytes of a path on the site, or None when there is nothing."""

    def digest(self, page: bytes) -> str:
        """Return what tells how a page looks now."""


Shown = TypeVar("Shown", bound=Shows)


class Show(Generic[Shown]):
    """A site at an address of this machine; a context that closes it.

    Making one takes the port, and raises OSError when it cannot be had.
    """

    def __init__(self, site: Shown, address: tuple[str, int]) -> None:
        self.site = site
        # Another run must not be taken for the same state.
        self._run, self._count = time.time_ns(), 0
        self._told: dict[str, object] = {"fault": "", "lags": False}
        self._changed = threading.Condition()
        self._server = _Server(address, partial(_Handler, show=self))
        self.url = f"http://{address[0]}:{self._server.server_address[1]}/"

    def __enter__(self) -> "Show[Shown]":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def changed(self, **told: object) -> None:
        """Let open pages look whether they differ, and tell them what is new of `fault` and `lags`."""
        with self._changed:
            self._count += 1
            self._told = self._told | told
            self._changed.notify_all()

    @property
    def version(self) -> str:
        """What tells the present state from others."""
        return f"{self._run}-{self._count}"

    def state(self, known: str = "") -> bytes:
        """Return what pages are told, as JSON, as soon as it is not the version `known`."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, _PATIENCE)
            return json.dumps({"version": self.version, **self._told}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a browser that closed its page is no fault
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Serves a site, with a script in each page that reloads it when it has changed."""

    def __init__(self, *args: Any, show: Show[Any], **kwargs: Any) -> None:
        self.show = show
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == _STATE:
            self._send(self.show.state(asked.get("v", "")), "application/json")
        elif address.path == _LOOK:
            _, page = self._found(_file_of(asked.get("polku", "/")))
            answer = {"digest": self.show.site.digest(page)}
            self._send(json.dumps(answer).encode(), "application/json")
        elif script := _SCRIPTS.get(address.path):
            text = files("knowledgebase.publish").joinpath(script).read_bytes()
            self._send(text, "text/javascript; charset=utf-8")
        else:
            self._show(address.path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _show(self, address: str) -> None:
        asked, version = _file_of(address), self.show.version
        path, data = self._found(asked)
        if path != asked and self._found(f"{asked}/index.html")[0] != path:
            self._lead(f"{address}/")
            return
        kind = type_of(path)
        if kind.startswith(TYPES[".html"]) and not path.startswith(f"{EMBED_FOLDER}/"):
            tag = _TAG.format(self.show.site.digest(data), version)
            data = data.replace(b"</body>", tag.encode())
        # Styles and scripts are named by what they are; all else may differ at the next look.
        lasts = path == asked and path.startswith(f"{ASSETS}/")
        keeping = headers_of(path)[KEEPING] if lasts else "no-store"
        self._send(data, kind, 200 if path == asked else 404, keeping)

    def _found(self, path: str) -> tuple[str, bytes]:
        """Return the path and the bytes of what is shown for a path: itself, or what is not found."""
        try:
            data = self.show.site.file(path)
        except (OSError, ValueError):  # just vanished, or an address that can be no file's name
            data = None
        if data is not None:
            return path, data
        return "404.html", self.show.site.file("404.html") or b"<body>404</body>"

    def _lead(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, kind: str, status: int = 200, keeping: str = "no-store") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header(KEEPING, keeping)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _file_of(address: str) -> str:
    """Return the path on the site of the file that an address shows.

    >>> _file_of("/haku/"), _file_of("/assets/icon.svg"), _file_of("/n%C3%A4in/")
    ('haku/index.html', 'assets/icon.svg', 'näin/index.html')
    """
    path = unquote(address).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
