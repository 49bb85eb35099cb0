"""The reading pages: what stands where, and what a reader sees first. On the corpus, and on a
small root whose entries are full and as wordy as the schema allows."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import CORPUS, kb, practice, publish, serving

PHONE = {"width": 390, "height": 844}


def long(most: int, start: str = "") -> str:
    """Return plain Finnish words, as many as fit into `most` characters."""
    text = (start + " työpaikalla sovitaan yhdessä pelisäännöistä ja seurataan niitä" * 9).strip()
    return text[: most - 1].rsplit(" ", 1)[0] + "."


SOURCE = "https://example.org/lahde"
FULL = f"""\
for_whom:
  - esihenkilot
  - henkilosto
org_sizes:
  - pieni
original:
  title: "Alkuperäinen opas"
  url: "https://example.org/opas"
effort:
  level: kevyt
  origin: arvio
  inputs:
    - who: "Esihenkilö"
      hours: 2
contact:
  role: "Laitos, toimintamalli"
  url: "https://example.org/"
steps:
  - title: "Sovi aika"
  - title: "Kokeilkaa"
works_when:
  - "Kaikki ovat mukana"
fails_when:
  - "Aikaa ei ole"
results:
  - text: "Poissaolot vähenivät 12 prosenttia."
    by: tutkimus
    comparison: "Kymmenen muuta työpaikkaa"
    n: "36 osastoa"
    year: 2024
    source: "{SOURCE}"
"""
PROVEN = f"""\
  level: 4
  design: vertailu
  read: tutkimus
  why: "{long(300, "Kaksi tutkimusta")}"
  sources:
    - "{SOURCE}"
effect:
  direction: myonteinen
  why: "{long(300, "Poissaolot vähenivät 12 prosenttia, kun")}"
  figure_by: tutkimus
"""
BODY = """\
## Lähtötilanne

Ennen.

## Näin se tehdään

Näin.

## Tulokset

Tulos.

## Rajat ja haitat

