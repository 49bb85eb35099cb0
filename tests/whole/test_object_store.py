"""A built site needs no server that thinks: every address is a file, under a name that any store takes."""

import re

import pytest

from knowledgebase.build.mark import files_in
from knowledgebase.check.site_check import check_site
from knowledgebase.ground.headers import BYTES, TYPES, type_of
from knowledgebase.publish.compressed import PACKED
from knowledgebase.validate.attachment import ENDINGS as ATTACHMENTS

# Amazon S3 takes 1,024 bytes, Azure 1,024 characters and 254 steps, Google 1,024 bytes, file systems
# 255 bytes a step. Packed files have a longer name.
MOST_BYTES, MOST_STEPS, MOST_IN_STEP = 1024 - len(".br"), 254, 255 - len(".br")
# What needs no escaping in an address and is in no list of characters to avoid.
PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
OURS = {".kbs", ".pf_fragment", ".pf_index", ".pf_meta", ".pagefind"}
"""Read by our scripts or Pagefind's, as bytes."""


@pytest.fixture(scope="module")
def paths(site):
    return sorted(files_in(site))


def test_every_store_takes_every_name(paths):
    for path in paths:
        steps = path.split("/")
        assert PLAIN.fullmatch(path), path
        assert len(path.encode()) <= MOST_BYTES and len(steps) <= MOST_STEPS, path
        assert all(len(step.encode()) <= MOST_IN_STEP for step in steps), path
        assert not [step for step in steps if step.endswith(".") or step.startswith(".")], path


def test_no_two_names_differ_by_case_alone(paths):
    assert len({path.casefold() for path in paths}) == len(paths)


def test_no_name_is_a_file_and_a_folder(paths):
    folders = {
        path.rsplit("/", count)[0] for path in paths for count in range(1, path.count("/") + 1)
    }
    assert not folders & {*paths}


def test_every_file_is_of_a_type_that_is_told(paths):
    endings = {f".{path.rpartition('.')[2]}" for path in paths if "." in path}
    assert endings <= TYPES.keys() | OURS | {*PACKED}
    assert {path for path in paths if "." not in path.rpartition("/")[2]} <= {"_redirects"}
    assert {type_of(f"x{ending}") for ending in OURS} == {BYTES}
    assert TYPES.keys() >= ATTACHMENTS  # a picture is always one that the site itself may show


def test_every_link_leads_to_a_file_and_what_is_not_there_has_a_page(site, paths):
    assert not list(check_site(site))
    assert "404.html" in paths and "index.html" in paths
    # Without a server that adds the slash, an address of a page ends with one.
    html = [path for path in paths if path.endswith(".html") and path != "404.html"]
    assert all(path == "index.html" or path.endswith("/index.html") for path in html)


def test_a_page_that_is_not_found_looks_the_same_at_every_depth(site):
    links = re.findall(r'(?:href|src)="([^"]*)"', (site / "404.html").read_text("utf-8"))
    assert links and all(re.match(r"/|https?:|#|mailto:", link) for link in links)
