"""No request fails while releases follow one another, behind nginx with our own configuration."""

import http.client
import os
import pwd
import shutil
import socket
import subprocess
import threading
import time

import pytest

from knowledgebase.ground.settings import Settings
from knowledgebase.publish.publisher import publish, rollback
from knowledgebase.publish.server_headers import nginx
from tests.conftest import TODAY, plain_build, practice

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("quick")]
RELEASES, REQUESTS, READERS = 100, 20_000, 4
CONFIG = """\
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
worker_processes 2;
events {{ worker_connections 256; }}
http {{
  types {{ text/html html; }}
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {http}
  server {{ listen 127.0.0.1:{port}; root {place}/current; {server} }}
}}
"""


@pytest.fixture
def place(tmp_path):
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == pwd.getpwuid(os.geteuid()).pw_name and folder.name.startswith(
            "pytest"
        ):
            folder.chmod(0o755)  # another user's server reads it
    tmp_path.chmod(0o755)
    return tmp_path / "julkaisut"


@pytest.fixture
def served(place, tmp_path):
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        pytest.skip("NOT RUN: no nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    http_part, server_part = nginx().split("# server-lohkoon:")
    user = f"user {pwd.getpwuid(os.geteuid()).pw_name};" if os.geteuid() == 0 else ""
    config = tmp_path / "nginx.conf"
    config.write_text(
        CONFIG.format(
            folder=tmp_path, place=place, port=port, http=http_part, server=server_part, user=user
        )
    )
    process = subprocess.Popen([program, "-c", str(config), "-p", str(tmp_path)])
    yield port
    process.terminate()
    process.wait(10)


class Reader(threading.Thread):
    def __init__(self, port, ended):
        super().__init__(daemon=True)
        self.port, self.ended, self.asked, self.faults = port, ended, 0, []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.ended.is_set():
            path = ("/kaytannot/a/", "/kaytannot/b/")[self.asked % 2]
            self.asked += 1
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
            except OSError as error:
                self.faults.append(repr(error))
                connection.close()
                continue
            if (
                answer.status != 200
                or not body.startswith(b"<html>")
                or not body.endswith(b"</html>")
            ):
                self.faults.append(f"{path}: {answer.status}, {len(body)} bytes")
            time.sleep(0.001)


def test_no_request_fails_over_many_releases_and_rollbacks(served, place, make_root):
    root = make_root({"practices/a.md": practice("A"), "practices/b.md": practice("B")})

    def release(number):
        (root / "practices/a.md").write_text(practice(f"A {number}"), "utf-8")
        assert publish(Settings(root, TODAY), place, plain_build, environment={}).release

    release(0)
    ended = threading.Event()
    readers = [Reader(served, ended) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    number = 0
    while number < RELEASES or sum(reader.asked for reader in readers) < REQUESTS:
        number += 1
        release(number)
        if number % 10 == 0:
            assert rollback(place)[0]
    ended.set()
    for reader in readers:
        reader.join(30)
    asked, faults = sum(r.asked for r in readers), [fault for r in readers for fault in r.faults]
    print(f"{asked} requests over {number} releases, {len(faults)} failed")
    assert faults == [] and asked >= REQUESTS
