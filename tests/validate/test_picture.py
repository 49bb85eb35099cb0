"""Pictures: their size, their kind, and what cameras leave in them."""

from pathlib import PurePosixPath

import pytest

from knowledgebase.validate.picture import MAX_BYTES, check_picture

PNG = b"\x89PNG\r\n\x1a\n"


def rules(name: str, data: bytes) -> list[str]:
    return [found.rule for found in check_picture(PurePosixPath("content/kuvat") / name, data)]


def test_a_small_picture_passes():
    assert rules("a.png", PNG) == []
    assert rules("a.jpg", b"\xff\xd8\xff\xe0") == []


def test_a_picture_over_a_megabyte_is_too_big():
    assert rules("a.png", PNG + b"x" * MAX_BYTES) == ["picture-too-big"]


def test_another_file_with_a_picture_s_name_is_told():
    assert rules("a.png", b"<svg onload='alert(1)'>") == ["not-a-picture"]


def test_the_place_that_a_camera_wrote_is_told():
    assert rules("a.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00") == ["picture-notes"]


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + b"\x00" * 4


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


HEADER, END = chunk(b"IHDR", b"\x00" * 13), chunk(b"IEND")
JFIF = b"\xff\xd8" + segment(0xE0, b"JFIF\x00")
SCAN = segment(0xDA, b"\x00" * 6) + b"\x12\x34\xff\xd9"


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"])
def test_a_png_has_no_chunk_that_only_tells(kind):
    assert rules("a.png", PNG + HEADER + chunk(b"IDAT", b"x") + END) == []
    assert rules("a.png", PNG + HEADER + chunk(kind, b"Paikka") + END) == ["picture-notes"]


@pytest.mark.parametrize(
    "part",
    [
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta/>"),
        segment(0xE1, b"Exif\x00\x00"),
        segment(0xE2, b"MPF\x00"),
        segment(0xED, b"Photoshop 3.0\x008BIM"),
        segment(0xFE, b"Kuvaaja"),
    ],
    ids=["xmp", "exif", "second picture", "iptc", "comment"],
)
def test_a_jpeg_has_no_segment_that_only_tells(part):
    assert rules("a.jpg", JFIF + segment(0xE2, b"ICC_PROFILE\x00") + SCAN) == []
    assert rules("a.jpg", JFIF + part + SCAN) == ["picture-notes"]


def test_nothing_follows_the_end_of_a_picture():
    assert rules("a.jpg", JFIF + SCAN + JFIF) == ["picture-notes"]
    assert rules("a.png", PNG + HEADER + END + b"Paikka") == ["picture-notes"]


@pytest.mark.parametrize("kind", [b"EXIF", b"XMP "])
def test_a_webp_has_no_chunk_that_only_tells(kind):
    def webp(*parts: bytes) -> bytes:
        body = b"WEBP" + b"".join(parts)
        return b"RIFF" + len(body).to_bytes(4, "little") + body

    picture = b"VP8 " + (4).to_bytes(4, "little") + b"1234"
    notes = kind + (4).to_bytes(4, "little") + b"1234"
    assert rules("a.webp", webp(picture)) == []
    assert rules("a.webp", webp(picture, notes)) == ["picture-notes"]
