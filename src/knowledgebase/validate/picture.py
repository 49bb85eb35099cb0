"""What a picture must be: small, really a picture, and without notes of who, where and with what.

Every part of the file is walked, and only what is needed to show the picture may be there. Anything
else may tell the place where it was taken, or a name: EXIF, XMP, IPTC, comments, texts, a small copy of
the picture, parts that no standard knows, and whatever follows the end.
"""

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.validate.pixels import check_pixels

MAX_BYTES = 1024 * 1024
_MOST_PIXEL_BYTES = 256 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_BEGINS = {".png": _PNG, ".jpg": _JPEG, ".jpeg": _JPEG, ".webp": b"RIFF"}
# The chunks of a PNG that show it, and the most bytes of each: https://www.w3.org/TR/png-3/#11Chunks
_ANY = MAX_BYTES
_PNG_PARTS = {
    b"IHDR": 13, b"PLTE": 768, b"IDAT": _ANY, b"IEND": 0, b"tRNS": 256, b"cHRM": 32, b"gAMA": 4,
    b"iCCP": _ANY, b"sBIT": 4, b"sRGB": 1, b"cICP": 4, b"bKGD": 6, b"hIST": 512, b"pHYs": 9,
}  # fmt: skip
# Those of a JPEG: tables, frames, scans and their restarts (ITU-T T.81, table B.1).
_JPEG_PARTS = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD} - {0xC8}
_JFIF, _ICC, _ADOBE, _SCAN, _END = 0xE0, 0xE2, 0xEE, 0xDA, 0xD9
_ICC_NAME = b"ICC_PROFILE\x00"
# https://developers.google.com/speed/webp/docs/riff_container
_WEBP_PARTS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
# The tags of a colour profile (ICC.1:2022, table 28) that turn colours, and the name and the licence of
# the profile. Makers' own tags may tell the number of a screen.
_ICC_TAGS = {
    *(f"{colour}{what}".encode() for colour in "rgb" for what in ("XYZ", "TRC")),
    *(b"wtpt", b"bkpt", b"kTRC", b"chad", b"chrm", b"lumi", b"gamt", b"cicp", b"tech", b"view", b"meas"),
    *(f"{way}{number}".encode() for way in ("A2B", "B2A", "pre", "D2B", "B2D") for number in range(4)),
    *(b"desc", b"cprt", b"dmnd", b"dmdd", b"vued"),
}  # fmt: skip
_ICC_HEAD = 128


class _NotesError(Exception):
    """Raised at the first part that a picture does not need; its text names the part."""


