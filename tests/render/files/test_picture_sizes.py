"""Pictures drawn anew: in each width, once, with nothing but pixels."""

import io
import json
from pathlib import PurePosixPath

import pytest
from PIL import Image, ImageCms
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.render.files.picture_sizes import draw
from knowledgebase.validate.picture import check_picture
from tests.conftest import event, material, news, picture, practice, project, publish

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
MEDIA = "media:\n  - src: kavely.jpg\n    alt: Kävelijät rannalla\n"


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.fixture
def root(make_root):
    return make_root(
        {
            "practices/a.md": practice(more=MEDIA),
            "projects/p.md": project(more=MEDIA),
            "content/uutiset/u.md": news(more=MEDIA),
            "content/tapahtumat/t.md": event(more=MEDIA),
            "content/materiaalit/m.md": material(more=MEDIA),
            "content/kuvat/kavely.jpg": picture(1000, 500, "JPEG"),
        }
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_drawn_anew_has_its_shape_and_passes_the_check(form):
    drawn = draw(picture(1000, 500, form, icc_profile=PROFILE), 480)
    assert opened(drawn).size == (480, 240)
    assert not opened(drawn).info.get("icc_profile")
    assert list(check_picture(PurePosixPath("a.webp"), drawn)) == []
    assert draw(picture(1000, 500, form, icc_profile=PROFILE), 480) == drawn


def test_notes_do_not_survive():
    exif = Image.Exif()
    exif[0x010E] = "Paikka"
    assert b"Paikka" not in draw(picture(600, 300, "JPEG", exif=exif), 480)


def test_each_width_is_published_and_drawn_once(root, monkeypatch):
    made = publish(root)
    sizes = {path: opened(made.files[path]).width for path in made.files if ".jpg." in path}
    assert sizes == {f"kuvat/kavely.jpg.{n}.webp": n for n in (480, 960, 1000)}
    monkeypatch.setattr("knowledgebase.render.files.picture_sizes.draw", None)
    again = publish(root)
    assert all(again.files[path] == made.files[path] for path in sizes)


def test_a_kept_file_that_is_no_picture_is_not_published(root):
    made = dict(publish(root).files)
    for kept in (root / ".cache/kuvat").iterdir():
        kept.write_bytes(b"<script>")
    again = publish(root)
    assert dict(again.files) == made


@pytest.mark.parametrize(
    "address", ["kaytannot/a/", "hankkeet/p/", "uutiset/u/", "tapahtumat/t/", "materiaalit/m/"]
)
def test_a_page_shows_the_pictures_of_its_entry_with_what_they_show(root, address):
    shown = LexborHTMLParser(publish(root).pages[address]).css_first(".pictures img").attributes
    assert shown["alt"] == "Kävelijät rannalla"
    assert (shown["width"], shown["height"], shown["loading"]) == ("1000", "500", "lazy")
    assert shown["srcset"].split(", ")[0] == "../../kuvat/kavely.jpg.480.webp 480w"
    assert shown["src"] == "../../kuvat/kavely.jpg.1000.webp"


def test_news_bring_their_picture_to_lists_and_feeds(root):
    made = publish(root)
    listed = LexborHTMLParser(made.pages["uutiset/"]).css_first(".card-picture img")
    # The title of the card says the same; a reader of the list need not hear it twice.
    assert listed.attributes["alt"] in ("", None)
    items = json.loads(made.files["syotteet/uutiset.json"])["items"]
    assert items[0]["image"].endswith("/kuvat/kavely.jpg.1000.webp")
    assert b'rel="enclosure" type="image/webp"' in made.files["syotteet/uutiset.xml"]


def test_a_draft_s_picture_is_not_published(make_root):
    root = make_root(
        {
            "practices/a.md": practice(more=f"{MEDIA}status: draft\n"),
            "content/kuvat/kavely.jpg": picture(1000, 500, "JPEG"),
        }
    )
    assert not [path for path in publish(root).files if path.startswith("kuvat/")]
