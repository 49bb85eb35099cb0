"""Slugs: the id that a name suggests."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.ground.slugs import SLUG_MAX, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Työ & elämä", "tyo-elama"),
        ("Ålands näringsliv", "alands-naringsliv"),
        ("Straße, Łódź", "strasse-lodz"),
        ("  – … –  ", ""),
        ("x" * 90, "x" * SLUG_MAX),
        (f"{'a' * 50} {'b' * 40}", "a" * 50),
    ],
)
def test_a_title_becomes_an_id(title, slug):
    assert slug_of(title) == slug


@given(st.text())
def test_whatever_the_title_its_id_can_be_an_address_and_stays_itself(title):
    slug = slug_of(title)
    assert len(slug) <= SLUG_MAX
    assert not slug or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slug_of(slug) == slug