def check_picture(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Yield findings on a picture; `data` is its bytes, at least one more than is allowed."""
    if len(data) > MAX_BYTES:
        yield finding(str(path), (1, 1), "picture-too-big", name=path.name)
        return
    begins = _BEGINS.get(path.suffix, b"\x00")
    if not data.startswith(begins):
        kind = next((ending for ending, start in _BEGINS.items() if data.startswith(start)), "")
        if kind:
            values = {
                "name": path.name,
                "kind": kind[1:].upper(),
                "meant": path.with_suffix(kind).name,
            }
            yield finding(str(path), (1, 1), "picture-ending", **values)
        else:
            yield finding(str(path), (1, 1), "not-a-picture", name=path.name)
        return
    walk = {".png": _walk_png, ".webp": _walk_webp}.get(path.suffix, _walk_jpeg)
    try:
        walk(data)
    except _NotesError as part:
        yield finding(str(path), (1, 1), "picture-notes", name=path.name, part=part)
        return
    yield from check_pixels(path, data)


def _notes(part: object, at: int) -> _NotesError:
    name = part.decode("latin-1") if isinstance(part, bytes) else str(part)
    shown = "".join(c if c.isprintable() else "?" for c in name)
    return _NotesError(f"{shown}, tavu {at}")


def _walk_png(data: bytes) -> None:
    at, seen, pixels = len(_PNG), set(), zlib.decompressobj()
    size_left = _MOST_PIXEL_BYTES
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body, end = data[at + 8 : at + 8 + size], at + 12 + size
        again = kind in seen and kind != b"IDAT"
        if size > _PNG_PARTS.get(kind, -1) or again or end > len(data):
            raise _notes(kind, at)
        seen.add(kind)
        if kind == b"IDAT":
            size_left = _inflate(pixels, body, size_left, at)
        elif kind == b"iCCP":
            _check_png_profile(body, at)
        elif kind == b"IEND" and (end < len(data) or not pixels.eof):
            raise _notes("IEND", at)
        at = end
    if b"IEND" not in seen:
        raise _notes("IEND", at)


def _inflate(stream: "zlib._Decompress", body: bytes, left: int, at: int) -> int:
    """Read on a compressed stream and forget what it holds. Returns how much more it may hold."""
    try:
        while body:
            left -= len(stream.decompress(body, 1 << 20))
            body = stream.unconsumed_tail
            if left < 0 or stream.unused_data:
                raise _notes("IDAT", at)
    except zlib.error:
        raise _notes("IDAT", at) from None
    if stream.unused_data:
        raise _notes("IDAT", at)
    return left


def _check_png_profile(body: bytes, at: int) -> None:
    _, _, packed = body.partition(b"\x00")
    stream = zlib.decompressobj()
    try:
        profile = stream.decompress(packed[1:], MAX_BYTES)
    except zlib.error:
        raise _notes("iCCP", at) from None
    if not stream.eof or stream.unused_data:
        raise _notes("iCCP", at)
    _check_profile(profile, "iCCP", at)


def _walk_jpeg(data: bytes) -> None:
    at, profile, profile_at = 2, b"", 0
    while data[at : at + 2] != bytes((0xFF, _END)):
        marker, size = data[at + 1 : at + 2], int.from_bytes(data[at + 2 : at + 4], "big")
        body, end = data[at + 4 : at + 2 + size], at + 2 + size
        name = _jpeg_name(marker)
        if data[at : at + 1] != b"\xff" or size < 2 or end > len(data):
            raise _notes(name, at)
        kind = marker[0]
        # JFIF without the small copy of the picture, and the fourteen bytes that Adobe's colours need.
        if kind == _JFIF and body.startswith(b"JFIF\x00"):
            needed = len(body) == 14 and body[12:14] == b"\x00\x00"
        elif kind == _ICC and body.startswith(_ICC_NAME):
            needed, profile_at = True, profile_at or at
            profile += body[len(_ICC_NAME) + 2 :]
        elif kind == _ADOBE:
            needed = len(body) == 12 and body.startswith(b"Adobe")
        else:
            needed = kind in _JPEG_PARTS
        if not needed:
            raise _notes(name, at)
        at = _end_of_scan(data, end) if kind == _SCAN else end
    if data[at + 2 :].strip(b"\x00"):
        raise _notes("FFD9", at)
    if profile_at:
        _check_profile(profile, "ICC_PROFILE", profile_at)


def _jpeg_name(marker: bytes) -> str:
    if marker == b"\xfe":
        return "COM"
    application = 0xE0 <= int.from_bytes(marker, "big") <= 0xEF
    return f"APP{marker[0] - 0xE0}" if application else f"FF{marker.hex().upper()}"


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the marker after the pixels stands; a zero or a restart belongs to the pixels."""
    while (at := data.find(b"\xff", at)) >= 0:
        after = data[at + 1 : at + 2]
        if after == b"\xff":
            at += 1  # filling
        elif after and (after[0] == 0 or 0xD0 <= after[0] <= 0xD7):
            at += 2
        else:
            return at
    return len(data)


def _walk_webp(data: bytes) -> None:
    if data[8:12] != b"WEBP":
        raise _notes(data[8:12], 8)
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) or len(data) > end + end % 2:
        raise _notes("RIFF", end)
    _walk_webp_parts(data, 12, end)


def _walk_webp_parts(data: bytes, at: int, end: int) -> None:
    while at < end:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        inside, after = at + 8, at + 8 + size + size % 2
        if kind not in _WEBP_PARTS or after > end + 1:
            raise _notes(kind, at)
        if kind == b"ICCP":
            _check_profile(data[inside : inside + size], "ICCP", at)
        elif (kind == b"VP8X" and size != 10) or (kind == b"ANIM" and size != 6):
            raise _notes(kind, at)
        elif kind == b"ANMF":
            _walk_webp_frame(data, inside, inside + size)
        at = after


def _walk_webp_frame(data: bytes, at: int, end: int) -> None:
    at += 16
    while at < end:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind not in (b"ALPH", b"VP8 ", b"VP8L"):
            raise _notes(kind, at)
        at += 8 + size + size % 2


def _check_profile(profile: bytes, part: str, at: int) -> None:
    """Raise for a colour profile that is not one, or has more than turns colours."""
    size, count = int.from_bytes(profile[:4], "big"), int.from_bytes(profile[128:132], "big")
    table = profile[_ICC_HEAD + 4 : _ICC_HEAD + 4 + 12 * count]
    if size != len(profile) or profile[36:40] != b"acsp" or len(table) != 12 * count:
        raise _notes(part, at)
    reached = _ICC_HEAD + 4 + len(table)
    spans = []
    for row in range(0, len(table), 12):
        tag, start = table[row : row + 4], int.from_bytes(table[row + 4 : row + 8], "big")
        if tag not in _ICC_TAGS:
            raise _notes(f"{part} {tag.decode('latin-1')}", at)
        spans.append((start, start + int.from_bytes(table[row + 8 : row + 12], "big")))
    for start, end in sorted(spans):
        if end > size or profile[reached:start].strip(b"\x00"):
            raise _notes(part, at)
        reached = max(reached, end)
    if profile[reached:].strip(b"\x00"):
        raise _notes(part, at)
