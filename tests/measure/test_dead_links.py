"""The audit of links: what is asked, how politely, and what is told. No test asks the network."""

import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.measure.dead_links import (
    PAUSE,
    Answer,
    addresses_of,
    as_markdown,
    ask_web,
    audit,
)
from tests.conftest import ROOT, TODAY, practice


def test_the_addresses_of_fields_and_text_are_asked_once_without_fragments(make_root):
    text = "## Lähtötilanne\n\n[Yksi](https://example.org/a#osa) ja [kaksi](https://example.org/a)."
    root = make_root({"practices/a.md": practice(body=text), "practices/b.md": practice("Toinen")})
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    found = addresses_of(catalogue)
    assert found["https://example.org/a"] == ("practices/a.md",)
    assert found["https://example.org/lahde"] == ("practices/a.md", "practices/b.md")


def asked(answers, urls):
    """Return what was dead, the requests made and the pauses kept."""
    made, pauses = [], []

    def ask(method, url):
        made.append((method, url))
        return answers.get((method, url), Answer(200))

    found = audit(dict.fromkeys(urls, ("a.md",)), ask, pauses.append)
    return found, made, pauses


def test_a_page_that_answers_is_asked_once_by_head():
    assert asked({}, ["https://a.fi/"]) == ([], [("HEAD", "https://a.fi/")], [])


def test_a_server_that_refuses_head_is_asked_by_get():
    found, made, _ = asked({("HEAD", "https://a.fi/"): Answer(405)}, ["https://a.fi/"])
    assert found == []
    assert made == [("HEAD", "https://a.fi/"), ("GET", "https://a.fi/")]


def test_a_host_that_is_not_there_is_asked_once():
    found, made, _ = asked({("HEAD", "https://a.fi/"): Answer(0, "aika loppui")}, ["https://a.fi/"])
    assert len(made) == 1
    assert found[0].answer.fault == "aika loppui"


def test_hosts_take_turns_and_one_host_gets_a_pause():
    _, made, pauses = asked({}, ["https://a.fi/1", "https://a.fi/2", "https://b.fi/1"])
    assert [url for _, url in made] == ["https://a.fi/1", "https://b.fi/1", "https://a.fi/2"]
    assert pauses == []
    assert asked({}, ["https://a.fi/1", "https://a.fi/2"])[2] == [PAUSE]


def test_the_report_tells_what_is_gone_and_what_a_person_must_try():
    urls = ["https://a.fi/gone", "https://b.fi/closed"]
    answers = {(m, urls[0]): Answer(404) for m in ("HEAD", "GET")}
    answers |= {(m, urls[1]): Answer(403) for m in ("HEAD", "GET")}
    found, _, _ = asked(answers, urls)
    text = as_markdown(found, 2, date(2026, 11, 29))
    assert "Kysyttyjä osoitteita 2. Poistuneita 1, epävarmoja 1." in text
    gone, closed = text.index("<https://a.fi/gone> (404): a.md"), text.index("(403): a.md")
    assert text.index("## Sivu on poistunut") < gone < text.index("## Sivu ei vastannut") < closed


class Site(BaseHTTPRequestHandler):
    """A site of this machine: one page, one that has moved to no web, and nothing else."""

    def do_HEAD(self):
        there = {"/here": 200, "/away": 302}.get(self.path, 404)
        self.send_response(there)
        if there == 302:
            self.send_header("Location", "ftp://127.0.0.1/x")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 (the name that http.server calls)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_server_is_asked_as_it_stands(site):
    assert ask_web("HEAD", f"{site}/here") == Answer(200)
    assert ask_web("GET", f"{site}/nothing") == Answer(404)
    assert ask_web("HEAD", f"{site}/away").status == 302


def test_no_address_makes_the_audit_stop(site):
    site_gone = "http://127.0.0.1:1/"
    for url in (site_gone, "https://[x/", "https://a b/"):
        answer = ask_web("HEAD", url)
        assert answer.status == 0
        assert answer.fault
