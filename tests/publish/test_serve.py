"""Serving: pages that hear of changes, our own page for what is not found."""

import json
import socket
import threading
import time
import urllib.error
import urllib.request
from hashlib import sha256

import pytest
from playwright.sync_api import expect

from knowledgebase.publish.serve import Show

PAGE = b"<head></head><body class='page-search'><form></form><h1>%s</h1></body>"


class Site:
    """A site of a few files that a test may change."""

    def __init__(self):
        self.files = {
            "index.html": PAGE % b"etusivu",
            "a/index.html": PAGE % b"sivu",
            "b/index.html": PAGE % b"muu",
            "upota/a/index.html": b"<body>upotus</body>",
            "404.html": b"<body>ei l\xc3\xb6ydy</body>",
            "x.css": b"p{}",
            "assets/0123456789/x.css": b"p{}",
            "a.md": b"# A",
        }

    def file(self, path):
        if path == "vanished.png":
            raise FileNotFoundError(path)
        return self.files.get(path)

    def digest(self, page):
        return sha256(page).hexdigest()


@pytest.fixture
def show():
    with Show(Site(), ("127.0.0.1", 0)) as show:
        yield show


def answer(show, path, method="GET"):
    request = urllib.request.Request(show.url + path, method=method)
    return urllib.request.urlopen(request, timeout=10)


def get(show, path):
    with answer(show, path) as got:
        return got.read().decode()


def state(show, known=""):
    return json.loads(get(show, f"__muutokset?v={known}"))


def test_a_page_knows_how_it_looks_and_other_files_are_as_they_are(show):
    page = get(show, "a/")
    digest = json.loads(get(show, "__muutokset/sivu?polku=/a/"))["digest"]
    assert f'data-digest="{digest}"' in page
    assert f'data-version="{state(show)["version"]}"' in page
    assert get(show, "x.css") == "p{}" and get(show, "a.md") == "# A"
    assert get(show, "upota/a/") == "<body>upotus</body>"  # it allows no script


def test_files_tell_what_they_are(show):
    kinds = {path: answer(show, path).headers["Content-Type"] for path in ("a/", "x.css", "a.md")}
    assert kinds == {
        "a/": "text/html; charset=utf-8",
        "x.css": "text/css; charset=utf-8",
        "a.md": "text/markdown; charset=utf-8",
    }


@pytest.mark.parametrize(
    ("path", "kept"),
    [("assets/0123456789/x.css", True), ("a/", False), ("x.css", False), ("a.md", False)],
)
def test_only_what_is_named_by_its_bytes_is_kept_by_the_browser(show, path, kept):
    assert ("immutable" in answer(show, path).headers["Cache-Control"]) == kept


def test_an_asset_that_is_not_there_is_not_kept(show):
    with pytest.raises(urllib.error.HTTPError) as told:
        answer(show, "assets/0123456789/y.css")
    assert told.value.headers["Cache-Control"] == "no-store"


def test_an_address_without_its_slash_leads_on(show):
    assert answer(show, "a").url == f"{show.url}a/"


def test_only_the_head_of_a_file_can_be_asked_for(show):
    with answer(show, "x.css", "HEAD") as got:
        assert got.headers["Content-Length"] == "3" and got.read() == b""


def test_who_waits_hears_of_a_change_and_not_before(show):
    known = state(show)["version"]
    heard = []
    waiting = threading.Thread(target=lambda: heard.append(state(show, known)))
    waiting.start()
    time.sleep(0.2)
    assert not heard
    show.changed(fault="vika")
    waiting.join(10)
    assert heard[0]["fault"] == "vika" and heard[0]["version"] != known


def test_a_fault_stays_until_it_is_said_to_be_gone(show):
    show.changed(fault="vika", lags=True)
    show.changed(lags=False)
    assert (state(show)["fault"], state(show)["lags"]) == ("vika", False)
    show.changed(fault="")
    assert state(show)["fault"] == ""


def test_another_run_is_another_version(show):
    with Show(Site(), ("127.0.0.1", 0)) as other:
        assert other.version != show.version


@pytest.mark.parametrize(
    "path", ["puuttuu/", "a%00b", "x" * 5000, "a/../../etc/passwd", "%ff/", "vanished.png"]
)
def test_what_is_not_found_gets_our_page(show, path, capfd):
    with pytest.raises(urllib.error.HTTPError) as error:
        get(show, path)
    assert error.value.code == 404
    assert "ei löydy" in error.value.read().decode()
    assert capfd.readouterr().err == ""


def test_a_taken_port_is_refused(show):
    port = int(show.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        Show(Site(), ("127.0.0.1", port))


def test_many_connections_are_answered(show):
    for _ in range(30):
        with socket.create_connection(show.url.split("/")[2].split(":"), timeout=10) as line:
            line.sendall(b"GET /__muutokset HTTP/1.1\r\nHost: x\r\n\r\n")
            while line.recv(4096):
                pass


@pytest.mark.browser
def test_twenty_tabs_load_and_hear_of_changes_and_only_what_differs_reloads(show, chromium):
    context = chromium.new_context()
    tabs = [context.new_page() for _ in range(20)]
    for number, tab in enumerate(tabs):
        tab.goto(f"{show.url}{'ab'[number % 2]}/", timeout=20_000)
        tab.evaluate("window.sama = true")
    show.changed(fault="vika <b>")
    for tab in tabs:
        tab.get_by_role("status").get_by_text("vika <b>").wait_for(timeout=20_000)
    show.site.files["a/index.html"] = PAGE % b"uusi"
    show.changed(fault="")
    for tab in tabs[::2]:
        tab.get_by_text("uusi").wait_for(timeout=20_000)
    for tab in tabs[1::2]:
        tab.get_by_role("status").wait_for(state="detached", timeout=20_000)
        assert tab.evaluate("window.sama")
    context.close()


@pytest.mark.browser
def test_a_fault_can_be_hidden_and_another_one_shows_again(show, chromium):
    tab = chromium.new_page()
    tab.goto(f"{show.url}a/")
    show.changed(fault="eka vika")
    box = tab.get_by_role("status", name="Esikatselu")
    box.get_by_text("eka vika").wait_for()
    box.get_by_role("button", name="Piilota").press("Enter")
    box.wait_for(state="detached")
    show.changed(fault="toka vika", lags=True)
    box.get_by_text("toka vika").wait_for()
    expect(tab.get_by_text("haku ei vielä tunne")).to_be_visible()
    show.changed(fault="", lags=False)
    box.wait_for(state="detached")
    tab.get_by_text("haku ei vielä tunne").wait_for(state="detached")
    tab.close()
