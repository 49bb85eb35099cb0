"""Pictures: drawn once for each content, with local fonts, at the size that channels ask."""

import io
import struct

import pytest
from PIL import Image

from knowledgebase.render.files.share_pictures import draw_card, draw_code
from tests.conftest import practice, publish

LONG = "Työkykyjohtamisen ja esihenkilötyön pitkäjänteinen kehittäminen maakunnassa"


@pytest.mark.parametrize(
    "title", ["Lyhyt", LONG, "Erittäinpitkäyhdyssanajokaeimahdurivilleoikeinmillään" * 2]
)
def test_a_card_has_the_size_and_shows_the_title(title):
    data = draw_card("Hyvä käytäntö", title, "Tietopankki")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 60_000
    grey = Image.open(io.BytesIO(data)).convert("L")
    ink = grey.crop((80, 140, 1200, 530)).point(lambda value: 255 * (value < 128)).getbbox()
    assert ink, "the title is drawn"
    assert grey.crop((0, 531, 1200, 539)).getextrema() == (255, 255), "and stays above the line"
    assert draw_card("Hyvä käytäntö", title, "Tietopankki") == data


def test_a_code_is_svg_without_script():
    text = draw_code("https://tietopankki.example/kaytannot/a/").decode()
    assert text.startswith("<svg") and "<path" in text and "script" not in text


def test_pictures_are_made_when_asked_and_kept(make_root):
    root = make_root({"practices/a.md": practice("Eka"), "practices/b.md": practice("Toka")})
    assert not [path for path in publish(root).files if path.endswith(".png")]
    files = dict(publish(root, pictures=True).files)
    assert {p for p in files if p.endswith((".png", ".svg"))} == {
        f"kaytannot/{id}/jaa/{name}" for id in "ab" for name in ("kortti.png", "qr.svg")
    }
    page = files["kaytannot/a/jaa/index.html"].decode()
    assert 'src="../../../kaytannot/a/jaa/kortti.png"' in page
    kept = {file.name: file.stat().st_mtime_ns for file in (root / ".cache/jakokuvat").iterdir()}
    (root / "practices/b.md").write_text(practice("Uusi nimi"), "utf-8")
    again = dict(publish(root, pictures=True).files)
    assert again["kaytannot/a/jaa/kortti.png"] == files["kaytannot/a/jaa/kortti.png"]
    assert again["kaytannot/b/jaa/kortti.png"] != files["kaytannot/b/jaa/kortti.png"]
    now = {file.name: file.stat().st_mtime_ns for file in (root / ".cache/jakokuvat").iterdir()}
    assert kept.items() <= now.items() and len(now) == len(kept) + 1
