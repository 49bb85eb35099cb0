"""Pictures and attachments inside a text: in widths, lazy, and told by type and size."""

import pytest

from knowledgebase.catalogue.catalogue import Measures
from knowledgebase.render.view.text_files import with_files
from knowledgebase.render.view.wording import Words
from tests.conftest import known_vocabularies

WORDS = Words(known_vocabularies())
MEASURES = Measures({"content/kuvat/a.png": (1000, 500)}, {"content/materiaalit/ohje.pdf": 120_000})
PICTURE = '<p><img src="../../kuvat/a.png" alt="Tauko &lt; &quot;työ&quot;"></p>'


def test_a_picture_of_a_text_is_offered_in_widths_and_waits_for_its_turn():
    html = with_files(PICTURE, MEASURES, WORDS)
    for part in (
        'src="../../kuvat/a.png.1000.webp"',
        "../../kuvat/a.png.480.webp 480w, ../../kuvat/a.png.960.webp 960w",
        'width="1000" height="500"',
        'loading="lazy" decoding="async"',
        "Tauko",
    ):
        assert part in html
    assert 'a.png"' not in html, "the picture as it was given is not shown"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("fi", " (PDF, 117\u00a0kt)"), ("en", " (PDF, 117\u00a0kB)"), ("sv", " (PDF, 117\u00a0kB)")],
)
def test_a_link_to_an_attachment_tells_its_type_and_size(lang, told):
    html = '<p><a href="../../materiaalit/ohje.pdf">Ohje</a> ja <a href="../">muu</a></p>'
    made = with_files(html, MEASURES, WORDS.in_language(lang))
    assert f">Ohje{told}</a>" in made.replace("&nbsp;", "\u00a0")
    assert '<a href="../">muu</a>' in made


@pytest.mark.parametrize(
    "html",
    [
        "<p>Teksti.</p>",
        '<p><img src="../../kuvat/muu.png" alt="Muu"></p>',
        '<p><a href="../../materiaalit/kortti/">Kortti</a></p>',
        '<p>kuvat/ ja materiaalit/ &amp; muuta</p>\n<pre><code>"x"\n</code></pre>',
    ],
)
def test_what_is_not_measured_stays_as_it_was(html):
    assert with_files(html, MEASURES, WORDS) == html
