"""Serve: build, show the site on this machine, and build again when a file changes."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from knowledgebase.ground.site import PRODUCT

_EVENTS = "/__muutokset"
_SCRIPT = "/__muutokset.js"
_CLIENT = f'new EventSource("{_EVENTS}").onmessage = () => location.reload();\n'.encode()
_TAG = f'<script src="{_SCRIPT}"></script></body>'.encode()


class _Changes:
    """Lets pages wait for the next build."""

    def __init__(self) -> None:
        self._condition = threading.Condition()

    def announce(self) -> None:
        with self._condition:
            self._condition.notify_all()

    def wait(self, seconds: float) -> bool:
        with self._condition:
            return self._condition.wait(seconds)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with a script in each page that reloads it after a build."""

    def __init__(self, *args: Any, changes: _Changes, **kwargs: Any) -> None:
        self.changes = changes
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._events()
        elif self.path == _SCRIPT:
            self._send(_CLIENT, "text/javascript")
        else:
            file = Path(self.translate_path(self.path))
            if file.is_dir() and self.path.partition("?")[0].endswith("/"):
                file /= "index.html"
            if file.suffix == ".html" and file.is_file():
                self._send(file.read_bytes().replace(b"</body>", _TAG), "text/html; charset=utf-8")
            elif not file.exists():
                self._not_found()
            else:
                super().do_GET()

    def _not_found(self) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b"404"
        self._send(body, "text/html; charset=utf-8", status=404)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                changed = self.changes.wait(15)
                self.wfile.write(b"data: 1\n\n" if changed else b": odottaa\n\n")
                self.wfile.flush()
        except OSError:
            return  # the reader closed the page

    def log_message(self, format: str, *args: Any) -> None:
        pass


def serve(
    root: Path, site: Path, address: tuple[str, int], rebuild: Callable[[], object],
    started: Callable[[str], None],
) -> None:  # fmt: skip
    """Serve `site` at `address` until interrupted; call `rebuild` when something changes.

    `started` gets the address to open. Raises OSError when the port is taken.
    """
    changes = _Changes()
    handler = partial(_Handler, directory=str(site), changes=changes)
    server = ThreadingHTTPServer(address, handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started(f"http://{address[0]}:{server.server_address[1]}/")
    folders = [root / name for name in ("content", "practices", "projects")] + [PRODUCT / "theme"]
    for _ in watch(*(folder for folder in folders if folder.exists()), raise_interrupt=False):
        rebuild()
        changes.announce()
