"""Newsletter: a draft of a period in the team's order, which e-mail programs can show."""

import os
import subprocess
from datetime import date

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.flow import Settings, page_maker
from knowledgebase.report.newsletter import Choice, newsletter
from tests.conftest import CORPUS, TODAY, event, kb, news, practice, publish


def draft_of(root, since, until=TODAY, **terms):
    maker, _ = page_maker(Settings(root, TODAY))
    return newsletter(maker, Choice(since, until, terms))


def told(draft):
    """Return the titles below each heading of a draft."""
    found = {}
    for line in draft.markdown.splitlines():
        if line.startswith("## "):
            found[line[3:]] = []
        elif line.startswith("### "):
            found[next(reversed(found))].append(line[5:].partition("]")[0])
    return found


def test_news_come_first_then_the_rest_by_theme():
    draft = draft_of(CORPUS, date(2026, 11, 1))
    headings = list(told(draft))
    assert headings[0] == "Uutiset"
    assert "Työhyvinvointi" in headings
    page = LexborHTMLParser(draft.html)
    assert not page.css("script, style, link, img, iframe")
    assert len(page.css("h3")) == draft.items == draft.markdown.count("\n### ")
    for link in page.css("h3 a"):
        assert link.attributes["href"].startswith("https://tietopankki.example/")


def test_nothing_new_says_so():
    draft = draft_of(CORPUS, date(2027, 1, 1), date(2027, 2, 1))
    assert draft.items == 0 and "Uutta ei ole tällä välillä." in draft.markdown


AFTER = (
    "after:\n  recording: https://example.org/tallenne\n  practices:\n    - uusi\n"
    '  takeaways:\n    - "Opittiin"\n'
)


@pytest.fixture
def root(make_root):
    new, old = "published: 2026-11-10\n", "published: 2026-01-10\n"
    kainuu = practice("Kainuu", f"{new}audience:\n  - kunnat\n").replace("- lappi", "- kainuu")
    return make_root(
        {
            "practices/uusi.md": practice("Uusi", new),
            "practices/vanha.md": practice("Vanha", old),
            "practices/muuttunut.md": practice("Muuttunut", f"{old}updated: 2026-11-20\n"),
            "practices/kainuu.md": kainuu,
            "content/uutiset/u.md": news("Tieto", "2026-11-12").replace(":a", ":uusi"),
            "content/tapahtumat/tuleva.md": event("Tuleva", more="mode: eta\n"),
            "content/tapahtumat/mennyt.md": event("Mennyt", "2026-11-05", AFTER),
            "content/tapahtumat/vaiti.md": event("Vaiti", "2026-11-06"),
            "content/tapahtumat/kauan.md": event("Kauan sitten", "2026-02-05", AFTER),
        }
    )


def test_new_and_changed_events_to_come_and_what_past_ones_left_are_told_apart(root):
    draft = draft_of(root, date(2026, 11, 1))
    assert told(draft) == {
        "Uutiset": ["Tieto"],
        "Tulevat tapahtumat": ["Tuleva"],
        "Tallenteet ja aineistot menneistä tilaisuuksista": ["Mennyt"],
        "Työkyky ja työhön paluu": ["Kainuu", "Uusi"],
        "Muuttunutta": ["Muuttunut"],
    }
    assert "(1.12.2026 klo 9.00, Etänä)" in draft.markdown
    assert "(päivitetty 20.11.2026)" in draft.markdown
    assert "[Katso tallenne](https://example.org/tallenne)." in draft.markdown
    links = [a.attributes["href"] for a in LexborHTMLParser(draft.html).css("p a")]
    assert links == ["https://example.org/tallenne", "https://tietopankki.example/kaytannot/uusi/"]


def test_a_recording_told_of_later_is_news_too(root):
    file = root / "content/tapahtumat/kauan.md"
    file.write_text(file.read_text("utf-8").replace("\nstarts", "\nupdated: 2026-11-15\nstarts"))
    assert "Kauan sitten" in draft_of(root, date(2026, 11, 1)).markdown


def test_a_period_ends_too(root):
    draft = draft_of(root, date(2026, 11, 1), date(2026, 11, 11))
    assert told(draft)["Työkyky ja työhön paluu"] == ["Kainuu", "Uusi"]
    assert not {"Uutiset", "Muuttunutta"} & set(told(draft))


@pytest.mark.parametrize(
    ("terms", "titles"),
    [
        ({"regions": ("kainuu",)}, {"Kainuu"}),
        ({"audience": ("kunnat",)}, {"Kainuu"}),
        ({"themes": ("osaaminen",)}, set()),
        ({"regions": ("kainuu", "lappi"), "audience": ("kunnat",)}, {"Kainuu"}),
        ({"audience": ()}, {"Tieto", "Tuleva", "Mennyt", "Uusi", "Kainuu", "Muuttunut"}),
    ],
)
def test_it_is_chosen_for_those_whom_it_is_for(root, terms, titles):
    draft = draft_of(root, date(2026, 11, 1), **terms)
    assert {title for some in told(draft).values() for title in some} == titles
    assert ("Rajaus: " in draft.markdown) is any(terms.values())


def test_a_commit_lifts_nothing_to_feeds_changes_or_the_newsletter(make_root):
    """A mended typo, or a pass over all files, is no news: only `updated` says that a card changed."""
    root = make_root({"practices/a.md": practice("Typo"), "practices/b.md": practice("Sisältö")})
    commit(root, "2026-03-01")
    for file in root.glob("practices/*.md"):
        file.write_text(file.read_text("utf-8").replace("Teksti.", "Korjattu teksti."), "utf-8")
    changed = root / "practices/b.md"
    changed.write_text(
        changed.read_text("utf-8").replace("themes:", "updated: 2026-11-19\nthemes:")
    )
    commit(root, "2026-11-20")
    made = publish(root)
    feed = feedparser.parse(made.files["syotteet/kaikki.xml"])
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        ("Sisältö", "2026-11-19"),
        ("Typo", "2026-03-01"),
    ]
    rows = LexborHTMLParser(made.pages["uutta/"]).css(".change-list li")
    assert [row.css_first(".tag").text() for row in rows] == ["muuttunut", "uusi"]
    assert told(draft_of(root, date(2026, 11, 1))) == {"Muuttunutta": ["Sisältö"]}


def commit(root, day):
    moment = f"{day}T12:00:00+02:00"
    when = os.environ | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-C", root, *who, *arguments], check=True, env=when)


def test_the_command_writes_both_files(tmp_path):
    arguments = ("newsletter", "--since", "2026-11-01", "--today", "2026-11-24", "--root", CORPUS)
    done = kb(*arguments, "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"uutiskirje-2026-11-24.md", "uutiskirje-2026-11-24.html"}
    assert kb(*arguments).stdout == (tmp_path / "uutiskirje-2026-11-24.md").read_text("utf-8")
    assert kb("newsletter", "--since", "eilen").returncode == 2


def test_the_command_takes_terms_and_tells_which_there_are(root):
    asked = ("newsletter", "--root", root, "--today", "2026-11-24", "--since", "2026-11-01")
    assert "Kainuu" in kb(*asked, "--region", "kainuu", "--region", "lappi").stdout
    assert "Kainuu" not in kb(*asked, "--region", "lappi").stdout
    wrong = kb(*asked, "--region", "kainu")
    assert wrong.returncode == 2 and "kainuu" in wrong.stderr
