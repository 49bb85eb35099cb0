"""Templates: every value is escaped, whatever it holds."""

from jinja2 import Environment

from knowledgebase.read.vocabulary import Term, Vocabulary
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


def _words(name: str) -> Words:
    term = Term(id="a", label={"fi": name})
    return Words({"themes": Vocabulary("themes", "Teemat", "themes.yml", {"a": term})})


def test_what_is_kept_compiled_has_the_words_and_the_source_of_now(tmp_path, monkeypatch):
    file, asked = tmp_path / "a.html", []
    compiled = Environment.compile

    def compile(self, *arguments, **named):
        asked.append(arguments)
        return compiled(self, *arguments, **named)

    monkeypatch.setattr(Environment, "compile", compile)

    def render(words: Words, lang: str = "fi") -> tuple[str, bool]:
        asked.clear()
        templates = Templates(words, folder=tmp_path, cache=tmp_path / "cache")
        return templates.render("a.html", "", lang=lang), bool(asked)

    file.write_text("{{ 'a'|name('themes') }} {{ 'Vaiheet'|say }}")
    assert render(_words("Työ")) == ("Työ Vaiheet", True)
    assert render(_words("Työ")) == ("Työ Vaiheet", False)
    assert render(_words("Tauko")) == ("Tauko Vaiheet", True)
    english, _ = render(_words("Työ"), "en")
    assert english not in ("", "Työ Vaiheet")
    file.write_text("{{ 'Vaiheet'|say }}")
    assert render(_words("Työ")) == ("Vaiheet", True)
    assert render(_words("Työ")) == ("Vaiheet", False)


def test_other_templates_and_other_words_have_another_sign(tmp_path):
    (tmp_path / "a.html").write_text("a")
    before = Templates(Words({}), folder=tmp_path).sign()
    assert Templates(Words({}), folder=tmp_path).sign() == before
    assert Templates(Words({}, "sv"), folder=tmp_path).sign() != before
    (tmp_path / "a.html").write_text("b")
    assert Templates(Words({}), folder=tmp_path).sign() != before


def test_all_are_compiled_before_one_is_asked_for(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("{{ x }}")
    (tmp_path / "b.html").write_text("{% include 'a.html' %}")
    templates = Templates(Words({}), tmp_path, cache=tmp_path / "kept")
    templates.compile()
    monkeypatch.setattr(Environment, "compile", None)
    assert templates.render("b.html", "", x="1") == "1"
