"""Serving: pages with the reloading script, our own page for what is not found."""

import json
import re
import socket
import urllib.error
import urllib.request

import pytest

from knowledgebase.publish.serve import Preview


@pytest.fixture
def preview(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<body>sivu</body>")
    (tmp_path / "404.html").write_text("<body>ei löydy</body>")
    (tmp_path / "x.css").write_text("p{}")
    with Preview(tmp_path, ("127.0.0.1", 0)) as preview:
        yield preview


def get(preview, path):
    with urllib.request.urlopen(preview.url + path, timeout=10) as answer:
        return answer.read().decode()


def state(preview):
    return json.loads(get(preview, "__muutokset"))


def test_a_page_knows_its_build_and_hears_of_the_next(preview):
    page = get(preview, "a/")
    assert re.search(r'<script src="/__muutokset.js" data-build="[\d-]+"></script></body>', page)
    assert f'data-build="{state(preview)["build"]}"' in page
    preview.built()
    assert f'data-build="{state(preview)["build"]}"' not in page
    assert get(preview, "x.css") == "p{}"


def test_a_failed_build_is_told_on_open_pages_until_one_succeeds(preview):
    build = state(preview)["build"]
    preview.failed("practices/a.md:1:1: vika")
    assert state(preview) == {"build": build, "fault": "practices/a.md:1:1: vika"}
    preview.built()
    assert state(preview)["fault"] == ""


def test_another_run_of_the_preview_is_another_build(preview, tmp_path):
    with Preview(tmp_path, ("127.0.0.1", 0)) as other:
        assert other.build != preview.build


def test_no_page_holds_a_connection(preview):
    script = get(preview, "__muutokset.js")
    assert "EventSource" not in script and "document.hidden" in script
    # Every answer ends by itself, so a browser's six connections to a host are free again.
    for _ in range(30):
        with socket.create_connection(preview.url.split("/")[2].split(":"), timeout=10) as line:
            line.sendall(b"GET /__muutokset HTTP/1.1\r\nHost: x\r\n\r\n")
            while line.recv(4096):
                pass


@pytest.mark.parametrize("path", ["puuttuu/", "a%00b", "x" * 5000, "a/../../etc/passwd", "%ff/"])
def test_what_is_not_found_gets_our_page(preview, path, capfd):
    with pytest.raises(urllib.error.HTTPError) as error:
        get(preview, path)
    assert error.value.code == 404
    assert "ei löydy" in error.value.read().decode()
    assert capfd.readouterr().err == ""


def test_a_taken_port_is_refused_before_anything_is_built(preview, tmp_path):
    port = int(preview.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        Preview(tmp_path, ("127.0.0.1", port))


@pytest.mark.browser
def test_nine_tabs_load_and_follow_the_builds(preview, tmp_path, chromium):
    context = chromium.new_context()
    tabs = [context.new_page() for _ in range(9)]
    for tab in tabs:
        tab.goto(f"{preview.url}a/", timeout=10_000)
    preview.failed("vika <b>")
    for tab in tabs:
        tab.get_by_role("alert").get_by_text("vika <b>").wait_for(timeout=10_000)
    (tmp_path / "a/index.html").write_text("<body>uusi</body>")
    preview.built()
    for tab in tabs:
        tab.get_by_text("uusi").wait_for(timeout=10_000)
    context.close()
