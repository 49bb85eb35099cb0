"""Media: a picture of ours with its text alternative, and no other file."""

import pytest
from pydantic import ValidationError

from knowledgebase.schema.media import Media


@pytest.mark.parametrize("src", ["kavely.jpg", "2026/paja-1.webp"])
def test_a_picture_of_ours_with_what_it_shows(src):
    assert Media(src=src, alt="Kävelijät").src == src


@pytest.mark.parametrize(
    "src",
    ["../salainen.png", "/a.png", "a.svg", "A.png", "a.b.png", "https://a.fi/a.png", "a.webp\n"],
)
def test_no_other_file(src):
    with pytest.raises(ValidationError):
        Media(src=src, alt="Kävelijät")


def test_a_picture_without_its_alternative_is_refused():
    with pytest.raises(ValidationError):
        Media(src="a.png", alt="")
