#!/usr/bin/env python3
"""How many requests a second a built site bears: `bench_load.py SITE [SECONDS]`.

Debian's nginx serves the folder with the configuration of `kb headers nginx`, wrk asks it for pages,
scripts, styles and data at 64 connections, on this machine alone. First every header is compared
with what the program says it to be. Prints one line of JSON. Where nginx or wrk is missing it says
that nothing was measured, and exits with 3. Build SITE with `--gzip`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
PORT = 18_080
CONNECTIONS = 64
NOT_RUN = 3
CONFIGURATION = """\
daemon off;
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    sendfile on;
    keepalive_requests 100000;
    open_file_cache max=10000;
    {http}
    server {{
        listen 127.0.0.1:{port};
        root {site};
        {server}
    }}
}}
"""
LUA = """\
local paths = {{ {paths} }}
local at = 0
request = function()
    at = at % #paths + 1
    return wrk.format("GET", paths[at], {{ ["Accept-Encoding"] = "gzip" }})
end
"""


def main(arguments: list[str]) -> int:
    site = Path(arguments[0]).resolve()
    seconds = int(arguments[1]) if arguments[1:] else 10
    tools = {name: shutil.which(name) for name in ("nginx", "wrk")}
    missing = [name for name, path in tools.items() if path is None]
    if missing:
        print(f"Not run: {' and '.join(missing)} not found. Nothing was measured.", file=sys.stderr)
        return NOT_RUN
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = serve(site, folder)
        try:
            files = sorted(served_files(site))
            asked = files[:: len(files) // 300 or 1]
            different = compared(asked)
            measured = load(folder, files, seconds)
        finally:
            server.terminate()
            server.wait()
    print(json.dumps({**measured, "headers_compared": len(asked), "different": different}))
    return 1 if different or measured["failed"] else 0


def serve(site: Path, folder: Path) -> "subprocess.Popen[bytes]":
    from knowledgebase.publish.server_headers import nginx

    http, _, rest = nginx().partition("# server-lohkoon:\n")
    given = {"folder": folder, "site": site, "port": PORT, "http": http, "server": rest}
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(**given), "utf-8")
    server = subprocess.Popen(["nginx", "-c", str(file), "-e", str(folder / "error.log")])
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/").close()
            return server
        except OSError:
            time.sleep(0.05)
    server.terminate()
    sys.exit((folder / "error.log").read_text("utf-8"))


def served_files(site: Path) -> set[str]:
    """Return the addresses of a site's files as readers ask for them."""
    from knowledgebase.publish.compressed import PACKED

    return {
        file.relative_to(site).as_posix().removesuffix("index.html")
        for file in site.rglob("*")
        if file.is_file() and file.suffix not in PACKED and not file.name.startswith(".")
    }


def compared(addresses: list[str]) -> list[str]:
    """Return the addresses whose answer has other headers than the program says."""
    from knowledgebase.publish.server_headers import headers_of

    different = []
    for address in addresses:
        told = headers_of(address)
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{address}") as answer:
            got = {name: value for name, value in answer.headers.items() if name in told}
        if got != told:
            different.append(address)
    return different


def load(folder: Path, files: list[str], seconds: int) -> dict[str, float]:
    paths = ", ".join(json.dumps(f"/{file}") for file in files if file.isascii())
    script = folder / "paths.lua"
    script.write_text(LUA.format(paths=paths), "utf-8")
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script)]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    (rate,) = figures(r"Requests/sec:\s+([\d.]+)", told)
    number, unit = figures(r"99%\s+([\d.]+)(us|ms|s)", told)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told
    )
    return {
        "requests_per_second": float(rate),
        "p99_ms": float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
        "failed": int(bad[1] if bad else 0) + sum(map(int, broken.groups() if broken else ())),
        "load_before": os.getloadavg()[0],
    }


def figures(pattern: str, told: str) -> tuple[str, ...]:
    found = re.search(pattern, told)
    if not found:
        sys.exit(f"wrk has not told its figures:\n{told}")
    return found.groups()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
