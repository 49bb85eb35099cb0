"""The frame: joined around a page it is, byte for byte, what the generator writes by itself."""

import pytest
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from knowledgebase.build.frame import (
    CONTENT,
    Frame,
    link_mark,
    read_frame,
    shape_of,
    shapes_of,
    shortest_link,
    value_mark,
)
from knowledgebase.build.seam import is_our_asset
from knowledgebase.build.shell import shell_values
from knowledgebase.flow import publication
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import CONFIG, read_site
from knowledgebase.render.page import Head, Page
from tests.conftest import CORPUS, TODAY

SITE = read_site()


def page(address="", title="A", **more):
    head = Head(address, title, "B", **more)
    return Page(head, "text", lambda: "<p>&amp;</p>", lambda: "{}")


def test_every_page_of_the_site_is_as_the_generator_writes_it(site, tmp_path):
    made, _ = publication(Settings(CORPUS, TODAY))
    config = load_config(str(CONFIG), hooks=[], site_dir=str(tmp_path), quiet=True)
    config.extra |= shell_values(made, SITE)
    config.theme.static_templates.discard("sitemap.xml")
    by_file = {ours.file: ours for ours in made.pages.values()}

    def on_files(files, config):
        assets = [file for file in files if is_our_asset(file.abs_src_path)]
        return Files(assets + [File.generated(config, path, content="") for path in by_file])

    def on_page_markdown(markdown, page, config, files):
        ours = by_file[page.file.src_uri]
        page.title, page.meta = ours.head.title, ours.meta()
        return ""

    def on_page_content(html, page, config, files):
        return by_file[page.file.src_uri].html()

    for name, event in (
        ("files", on_files),
        ("page_markdown", on_page_markdown),
        ("page_content", on_page_content),
    ):
        config.plugins.events[name].append(event)
    mkdocs_build(config)
    for address in made.pages:
        path = f"{address}index.html"
        assert (site / path).read_bytes() == (tmp_path / path).read_bytes(), path
    assert (site / "404.html").read_bytes() == (tmp_path / "404.html").read_bytes()


def test_few_frames_serve_the_whole_site():
    made, _ = publication(Settings(CORPUS, TODAY))
    shapes = shapes_of(made.pages.values())
    assert len(shapes) < len(made.pages) / 4
    assert len({shape.file(number) for number, shape in enumerate(shapes)}) == len(shapes)


def test_a_frame_is_filled_as_its_template_asks():
    frame = read_frame(
        f'<a href="{link_mark("kaytannot/")}" title="{escape(value_mark(".title"))}">'
        f"{value_mark(CONTENT)}</a>"
    )
    assert frame.around(page("kaytannot/x/", 'A & "B"'), SITE) == (
        '<a href="../" title="A &amp; &#34;B&#34;"><p>&amp;</p></a>'
    )


def test_a_link_that_the_page_names_is_shortened_too():
    frame = read_frame(link_mark(value_mark(".links.0.address")))
    assert isinstance(frame, Frame)
    assert frame.around(page("teemat/a/"), SITE) == "index.md"


@pytest.mark.parametrize("page", ["", "haku/", "kaytannot/x/", "tietoa/sv/", "a/b/c/"])
@pytest.mark.parametrize(
    "target", ["", "haku/", "kaytannot/", "kaytannot/x/", "tietoa/", "a/b/", "a/b/c/d.css", "x.svg"]
)
def test_links_are_the_generator_s_own(page, target):
    assert shortest_link(target, page) == get_relative_url(target, page)


def test_pages_of_one_section_share_a_frame_and_hidden_ones_have_another():
    one, other = page("kaytannot/x/"), page("kaytannot/y/", "Toinen")
    assert shape_of(one) == shape_of(other)
    assert shape_of(one) != shape_of(page("kaytannot/x/", hidden=True))
    assert shape_of(one) != shape_of(page("hankkeet/x/"))
    assert shape_of(one) != shape_of(page("kaytannot/"))
