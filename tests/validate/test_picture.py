"""Pictures: their size, their kind, and what cameras leave in them."""

from pathlib import PurePosixPath

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
