"""A preview that opens from a folder: links name files, and scripts are gone."""

import pytest

from knowledgebase.publish.offline import make_offline

CASES = {
    'href="../../hankkeet/"': 'href="../../hankkeet/index.html"',
    'href="../../hankkeet/#id"': 'href="../../hankkeet/index.html#id"',
    'href="../../kaytannot/?teema=a&amp;alue=b"': 'href="../../kaytannot/index.html"',
    'href=".."': 'href="../index.html"',
    'href="."': 'href="./index.html"',
    'href="../"': 'href="../index.html"',
    'href="#kohta"': 'href="#kohta"',
    'href="https://example.org/"': 'href="https://example.org/"',
    'href="mailto:a@b.example"': 'href="mailto:a@b.example"',
    'href="../assets/css/site.css?v=1"': 'href="../assets/css/site.css?v=1"',
    'href="kortti.pdf"': 'href="kortti.pdf"',
}


@pytest.mark.parametrize("before", CASES)
def test_links(before, tmp_path):
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<p><a {before}>ä</a></p>", "utf-8")
    make_offline(tmp_path)
    assert page.read_text("utf-8") == f"<p><a {CASES[before]}>ä</a></p>"


def test_scripts_go_and_text_stays(tmp_path):
    (tmp_path / "index.html").write_text(
        '<script type="module" src="x.js"></script><p>a</p><script>if (1 < 2) {}</script><p>b</p>',
        "utf-8",
    )
    make_offline(tmp_path)
    assert (tmp_path / "index.html").read_text("utf-8") == "<p>a</p><p>b</p>"
