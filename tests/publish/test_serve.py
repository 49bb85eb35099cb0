"""Serving: pages with the reloading script, our own page for what is not found."""

import threading
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from knowledgebase.publish.serve import _Changes, _Handler


@pytest.fixture
def address(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<body>sivu</body>")
    (tmp_path / "404.html").write_text("<body>ei löydy</body>")
    (tmp_path / "x.css").write_text("p{}")
    changes = _Changes()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, directory=str(tmp_path), changes=changes)
    )
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", changes
    server.shutdown()


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def test_a_page_reloads_itself_after_a_build(address):
    base, _ = address
    assert '<script src="/__muutokset.js"></script></body>' in get(f"{base}/a/")
    assert "EventSource" in get(f"{base}/__muutokset.js")
    assert get(f"{base}/x.css") == "p{}"


def test_what_is_not_found_gets_our_page(address):
    base, _ = address
    with pytest.raises(urllib.error.HTTPError) as error:
        get(f"{base}/puuttuu/")
    assert error.value.code == 404
    assert "ei löydy" in error.value.read().decode()


def test_waiting_pages_hear_of_a_build(address):
    base, changes = address
    heard = threading.Event()

    def listen():
        with urllib.request.urlopen(f"{base}/__muutokset", timeout=10) as answer:
            if answer.readline() == b"data: 1\n":
                heard.set()

    threading.Thread(target=listen, daemon=True).start()
    for _ in range(100):
        changes.announce()
        if heard.wait(0.05):
            break
    assert heard.is_set()
