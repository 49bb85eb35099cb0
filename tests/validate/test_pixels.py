"""Pixels: how many there are, do they move, can they be read."""

import struct
import zlib
from pathlib import PurePosixPath

import pytest

from knowledgebase.validate.picture import check_picture
from knowledgebase.validate.pixels import picture_size
from tests.validate.test_picture import PICTURE, PNG, saved


def rules(name: str, data: bytes) -> list[str]:
    return [f.rule for f in check_picture(PurePosixPath("content/kuvat") / name, data)]


def test_a_moving_picture_is_refused():
    moving = saved("WEBP", save_all=True, append_images=[PICTURE.rotate(90)])
    assert rules("a.webp", moving) == ["picture-moves"]


@pytest.mark.parametrize(("width", "height"), [(4001, 4000), (12_000, 12_000), (30_000, 30_000)])
def test_a_picture_that_swells_when_it_is_drawn_is_refused_unread(width, height):
    assert rules("a.png", stated(width, height)) == ["picture-pixels"]


def stated(width: int, height: int) -> bytes:
    """Return a PNG that states a size and has next to nothing of the pixels."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1))
    parts = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    return PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_a_picture_that_lacks_its_end_is_told_as_broken_or_as_more_than_a_picture(form):
    whole = saved(form)
    for kept in range(12, len(whole) - 2, 40):
        assert len(rules("a.jpg" if form == "JPEG" else "a.webp", whole[:kept])) == 1, kept


def test_pixels_that_cannot_be_read_are_told():
    assert rules("a.png", stated(100, 100)) == ["picture-broken"]


def test_the_size_is_in_pixels():
    assert picture_size(saved("PNG")) == (40, 30)
