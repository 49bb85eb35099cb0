"""Pictures as pages show them: the widths offered, and what is not there."""

from knowledgebase.render.view.pictures import pictures_of
from knowledgebase.schema.media import Media

SIZES = {"content/kuvat/kavely.png": (1000, 500)}


def test_a_picture_has_its_own_size_and_no_width_beyond_it():
    (shown,) = pictures_of([Media(src="kavely.png", alt="Kävely")], SIZES)
    assert (shown.alt, shown.width, shown.height) == ("Kävely", 1000, 500)
    assert shown.sizes == (
        ("kuvat/kavely.png.480.webp", 480),
        ("kuvat/kavely.png.960.webp", 960),
        ("kuvat/kavely.png.1000.webp", 1000),
    )


def test_a_picture_that_is_not_there_is_not_shown():
    assert pictures_of([Media(src="puuttuu.png", alt="Kävely")], SIZES) == ()
