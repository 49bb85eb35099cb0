"""The map: all nineteen regions, each with its own shade."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.pages.region_map import region_map, shade
from tests.conftest import ROOT, TODAY


@pytest.fixture(scope="module")
def regions():
    return load_catalogue(ROOT, ROOT, TODAY)[0].vocabularies["regions"].terms


def test_every_region_with_a_code_has_a_shape_and_nothing_else_has(regions):
    counts = [(term, 1, 2) for term in regions.values()]
    found = region_map(counts)
    assert {r.term.id for r in found.regions} == {t.id for t in regions.values() if t.iso}
    assert len(found.regions) == 19
    assert len({r.path for r in found.regions}) == 19


def test_shapes_are_paths_inside_the_view_box(regions):
    found = region_map([(term, 0, 0) for term in regions.values()])
    left, top, width, height = map(int, found.view_box.split())
    for region in found.regions:
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", region.path)
        x, y = map(int, re.findall(r"M(-?\d+) (-?\d+)", region.path)[0])
        assert left <= x <= left + width
        assert top <= y <= top + height


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_is_never_lighter(a, b):
    assert (shade(a) <= shade(b)) if a <= b else (shade(a) >= shade(b))
    assert (shade(a) == 0) == (a == 0)


@given(st.integers(0, 500))
def test_the_legend_says_which_counts_a_shade_means(count):
    words = dict(region_map([]).legend)[shade(count)]
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if "enemmän" in words:
        assert count >= numbers[0]
    else:
        assert numbers[0] <= count <= numbers[-1]
