"""Serve: show the built site on this machine, in pages that reload after a build."""

import json
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

_STATE, _SCRIPT = "/__muutokset", "/__muutokset.js"


class Preview:
    """The site in a folder, at an address of this machine; a context that closes it.

    Making one takes the port, and raises OSError when it cannot be had.
    """

    def __init__(self, site: Path, address: tuple[str, int]) -> None:
        # Another run of the preview must not be taken for the same build.
        self._run, self._count, self._fault = time.time_ns(), 0, ""
        self._server = _Server(address, partial(_Handler, directory=str(site), preview=self))
        self.url = f"http://{address[0]}:{self._server.server_address[1]}/"

    def __enter__(self) -> "Preview":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def built(self) -> None:
        """Let open pages reload."""
        self._count, self._fault = self._count + 1, ""

    def failed(self, fault: str) -> None:
        """Let open pages tell that the last build failed, and why."""
        self._fault = fault or "Rakennus epäonnistui."

    @property
    def build(self) -> str:
        """What tells the shown build from others."""
        return f"{self._run}-{self._count}"

    def state(self) -> bytes:
        """Return what pages ask for, as JSON."""
        return json.dumps({"build": self.build, "fault": self._fault}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a browser that closed its page is no fault
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with a script in each page that reloads it after a build."""

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        self.preview = preview
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == _STATE:
            self._send(self.preview.state(), "application/json")
        elif path == _SCRIPT:
            script = files("knowledgebase.publish").joinpath("reload.js").read_bytes()
            self._send(script, "text/javascript")
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        try:
            file = Path(self.translate_path(path))
            if file.is_dir() and path.endswith("/"):
                file /= "index.html"
            page = file.read_bytes() if file.suffix == ".html" and file.is_file() else None
            found = file.exists()
        except (OSError, ValueError):  # an address that can be no file's name
            page, found = None, False
        if page is not None:
            self._page(page)
        elif found:
            super().do_GET()
        else:
            self._not_found()

    def _page(self, page: bytes, status: int = 200) -> None:
        tag = f'<script src="{_SCRIPT}" data-build="{self.preview.build}"></script></body>'
        page = page.replace(b"</body>", tag.encode())
        self._send(page, "text/html; charset=utf-8", status)

    def _not_found(self) -> None:
        page = Path(self.directory) / "404.html"
        self._page(page.read_bytes() if page.is_file() else b"<body>404</body>", status=404)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass
