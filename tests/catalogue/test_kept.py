"""What is kept of a file is used again only while it would be read the same."""

import os
from pathlib import PurePosixPath

import pytest

from knowledgebase.catalogue.kept import Kept

PATH, WORDS = PurePosixPath("a.md"), {}


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("yksi")
    os.utime(file, (1_000, 1_000))
    return file


@pytest.fixture
def read(file):
    """Read a file through what is kept; tells how many times it was truly read."""
    kept, times = Kept(), []

    def reading(words=WORDS, files=frozenset({"b.md"})):
        def truly(asked):
            times.append("b.md" in asked)
            return None, []

        kept.file(file, PATH, words, files, truly)
        return len(times)

    return reading


def test_the_same_file_is_read_once(read):
    assert [read(), read()] == [1, 1]


def test_a_saved_file_is_read_again(read, file):
    read()
    file.write_text("kaksi")
    assert read() == 2


def test_a_file_saved_this_moment_is_read_until_its_clock_has_moved_on(read, file):
    file.write_text("nyt")
    assert [read(), read()] == [1, 2]


def test_other_vocabularies_and_other_answers_read_it_again(read):
    read()
    assert read(words={}) == 2
    assert read(words=WORDS, files=frozenset({"c.md"})) == 3
    assert read(words=WORDS, files=frozenset({"d.md"})) == 3


def test_listing_and_words_are_kept_by_their_signs():
    kept, listed = Kept(), []

    def listing():
        listed.append(1)
        return [PATH], []

    kept.listing(listing)
    kept.listing(listing)
    assert len(listed) == 2  # without a sign nothing is kept
    kept.names = "a"
    assert kept.listing(listing) == kept.listing(listing) == ([PATH], [])
    assert len(listed) == 3
