"""Long words: Finnish has them, and no page of a phone grows wider for one."""

import pytest

from tests.conftest import event, kb, news, practice, project, serving

WORD = "Lentokonesuihkuturbiinimoottoriapumekaanikko"
TEXT = f"## {WORD}\n\n{WORD}: [{WORD}](https://example.org/) `{WORD.lower()}`\n\n- {WORD}\n\n> {WORD}\n"
PLACE = f'place:\n  name: "{WORD}"\n  municipality: "{WORD[:30]}"\naccessibility: "{WORD}"\n'
STATE = f'event_state: peruttu\nstate_note: "{WORD}"\n'
SOURCES = (
    f'sources:\n  - title: "{WORD}"\n    url: "https://example.org/{WORD}"\n    kind: opas\n'
    f'    seen: "{WORD}"\n    accessed: 2026-11-01\n'
)
LISTS = f'needs:\n  - "{WORD}"\ncontact:\n  role: "{WORD}"\n'
SET = f'title: "{WORD}"\nsummary: "{WORD}"\npicks:\n' + "".join(
    f'  - id: {id}\n    why: "{WORD}"\n' for id in "ac"
)
PAGES = (
    "",
    "kaytannot/",
    "kaytannot/a/",
    "hankkeet/",
    "hankkeet/b/",
    "uutiset/",
    "uutiset/u/",
    "uutta/",
    "tapahtumat/",
    "tapahtumat/t/",
    "teemat/tyokyky/",
    "alueet/lappi/",
    "koosteet/k/",
    "seuraa/",
    "tapahtumat/t/jaa/",
    "upota/tapahtumat/t/",
    "upota/kaytannot/a/",
    "upota/teemat/tyokyky/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root, site = (tmp_path_factory.mktemp("sanat") / name for name in ("root", "site"))
    texts = {
        "practices/a.md": practice(WORD, LISTS, f"## Lähtötilanne\n\n#{TEXT}"),
        "practices/c.md": practice(f"{WORD} toinen", step=f"Toinen {WORD}."),
        "projects/b.md": project(WORD, body=TEXT),
        "content/uutiset/u.md": news(WORD, more=SOURCES) + TEXT,
        "content/tapahtumat/t.md": event(WORD, more=PLACE + STATE + SOURCES) + TEXT,
        "content/koosteet/k.yml": SET,
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text.replace('summary: "Lyhyt', f'summary: "{WORD}'), "utf-8")
    done = kb("build", "--root", root, "--site", site, "--today", "2026-11-24")
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(site) as address:
        yield address


def test_no_page_is_wider_than_a_small_phone(chromium, address):
    tab = chromium.new_page(viewport={"width": 320, "height": 640})
    widths = {}
    for page in PAGES:
        tab.goto(address + page)
        widths[page] = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    assert {page: width for page, width in widths.items() if width > 320} == {}
