"""Links: from what GitHub shows to addresses on the site."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.layout import address_of, relative_address
from knowledgebase.validate.links import resolve, site_link

FILES = {
    "practices/a.md",
    "projects/b.md",
    "content/index.md",
    "content/tietoa/naytto.md",
    "content/kuvat/k.png",
}
A = PurePosixPath("practices/a.md")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../projects/b.md", "../../hankkeet/b/"),
        ("../projects/b.md#tulokset", "../../hankkeet/b/#tulokset"),
        ("../content/tietoa/naytto.md", "../../tietoa/naytto/"),
        ("../content/index.md", "../../"),
        ("../content/kuvat/k.png", "../../kuvat/k.png"),
        ("a.md#osa", "#osa"),
        ("#osa", "#osa"),
        ("#l%C3%A4ht%C3%B6tilanne", "#lähtötilanne"),
        ("https://example.org/x", "https://example.org/x"),
        ("https://example.org:8080?a=[1]#b", "https://example.org:8080?a=[1]#b"),
        ("HTTPS://EXAMPLE.ORG/UP", "https://EXAMPLE.ORG/UP"),
        ("../projects/puuttuu.md", "#"),
    ],
)
def test_a_link_becomes_a_site_address(link, address):
    assert site_link(link, A, FILES) == address


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("javascript:alert(1)", "bad-link-scheme"),
        ("data:text/html,x", "bad-link-scheme"),
        ("file:///etc/passwd", "bad-link-scheme"),
        ("mailto:x@example.org", "bad-link-scheme"),
        ("https://user:pass@example.org/", "bad-link-scheme"),
        ("//example.org/x", "bad-link-scheme"),
        ("..\\projects\\b.md", "bad-link-scheme"),
        ("../Projects/b.md", "broken-link"),
        ("../../../etc/passwd", "broken-link"),
        ("/kaytannot/a/", "broken-link"),
        ("https://ex\u0430mple.org/", "look-alike-address"),
        ("https://[a.b", "malformed-address"),
        ("https://exam[ple.org/", "malformed-address"),
        ("https://example.org]/", "malformed-address"),
        ("https://[::1]/", "malformed-address"),
        ("https://[v1.a]/", "malformed-address"),
        ("https://example.org:99999/", "malformed-address"),
        ("https://example.org:portti/", "malformed-address"),
        ("https://a..b/", "malformed-address"),
        ("https://.example.org/", "malformed-address"),
        ("https://example.org/a b", "malformed-address"),
        ("http://10.0.0.5/", "closed-address"),
        ("HTTP://192.168.1.20:8080/raportti", "closed-address"),
        ("http://0x7f.1/", "closed-address"),
        ("http://127.1/", "closed-address"),
        ("https://intra.yritys.local#ohje", "closed-address"),
        ("https:///polku", "bad-link-scheme"),
        ("https:example.org", "bad-link-scheme"),
    ],
)
def test_what_must_not_be_linked(link, fault):
    assert resolve(link, A, FILES).fault == fault


@given(
    st.one_of(st.text(max_size=60), st.from_regex(r"https?://[\[\]@:a-z.#%]{0,30}", fullmatch=True))
)
def test_any_link_resolves_or_has_a_fault(link):
    target = resolve(link, A, FILES)
    assert (target.fault is None) == (target.address is not None or target.external is not None)


@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(FILES)))
def test_a_relative_address_leads_from_any_page_to_any_other(one, other):
    here, there = (address_of(PurePosixPath(f)) for f in (one, other))
    parts = here.split("/")[:-1]
    for step in relative_address(there, here).split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    assert parts == there.strip("/").split("/") if there else parts == []
