"""Newsletter: a draft in the team's order, which e-mail programs can show."""

from datetime import date

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.flow import Settings, page_maker
from knowledgebase.report.newsletter import newsletter
from tests.conftest import CORPUS, TODAY, kb


def test_news_come_first_then_the_rest_by_theme():
    maker, _ = page_maker(Settings(CORPUS, TODAY))
    draft = newsletter(maker, date(2026, 11, 1))
    headings = [line for line in draft.markdown.splitlines() if line.startswith("## ")]
    assert headings[0] == "## Uutiset"
    assert "## Työhyvinvointi" in headings
    page = LexborHTMLParser(draft.html)
    assert not page.css("script, style, link, img, iframe")
    assert len(page.css("h3")) == draft.items == draft.markdown.count("\n### ")
    for link in page.css("a"):
        assert link.attributes["href"].startswith("https://tietopankki.example/")


def test_nothing_new_says_so():
    maker, _ = page_maker(Settings(CORPUS, TODAY))
    draft = newsletter(maker, date(2027, 1, 1))
    assert draft.items == 0 and "Uutta ei ole tällä välillä." in draft.markdown


def test_the_command_writes_both_files(tmp_path):
    arguments = ("newsletter", "--since", "2026-11-01", "--today", "2026-11-24", "--root", CORPUS)
    done = kb(*arguments, "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"uutiskirje-2026-11-24.md", "uutiskirje-2026-11-24.html"}
    assert kb(*arguments).stdout == (tmp_path / "uutiskirje-2026-11-24.md").read_text("utf-8")
    assert kb("newsletter", "--since", "eilen").returncode == 2
