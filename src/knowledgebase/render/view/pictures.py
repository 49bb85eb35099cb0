"""Pictures: those of an entry as pages show them, each in a few widths for the browser to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledgebase.schema.media import Media
from knowledgebase.validate.links import IMAGES

_WIDTHS = (480, 960)
_WIDEST = 1600


@dataclass(frozen=True)
class Picture:
    """A picture to show: its text alternative, its own size in pixels, its (address, width)s.

    `original` is the address of the picture as it was given.
    """

    alt: str
    width: int
    height: int
    sizes: tuple[tuple[str, int], ...]
    original: str


def widths(width: int) -> tuple[int, ...]:
    """Return the widths in which a picture is published; none is wider than the picture.

    >>> widths(300), widths(1000), widths(4000)
    ((300,), (480, 960, 1000), (480, 960, 1600))
    """
    return (*(one for one in _WIDTHS if one < width), min(width, _WIDEST))


def size_address(src: str, width: int) -> str:
    """Return where a picture of one width stands; contributors' names have no second dot."""
    return f"kuvat/{src}.{width}.webp"


def pictures_of(
    media: Iterable[Media], sizes: Mapping[str, tuple[int, int]]
) -> tuple[Picture, ...]:
    """Return the pictures of an entry; `sizes` has (width, height) by path in the content root."""
    return tuple(
        Picture(
            one.alt,
            *sizes[f"{IMAGES}/{one.src}"],
            tuple(
                (size_address(one.src, width), width)
                for width in widths(sizes[f"{IMAGES}/{one.src}"][0])
            ),
            f"kuvat/{one.src}",
        )
        for one in media
        if f"{IMAGES}/{one.src}" in sizes
    )
