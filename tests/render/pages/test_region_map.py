"""The map: all nineteen regions, each with its own shade."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.render.pages.region_map import region_map, scale
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


counts = st.lists(st.integers(0, 500), max_size=25)


@given(counts)
def test_more_is_never_lighter_and_every_shade_is_in_use(some):
    found = scale(some)
    shades = [found.shade(count) for count in sorted(some)]
    assert shades == sorted(shades)
    assert all((found.shade(count) == 0) == (count == 0) for count in some)
    assert {*shades, 0} == {shade for shade, _ in found.legend()}
    assert len(found.legend()) <= 5


@given(counts)
def test_the_legend_says_which_counts_a_shade_means(some):
    found = scale(some)
    for count in some:
        numbers = [int(n) for n in dict(found.legend())[found.shade(count)].split("–")]
        assert numbers[0] <= count <= numbers[-1]


def test_the_number_of_a_region_stands_inside_the_map(regions):
    found = region_map([(term, 1, 2) for term in regions.values()])
    left, top, width, height = map(int, found.view_box.split())
    for region in found.regions:
        x, y = region.middle
        assert left < x < left + width and top < y < top + height, region.term.id
    lappi = next(r for r in found.regions if r.term.id == "lappi")
    assert all(r.middle[1] > lappi.middle[1] for r in found.regions if r is not lappi)
