"""What a picture must be: small, really a picture, and without a camera's notes."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from knowledgebase.ground.findings import Finding, finding

MAX_BYTES = 1024 * 1024
_BEGINS = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}
# Cameras write the place of the picture into these parts of the file.
_NOTES = (b"Exif\x00\x00", b"eXIf", b"EXIF")


def check_picture(path: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """Yield findings on a picture; `data` is its bytes, at least one more than is allowed."""
    if len(data) > MAX_BYTES:
        yield finding(str(path), (1, 1), "picture-too-big", name=path.name)
    if not data.startswith(_BEGINS.get(path.suffix, b"\x00")):
        yield finding(str(path), (1, 1), "not-a-picture", name=path.name)
    elif any(note in data for note in _NOTES):
        yield finding(str(path), (1, 1), "picture-notes", name=path.name)
