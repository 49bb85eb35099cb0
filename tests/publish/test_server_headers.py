"""Every server is told the same: what each snippet says of an address is what `headers_of` says."""

import json
import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import pytest

from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY, EMBED_POLICY, type_of
from knowledgebase.publish.server_headers import caddy, headers_file, headers_of, nginx, objects

ADDRESSES = [
    *("", "alueet/lappi/", "upota/alueet/lappi/", "upotus/", "kaytannot/upota/", "404.html"),
    *("data/v1/practices.json", "syotteet/kaikki.xml", "kalenteri/a.ics", "tietoa/data/"),
    *(
        "sanat/8efbe8e27d/p151.kbs",
        "sanat/hakemisto.kbs",
        "assets/8efbe8e27d/js/form/form.js",
        "assets/icon.svg",
    ),
    *(
        "pagefind/fragment/fi_1.pf_fragment",
        "pagefind/filter/fi_1.pf_filter",
        "pagefind/pagefind.js",
    ),
]


def by_nginx(address):
    maps, told = {}, {}
    for name, body in re.findall(r"map \$uri \$(\w+) \{\n(.*?)\n\}", nginx(), re.S):
        rows = re.findall(r'^ +(?:"(~[^"]+)"|(\S+)) "(.*)";$', body, re.M)
        found = [v for quoted, bare, v in rows if _fits((quoted or bare), f"/{address}")]
        maps[f"${name}"] = found[0] if found else next(v for _, k, v in rows if k == "default")
    for name, value in re.findall(r'^add_header (\S+) (\$\w+|".*")(?: always)?;$', nginx(), re.M):
        told[name] = maps.get(value, value.strip('"'))
    return {name: value for name, value in told.items() if value}


def _fits(pattern, address):
    return pattern.startswith("~") and re.search(pattern[1:], address)


def by_caddy(address):
    fits, told = {"": True}, {}
    for line in caddy().splitlines():
        if words := re.fullmatch(r"@(\w+) (not )?path (.+)", line):
            inside = any(_like(glob, address) for glob in words[3].split())
            fits[words[1]] = inside is not bool(words[2])
        elif (words := re.fullmatch(r'header (?:@(\w+) )?([\w-]+) "(.*)"', line)) and fits[
            words[1] or ""
        ]:
            told[words[2]] = words[3]
    return told


def by_headers_file(address):
    told, here = {}, False
    for line in headers_file().splitlines():
        if not line.startswith(" "):
            here = _like(re.sub(r":\w+", "*", line), address)
        elif here and line.startswith("  ! "):
            told.pop(line[4:])
        elif here:
            name, _, value = line.strip().partition(": ")
            # A second value of one name would be joined to the first.
            told[name] = f"{told[name]}, {value}" if name in told else value
    return told


def _like(glob, address):
    """One `*` inside is one name; the last is whatever follows."""
    steps, rest = glob.removesuffix("/*").split("/"), f"/{address}".split("/")
    return len(rest) > len(steps) - (glob == "/*") and all(map(fnmatchcase, rest, steps))


@pytest.mark.parametrize("server", [by_nginx, by_caddy, by_headers_file])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_server_is_told_the_same(address, server):
    assert server(address) == headers_of(address)


@pytest.mark.parametrize("address", [address or "index.html" for address in ADDRESSES])
def test_an_object_store_keeps_with_each_object_what_a_server_would_send(address):
    told = json.loads(objects())
    keeping = told["Cache-Control"]
    rule = next((rule for glob, rule in keeping.items() if _like(f"/{glob}", address)), "")
    assert rule == headers_of(address)["Cache-Control"]
    types, ending = told["Content-Type"], PurePosixPath(address).suffix
    assert types.get(ending, types["*"]) == type_of(address)


def test_only_embeds_may_be_framed_and_they_run_nothing():
    for address in ADDRESSES:
        policy = headers_of(address)["Content-Security-Policy"]
        if address.startswith("upota/"):
            assert policy == f"{EMBED_POLICY}; frame-ancestors *" and "script-src" not in policy
        else:
            assert policy == f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"


def test_the_policies_allow_nothing_from_elsewhere_and_nothing_inline():
    for policy in (CONTENT_SECURITY_POLICY, EMBED_POLICY):
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == rules["base-uri"] == "'none'"
        allowed = {word for words in rules.values() for word in words.split()}
        assert allowed <= {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
        assert [name for name, words in rules.items() if "data:" in words] in ([], ["img-src"])


def test_only_what_has_its_digest_in_its_name_is_kept_without_asking():
    lasting = {a for a in ADDRESSES if "immutable" in headers_of(a)["Cache-Control"]}
    assert lasting == {
        "assets/8efbe8e27d/js/form/form.js",
        "sanat/8efbe8e27d/p151.kbs",
        "pagefind/fragment/fi_1.pf_fragment",
        "pagefind/filter/fi_1.pf_filter",
    }
