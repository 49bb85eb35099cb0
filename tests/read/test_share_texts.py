"""Share texts: three posts of each entry, from templates that the team edits."""

import pytest

from knowledgebase.read.share_texts import FILE, ShareTexts, read_share_texts
from tests.conftest import news, practice, publish


def page(made, address):
    return made.files[f"{address}jaa/index.html"].decode()


def test_the_team_s_template_is_filled_from_the_entry(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Eka"),
            FILE: 'short: "{laji}: {otsikko} → {osoite} ({teemat})"\n',
        }
    )
    assert "Hyvä käytäntö: Eka → https://tietopankki.example/kaytannot/a/ (" in page(
        publish(root), "kaytannot/a/"
    )


def test_an_entry_s_own_text_wins(make_root):
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/uutiset/u.md": news(more='share:\n  short: "Ihan oma teksti"\n'),
        }
    )
    text = page(publish(root), "uutiset/u/")
    assert "Ihan oma teksti" in text and "Lue lisää: https://" in text


@pytest.mark.parametrize(
    "template",
    ["{nimi}", "{otsikko.__class__}", "{otsikko!r}", "{otsikko:>99999}", "{", "{}", "{0}"],
)
def test_only_known_blanks_are_filled(tmp_path, template):
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(f'short: "{template}"\n', "utf-8")
    texts, findings = read_share_texts(tmp_path)
    assert texts == ShareTexts()
    assert [(f.path, f.line, f.level) for f in findings] == [(FILE, 1, "error")]