Raja.
"""


def wordy() -> str:
    """Return a practice with everything, its texts as long as they may be."""
    text = practice(long(80, "Käytäntö, jolla on pitkä nimi ja"), FULL, BODY, long(300, "Listaa"))
    described = text[text.index("  level: 0") : text.index("first_step:")]
    text = text.replace(described, PROVEN)
    return text.replace('who: "Esihenkilö"\n  text', f'who: "{long(80, "Esihenkilö")}"\n  text')


def described() -> str:
    """Return a practice of which no results have been read."""
    return practice("Kuvattu tapa", FULL[: FULL.index("results:")], BODY)


ENTRIES = {
    "practices/pitka.md": wordy(),
    "practices/kuvattu.md": described(),
}
SITES = {"corpus": lambda make_root: CORPUS, "full": lambda make_root: make_root(dict(ENTRIES))}
IN_ORDER = ("ensimmainen-askel", "lyhyesti", "vaiheet", "rajat", "mista-tiedetaan", "lahteet")


@pytest.fixture(params=SITES)
def practice_pages(request, make_root) -> dict[str, LexborHTMLParser]:
    pages = publish(SITES[request.param](make_root)).pages
    found = {
        address: LexborHTMLParser(html)
        for address, html in pages.items()
        if re.fullmatch(r"kaytannot/[^/]+/", address)
    }
    assert len(found) >= 2
    return found


def test_every_practice_answers_in_the_same_order(practice_pages):
    for address, page in practice_pages.items():
        marks = "h1, .answer, #ensimmainen-askel, .open-original, .tools, nav.toc, .main-column > section > h2"
        found = [node.attributes.get("id") or node.tag for node in page.css(marks)]
        classes = [node.attributes.get("class") or "" for node in page.css(marks)]
        headings = [id for id in found if id in IN_ORDER]
        assert headings == [id for id in IN_ORDER if id in headings], address
        assert {"lyhyesti", "vaiheet", "mista-tiedetaan", "lahteet"} <= set(headings), address
        assert (found[0], classes[1]) == ("h1", "answer"), address
        begun = classes.index("tools")
        assert begun < found.index("lyhyesti"), address
        assert set(found[:begun]) <= {"h1", "section", "ensimmainen-askel", "p"}, address


def test_the_contents_know_every_section_and_no_other(practice_pages):
    for address, page in practice_pages.items():
        listed = [(a.attributes["href"] or "")[1:] for a in page.css("nav.toc a")]
        sections = page.css(".begin h2, .main-column > section > h2")
        assert listed == [node.attributes.get("id") for node in sections], address
        assert page.css_first("nav.toc details").attributes.get("open", "") == ""


def test_the_evidence_is_shown_once_and_what_is_not_read_is_said_in_words(practice_pages):
    for address, page in practice_pages.items():
        meters = page.css(".answer .meter, .main-column .meter")
        words = page.css_first(".grounds").text()
        if "tuloksia ei ole luettu" in words:
            assert not meters, address
            assert "0/4" not in page.body.text(), address
        else:
            assert len(meters) == 1, address


def test_the_level_stands_beside_what_was_read(make_root):
    page = LexborHTMLParser(publish(make_root(dict(ENTRIES))).pages["kaytannot/pitka/"])
    sure = " ".join(page.css_first(".sure").text().split())
    assert sure == (
        "Myönteinen Tutkittu (4/4) Luettu: tutkimus tai sen tiivistelmä Mistä tiedetään"
    )
    facts = " ".join(page.css_first(".facts").text().split())
    assert "Kevyt (toimituksen arvio)" in facts
    assert "ei tiedossa" not in facts.casefold()


def near(number: int, keyword: str = "") -> str:
    more = f"keywords:\n  - {keyword}\n" if keyword else ""
    text = practice(f"Tapa {number}", more, step=f"Kokeile {number}.")
    return text.replace("- lappi", "- koko-maa")


def test_three_similar_ones_have_a_reason_worth_reading_and_the_rest_are_folded(make_root):
    files = {f"practices/aihe-{n}.md": near(n, "tyohon-paluu") for n in range(5)}
    files |= {f"practices/teema-{n}.md": near(10 + n) for n in range(3)}
    page = LexborHTMLParser(publish(make_root(files)).pages["kaytannot/aihe-0/"])
    shown = page.css("section[aria-labelledby=liittyvat] > .cards .card")
    assert len(shown) == 3
    assert all("sama aihe: " in card.css_first(".card-reasons").text() for card in shown)
    folded = page.css_first(".more-related")
    rows = folded.css(".row")
    assert rows
    assert f"({len(rows)})" in folded.css_first("summary").text()
    # What shares a theme only, which is half of the catalogue, is never shown by itself.
    page = LexborHTMLParser(publish(make_root(files)).pages["kaytannot/teema-0/"])
    assert not page.css("section[aria-labelledby=liittyvat] > .cards")
    assert page.css(".more-related .row")


@pytest.fixture(scope="module")
def full_site(tmp_path_factory):
    root, site = (tmp_path_factory.mktemp("lukusivut") / name for name in ("root", "site"))
    for folder in ("content", "practices", "projects"):
        (root / folder).mkdir(parents=True)
    for path, text in ENTRIES.items():
        (root / path).write_text(text, "utf-8")
    done = kb("build", "--root", root, "--site", site, "--today", "2026-11-24")
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(site) as address:
        yield address


def top(page, selector: str) -> float:
    return page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top + scrollY")


@pytest.mark.browser
class TestFirstScreen:
    @pytest.mark.parametrize("id", ["pitka", "kuvattu"])
    def test_the_first_step_is_on_the_first_screen_of_a_phone(self, chromium, full_site, id):
        tab = chromium.new_page(viewport=PHONE)
        tab.goto(f"{full_site}kaytannot/{id}/")
        assert top(tab, "#ensimmainen-askel") < 844
        assert top(tab, ".open-original a") < 1688
        tab.close()

    def test_so_are_the_contents_of_cards_of_the_corpus(self, page, served):
        page.set_viewport_size(PHONE)
        page.goto("kaytannot/")
        links = page.locator(".row > a").evaluate_all("all => all.map((a) => a.href)")
        for link in links[::10]:
            page.goto(link)
            # The corpus has no first steps: what would follow one is on the first screen already.
            assert top(page, ".tools") < 844, link
            assert top(page, ".toc summary") < 844, link

    def test_the_contents_are_folded_on_a_phone_and_open_beside_the_text(self, page):
        page.set_viewport_size(PHONE)
        page.goto("kaytannot/tyoote/")
        contents = page.get_by_role("navigation", name="Sivun sisältö")
        assert not contents.get_by_role("link", name="Lähteet").is_visible()
        contents.get_by_text("Tällä sivulla").press("Enter")
        contents.get_by_role("link", name="Lähteet").click()
        assert page.url.endswith("#lahteet")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto("kaytannot/tyoote/?x")
        assert contents.get_by_role("link", name="Vaiheet").is_visible()

    def test_the_bar_stays_in_sight_and_covers_no_heading(self, page):
        page.set_viewport_size(PHONE)
        page.goto("kaytannot/tyoote/#lahteet")
        bar = page.locator(".tools").bounding_box()
        assert bar["y"] >= 0
        assert page.get_by_role("button", name="Vertaa").is_visible()
        assert page.get_by_role("link", name="Muistio päättäjille").is_visible()
        heading = page.locator("#lahteet").bounding_box()
        assert heading["y"] >= bar["y"] + bar["height"]

    def test_escape_folds_the_sharing_and_gives_the_focus_back(self, page):
        page.goto("kaytannot/tyoote/")
        page.get_by_text("Jaa", exact=True).press("Enter")
        page.get_by_role("button", name="Kopioi linkki").focus()
        page.keyboard.press("Escape")
        assert not page.get_by_role("button", name="Kopioi linkki").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Jaa"
