"""Web addresses: what a link may lead to. Whatever passes, the standard library reads too."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.web_address import is_closed_address, is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org/",
        "https://example.org:8443/a?b=c#d",
        "https://example.org/ääkkös",
        "https://xn--kks-5qa.example/",
    ],
)
def test_right_addresses(text):
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://[half",
        "https://exam[ple.org/",
        "https://user:pw@example.org/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://ääkkös.example/",
        "https://localhost/",
        "https://example.org/a b",
        'https://example.org/"x',
        "https://example.org\\x",
        "https://example.org/\n",
    ],
)
def test_wrong_addresses(text):
    assert not is_web_address(text)


@given(st.from_regex(r"https?://[\[\]@:a-z.#%\\]*", fullmatch=True) | st.text())
def test_it_never_raises_and_what_passes_is_read_by_urllib(text):
    if is_web_address(text):
        parts = urlsplit(text)
        assert parts.scheme in ("http", "https") and parts.hostname and parts.username is None
        assert parts.port is None or 0 < parts.port < 65_536


@pytest.mark.parametrize(
    "text",
    [
        "http://10.0.0.5",
        "http://10.0.0.5/",
        "https://172.16.4.1:8443/raportti",
        "http://192.168.0.1?sivu=1",
        "http://169.254.169.254/latest/meta-data/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://127.1/",
        "https://193.166.3.2/",
        "https://NAS.Local/",
        "https://intra.yritys.internal#ohje",
        "http://reititin.home.arpa/",
        "https://sivu.localhost/",
    ],
)
def test_addresses_that_others_cannot_open(text):
    assert is_closed_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/10.0.0.5",
        "https://10.example.org/",
        "https://local.fi/home.lan",
        "https://www.intranet.fi/",
        "https://example.org/?host=nas.local",
        "http://127.0.0.1:8000/kaytannot/",  # one's own preview, told of by another rule
    ],
)
def test_addresses_for_all(text):
    assert not is_closed_address(text)
