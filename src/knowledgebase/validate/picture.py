"""What a picture must be: small, really a picture, and without notes of who, where and with what.

Every part of the file is walked. What is not needed to show the picture may tell the place where it
was taken, or a name: EXIF, XMP, IPTC, comments, texts, and whatever follows the end.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding

MAX_BYTES = 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_BEGINS = {".png": _PNG, ".jpg": _JPEG, ".jpeg": _JPEG, ".webp": b"RIFF"}
# https://www.w3.org/TR/png-3/#11Chunks: texts, EXIF, time. Private chunks have a small second letter.
_PNG_NOTES = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
# JPEG segments that a viewer needs: JFIF (APP0), colour profile (APP2) and Adobe's transform (APP14).
_JPEG_NEEDED = {0xE0: b"JF", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
_JPEG_COMMENT = 0xFE
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_WEBP_NOTES = {b"EXIF", b"XMP "}


# What notes begin with, for a file whose parts cannot be walked.
_SIGNS = (b"Exif\x00", b"eXIf", b"EXIF", b"XMP ", b"xmpmeta", b"ns.adobe.com", b"8BIM", *_PNG_NOTES)


class _BrokenError(Exception):
    """Raised when the parts of a file do not follow one another as its format says."""


def check_picture(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Yield findings on a picture; `data` is its bytes, at least one more than is allowed."""
    if len(data) > MAX_BYTES:
        yield finding(str(path), (1, 1), "picture-too-big", name=path.name)
        return
    if not data.startswith(_BEGINS.get(path.suffix, b"\x00")):
        yield finding(str(path), (1, 1), "not-a-picture", name=path.name)
        return
    if _has_notes(path.suffix, data):
        yield finding(str(path), (1, 1), "picture-notes", name=path.name)


def _has_notes(suffix: str, data: bytes) -> bool:
    walk = {".png": _png_notes, ".webp": _webp_notes}.get(suffix, _jpeg_notes)
    try:
        return walk(data)
    except _BrokenError:
        return any(sign in data for sign in _SIGNS)


def _png_notes(data: bytes) -> bool:
    at = len(_PNG)
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        at += 12 + size
        if kind in _PNG_NOTES or kind[1:2].islower():
            return True
        if len(kind) < 4 or at > len(data):
            raise _BrokenError
        if kind == b"IEND":
            return at < len(data)
    raise _BrokenError


def _jpeg_notes(data: bytes) -> bool:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise _BrokenError
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _JPEG_SCAN:
            return _follows_end(data, at)
        body = data[at + 4 : at + 2 + size]
        application = 0xE0 <= marker <= 0xEF
        needed = marker in _JPEG_NEEDED and body.startswith(_JPEG_NEEDED[marker])
        if marker == _JPEG_COMMENT or (application and not needed):
            return True
        at += 2 + size
    raise _BrokenError


def _follows_end(data: bytes, at: int) -> bool:
    """True when something follows the end of the picture, such as a second picture with notes."""
    end = data.find(bytes((0xFF, _JPEG_END)), at)
    if end < 0:
        raise _BrokenError
    if b"\xff\xe1" in data[at:end] or b"\xff\xfe" in data[at:end]:
        return True
    return bool(data[end + 2 :].strip(b"\x00"))


def _webp_notes(data: bytes) -> bool:
    if data[8:12] != b"WEBP":
        raise _BrokenError
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    while at + 8 <= min(end, len(data)):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind in _WEBP_NOTES:
            return True
        at += 8 + size + size % 2
    if at > len(data) + 1:
        raise _BrokenError
    return len(data) > end + end % 2
