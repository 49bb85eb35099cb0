"""Templates: every value is escaped, whatever it holds."""

from knowledgebase.render.view.templates import Templates, icon
from knowledgebase.render.view.wording import Words


def test_values_are_escaped_and_links_are_relative(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a title="{{ x }}" href="{{ url("hankkeet/b/") }}">{{ x }}</a>'
    )
    html = Templates(Words({}), folder=tmp_path).render("a.html", "kaytannot/a/", x='"><script>')
    assert (
        html
        == '<a title="&#34;&gt;&lt;script&gt;" href="../../hankkeet/b/">&#34;&gt;&lt;script&gt;</a>'
    )


def test_icons_are_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("sprout")
