"""Pictures: their size, their kind, and what cameras leave in them."""

import io
import struct
import zlib
from pathlib import PurePosixPath

import pytest
from PIL import Image, ImageCms

from knowledgebase.validate.picture import MAX_BYTES, check_picture

PNG = b"\x89PNG\r\n\x1a\n"
PICTURE = Image.radial_gradient("L").resize((40, 30)).convert("RGB")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(form: str, mode: str = "RGB", **more: object) -> bytes:
    stream = io.BytesIO()
    PICTURE.convert(mode).save(stream, form, **more)
    return stream.getvalue()


def found(name: str, data: bytes) -> list[str]:
    told = check_picture(PurePosixPath("content/kuvat") / name, data)
    return [dict(f.values).get("part", f.rule).partition(",")[0] for f in told]


def test_the_rule_is_told_by_its_own_name():
    notes = webp_chunk(b"EXIF", b"Paikka")
    told = check_picture(PurePosixPath("content/kuvat/a.webp"), riff(saved("WEBP")[12:], notes))
    assert [f.rule for f in told] == ["picture-notes"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", saved("PNG")),
        ("a.png", saved("PNG", "P")),
        ("a.png", saved("PNG", "RGBA", dpi=(72, 72))),
        ("a.png", saved("PNG", icc_profile=PROFILE)),
        ("a.jpg", saved("JPEG")),
        ("a.jpeg", saved("JPEG", "L", progressive=True)),
        ("a.jpg", saved("JPEG", "CMYK")),
        ("a.jpg", saved("JPEG", icc_profile=PROFILE)),
        ("a.webp", saved("WEBP")),
        ("a.webp", saved("WEBP", "RGBA", lossless=True, icc_profile=PROFILE)),
    ],
)
def test_a_picture_as_programs_save_it_for_the_web_passes(name, data):
    assert found(name, data) == []


def test_a_picture_over_a_megabyte_is_too_big():
    assert found("a.png", PNG + b"x" * MAX_BYTES) == ["picture-too-big"]


def test_another_file_with_a_picture_s_name_is_told():
    assert found("a.png", b"<svg onload='alert(1)'>") == ["not-a-picture"]
    assert found("a.jpg", b"\x89PNG\r\n\x1a\n") == ["picture-ending"]


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"\x00" * 4


def with_chunk(kind: bytes, data: bytes = b"Paikka") -> bytes:
    whole = saved("PNG")
    return whole[:33] + chunk(kind, data) + whole[33:]


@pytest.mark.parametrize(
    "kind", ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "sPLT", "prVt", "exif", "gAMA", "sRGB"]
)
def test_a_png_has_no_chunk_that_only_tells(kind):
    assert found("a.png", with_chunk(kind.encode())) == [kind]


def test_a_png_has_nothing_beside_its_pixels_and_its_profile():
    text = b"ICC\x00\x00" + zlib.compress(b"Paikka " * 40)
    assert found("a.png", with_chunk(b"iCCP", text)) == ["iCCP"]
    whole = saved("PNG")
    end = whole.index(b"IEND") - 4
    assert found("a.png", whole[:end] + chunk(b"IDAT", b"Paikka") + whole[end:]) == ["IDAT"]
    assert found("a.png", whole + b"Paikka") == ["IEND"]
    assert found("a.png", whole[:-20]) == ["IDAT"]


def test_a_picture_that_swells_is_not_swallowed():
    bomb = zlib.compress(b"\x00" * (300 * 1024 * 1024), 9)
    header = saved("PNG")[:33]
    assert found("a.png", header + chunk(b"IDAT", bomb) + chunk(b"IEND")) == ["IDAT"]


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


JPEG = saved("JPEG")
SCAN = JPEG.index(b"\xff\xda")


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta/>"), "APP1"),
        (segment(0xE1, b"Exif\x00\x00"), "APP1"),
        (segment(0xE2, b"MPF\x00"), "APP2"),
        (segment(0xED, b"Photoshop 3.0\x008BIM"), "APP13"),
        (segment(0xE0, b"JFXX\x00\x10Exif"), "APP0"),
        (segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00Paikka"), "APP0"),
        (segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x00Paikka"), "APP14"),
        (segment(0xE2, b"ICC_PROFILE\x00\x01\x01Paikka"), "ICC_PROFILE"),
        (segment(0xFE, b"Kuvaaja"), "COM"),
        (segment(0xF0, b"Kuvaaja"), "FFF0"),
    ],
)
@pytest.mark.parametrize("at", [2, SCAN, len(JPEG) - 2], ids=["first", "before", "after the scan"])
def test_a_jpeg_has_no_segment_that_only_tells(part, name, at):
    assert found("a.jpg", JPEG[:at] + part + JPEG[at:]) == [name]


def test_nothing_follows_the_end_of_a_jpeg():
    assert found("a.jpg", JPEG + JPEG) == ["FFD9"]
    assert found("a.jpg", JPEG[: SCAN + 40]) != []


def riff(*parts: bytes) -> bytes:
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)


@pytest.mark.parametrize("kind", ["EXIF", "XMP ", "exif", "GPS ", "ICCP", "VP8X", "vp8 "])
def test_a_webp_has_no_chunk_that_only_tells(kind):
    whole = saved("WEBP")
    notes = webp_chunk(kind.encode(), b"Paikka")
    assert found("a.webp", riff(whole[12:], notes)) == [kind]
    frame = webp_chunk(b"ANMF", b"\x00" * 16 + whole[12:] + notes)
    assert found("a.webp", riff(frame)) == [kind]


def test_nothing_follows_the_end_of_a_webp():
    assert found("a.webp", saved("WEBP") + b"Paikka") == ["RIFF"]


def test_a_profile_has_no_tag_of_its_maker_s_own():
    count = int.from_bytes(PROFILE[128:132], "big")
    assert count
    own = PROFILE[:132] + b"mmod" + PROFILE[136:]
    assert found("a.jpg", saved("JPEG", icc_profile=own)) == ["ICC_PROFILE mmod"]
    longer = struct.pack(">I", len(PROFILE) + 8) + PROFILE[4:] + b"Paikka.."
    assert found("a.jpg", saved("JPEG", icc_profile=longer)) == ["ICC_PROFILE"]
