"""The reading pages: what stands where, and what a reader sees first. On the corpus, and on a
small root whose entries are full and as wordy as the schema allows."""

import re

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.search.documents import read_document
from tests.accessibility import accessibility_faults
from tests.conftest import corpus_made, kb, practice, project, publish, serving

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
RELATIVE = f"""\
  - text: "Toisella tavalla kipu väheni 37 prosenttia."
    by: tutkimus
    about: lahimenetelma
    source: "{SOURCE}"
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
SITES = {
    "corpus": lambda _: corpus_made(),
    "full": lambda make_root: publish(make_root(dict(ENTRIES))),
}
IN_ORDER = ("ensimmainen-askel", "lyhyesti", "vaiheet", "rajat", "mista-tiedetaan", "lahteet")


@pytest.fixture(params=SITES)
def practice_pages(request, make_root) -> dict[str, LexborHTMLParser]:
    pages = SITES[request.param](make_root).pages
    found = {
        address: LexborHTMLParser(pages[address])
        for address in pages
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
    reasons = [card.css_first(".card-reasons").text() for card in shown]
    assert all("sama aihe: " in words and "teema" not in words for words in reasons)
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
        expect(contents.get_by_role("link", name="Lähteet")).to_be_hidden()
        contents.get_by_text("Tällä sivulla").press("Enter")
        contents.get_by_role("link", name="Lähteet").click()
        assert page.url.endswith("#lahteet")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto("kaytannot/tyoote/?x")
        expect(contents.get_by_role("link", name="Vaiheet")).to_be_visible()

    def test_the_bar_stays_in_sight_and_covers_no_heading(self, page):
        page.set_viewport_size(PHONE)
        page.goto("kaytannot/tyoote/#lahteet")
        bar = page.locator(".tools").bounding_box()
        assert bar["y"] >= 0
        expect(page.get_by_role("button", name="Vertaa")).to_be_visible()
        expect(page.get_by_role("link", name="Muistio päättäjille")).to_be_visible()
        heading = page.locator("#lahteet").bounding_box()
        assert heading["y"] >= bar["y"] + bar["height"]

    def test_escape_folds_the_sharing_and_gives_the_focus_back(self, page):
        page.goto("kaytannot/tyoote/")
        page.get_by_text("Jaa", exact=True).press("Enter")
        page.get_by_role("button", name="Kopioi linkki").focus()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Kopioi linkki")).to_be_hidden()
        assert page.evaluate("document.activeElement.textContent") == "Jaa"


def finished() -> str:
    """Return a project that has ended, with what remains of it and who answers now."""
    more = (
        "starts: 2020\nends: 2022\nlead: lapin-ely-keskus\n"
        'contact:\n  role: "Hankkeen sivu"\n  url: "https://example.org/"\n'
        'results:\n  - "Syntyi malli."\n'
        'outputs:\n  - title: "Opas"\n    url: "https://example.org/opas"\n    kind: opas\n'
    )
    text = project("Päättynyt hanke", more, "## Mistä on kyse\n\nTeksti.")
    return text.replace("kind: hankekuvaus", "kind: hankesivu")


def test_a_project_begins_with_who_answers_now_and_what_remains(make_root):
    page = LexborHTMLParser(publish(make_root({"projects/p.md": finished()})).pages["hankkeet/p/"])
    begin = " ".join(page.css_first(".begin").text().split())
    assert "Hanke on päättynyt (2022)." in begin
    assert "Kysy lisää: Hankkeen sivu (etusivu, example.org)" in begin
    assert "Mitä muuta organisaatio on tehnyt: " in begin
    links = [a.attributes["href"] for a in page.css(".begin a")]
    assert any("organisaatiot/" in (link or "") for link in links)
    headings = [node.attributes.get("id") for node in page.css(".main-column > section > h2")]
    assert headings == [
        "tulokset-lahteiden-mukaan",
        "tuotokset",
        "tavoite",
        "hankkeen-tiedot",
        "lahteet",
    ]
    assert [(a.attributes["href"] or "")[1:] for a in page.css("nav.toc a")] == headings
    assert "ei tiedossa" not in page.css_first(".facts").text()


def test_no_excerpt_of_a_project_begins_with_boilerplate(make_root):
    files = {"projects/p.md": finished(), "practices/k.md": described()}
    for address, html in publish(make_root(files)).pages.items():
        if re.fullmatch(r"(hankkeet|kaytannot)/[^/]+/", address):
            text = read_document(address, html).text
            assert text.startswith("Lyhyt kuvaus"), address
            for phrase in (
                "Kuka tuloksista",
                "Hanke on päättynyt",
                "CC BY",
                "Kopioi",
                "Tällä sivulla",
            ):
                assert phrase not in text, (address, phrase)


def running(number: int) -> str:
    return project(f"Hanke {number}", "starts: 2025\nends: 2027\n")


def test_running_projects_come_first_and_the_ended_are_folded_with_their_number(make_root):
    files = {"projects/vanha.md": finished(), "projects/auki.md": project("Ajaton hanke")}
    files |= {f"projects/uusi-{n}.md": running(n) for n in range(3)}
    pages = publish(make_root(files)).pages
    page = LexborHTMLParser(pages["hankkeet/"])
    titles = [" ".join(node.text().split()) for node in page.css("[data-groups] h2")]
    assert titles == ["Käynnissä (3)", "Aika ei ole tiedossa (1)", "Päättyneet (1)"]
    assert [a.text() for a in page.css("details.group .row > a")] == ["Päättynyt hanke"]
    theme = LexborHTMLParser(pages["teemat/tyokyky/"])
    assert [a.text() for a in theme.css("details.folded .row > a")] == ["Päättynyt hanke"]
    assert "Päättyneet (1)" in theme.css_first("details.folded summary").text()


def front(make_root, files) -> LexborHTMLParser:
    return LexborHTMLParser(publish(make_root(files)).pages[""])


def test_the_front_page_shows_the_best_practice_by_its_first_figure_with_its_limits(make_root):
    words = PROVEN.replace("level: 4", "level: 3").replace("vertailu", "monta-paikkaa")
    weaker = wordy().replace(PROVEN, words).replace("12 prosenttia.", "99 prosenttia.")
    weaker = weaker.replace("jolla on pitkä", "jolla on muu").replace("Listaa", "Kokoa")
    page = front(make_root, {"practices/heikompi.md": weaker, "practices/pitka.md": wordy()})
    assert page.css_first(".featured-figure").text() == "Poissaolot vähenivät 12 prosenttia."
    told = " ".join(page.css_first(".featured").text().split())
    assert "Tutkittu (4/4). Vertailu: Kymmenen muuta työpaikkaa. Mukana: 36 osastoa." in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("read: tutkimus", "read: uutinen\n  # "),
        ("direction: myonteinen", "direction: vaihteleva"),
        ("12 prosenttia.", "paljon."),
        ("results:\n", f"results:\n{RELATIVE}"),
        ("by: tutkimus\n    comparison", "by: oma-luku\n    comparison"),
    ],
)
def test_nothing_is_shown_that_was_not_read_helped_and_counted(make_root, before, after):
    text = wordy()
    assert before in text
    text = text.replace(before, after)
    if "uutinen" in after:
        text = text.replace("level: 4", "level: 2")
    assert not front(make_root, {"practices/pitka.md": text}).css(".featured")


def test_a_section_of_the_front_page_has_three_items_or_is_not_there(make_root):
    two = {f"projects/uusi-{n}.md": running(n) for n in range(2)}
    assert not front(make_root, two).css("#kaynnissa")
    page = front(make_root, two | {"projects/uusi-2.md": running(2)})
    assert len(page.css("section[aria-labelledby=kaynnissa] .row")) == 3
    assert not page.css("#ajankohtaista")


def test_every_page_begins_by_saying_that_this_is_a_trial(site):
    for address in ("", "kaytannot/tyoote/", "hankkeet/", "haku/"):
        header = LexborHTMLParser((site / address / "index.html").read_bytes()).css_first("header")
        assert "Kokeiluversio – ei virallinen palvelu." in header.css_first(".trial").text()


def test_the_needs_with_most_measured_ways_come_first_and_all_have_an_index(site):
    home = LexborHTMLParser((site / "index.html").read_bytes())
    index = LexborHTMLParser((site / "tarpeet/index.html").read_bytes())
    counts = [node.text() for node in home.css(".needs .number")]
    measured = [int(m[1]) if (m := re.search(r", (\d+) mitat", c)) else 0 for c in counts]
    assert len(measured) == 6
    assert measured == sorted(measured, reverse=True)
    assert measured[0] > 0
    folders = {file.parent.name for file in (site / "tarpeet").glob("*/index.html")}
    listed = {(a.attributes["href"] or "").split("/")[-2] for a in index.css(".needs a")}
    assert listed == folders
    need = LexborHTMLParser((site / "tarpeet" / folders.pop() / "index.html").read_bytes())
    assert "Mistä on kyse?" in need.css_first(".breadcrumbs").text()


def test_a_row_tells_problem_result_and_whom_it_suits_and_leaves_out_what_is_not_known(make_root):
    pages = publish(make_root(ENTRIES | {"practices/vajaa.md": practice("Vajaa")})).pages
    rows = {
        row.css_first("a").text(): " ".join(row.text().split())
        for row in LexborHTMLParser(pages["kaytannot/"]).css(".row")
    }
    full = next(text for title, text in rows.items() if title.startswith("Käytäntö, jolla"))
    assert "Ongelma." in full
    assert "Tulos: Poissaolot vähenivät 12 prosenttia" in full
    assert "Tutkittu (4/4)" in full
    assert full.endswith("Kenelle: Esihenkilöt, Henkilöstö · 10–49 henkeä")
    assert "tiedossa" not in rows["Vajaa"]
    assert "Kenelle" not in rows["Vajaa"]


READING = (
    "",
    "kaytannot/",
    "kaytannot/tyoote/",
    "hankkeet/",
    "hankkeet/parempi-tyoelama/",
    "tarpeet/",
    "tarpeet/porukka-uupuu/",
    "teemat/tyokyky/",
)


@pytest.mark.browser
class TestEveryReader:
    @pytest.mark.parametrize("address", READING)
    def test_text_twice_as_large_reflows_on_a_phone(self, page, address):
        page.set_viewport_size(PHONE)
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    @pytest.mark.parametrize("address", ["tarpeet/", "tarpeet/porukka-uupuu/", "hankkeet/"])
    def test_axe_finds_nothing(self, page, address):
        page.goto(address)
        assert accessibility_faults(page, widths=(1280, 390)) == []

    def test_a_forced_palette_shows_where_one_is_and_what_to_press(self, page):
        page.emulate_media(forced_colors="active")
        page.goto("kaytannot/")
        lines = page.locator(".site-menu nav a").evaluate_all(
            "all => all.map((a) => [a.getAttribute('aria-current'), getComputedStyle(a).borderBottomWidth])"
        )
        assert [line for line in lines if line[1] != "0px"] == [["page", "4px"]]
        page.goto("")
        main, plain = (
            page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
            for selector in (".search-form-large [type=submit]", ".palette-button")
        )
        assert main != plain

    @pytest.mark.parametrize("address", ["kaytannot/tyoote/", "hankkeet/parempi-tyoelama/"])
    def test_a_heading_looks_like_its_level(self, page, address):
        page.goto(address)
        sizes = page.evaluate("""() => ['h1', 'h2', 'h3'].map((tag) =>
          [...document.querySelectorAll('.entry ' + tag)].map((h) => parseFloat(getComputedStyle(h).fontSize)))""")
        h1, h2, h3 = sizes
        assert min(h1) > max(h2)
        assert min(h2) > max(h3)

    def test_the_examples_of_the_front_page_find_practices(self, page):
        page.goto("")
        links = page.locator(".examples a").evaluate_all("all => all.map((a) => a.href)")
        assert len(links) == 3
        for link in links:
            page.goto(link)
            page.locator("[data-search-results] a[href*='kaytannot/']").first.wait_for()

    def test_what_is_folded_opens_without_javascript(self, chromium, served):
        context = chromium.new_context(base_url=served, java_script_enabled=False)
        tab = context.new_page()
        tab.goto("hankkeet/")
        ended = tab.locator("details.group")
        expect(ended.locator(".row").first).to_be_hidden()
        ended.locator("summary").first.click()
        expect(ended.locator(".row").first).to_be_visible()
        tab.goto("kaytannot/tyoote/")
        tab.get_by_text("Tällä sivulla").click()
        expect(tab.get_by_role("link", name="Vaiheet")).to_be_visible()
        more = tab.locator(".more-related")
        more.locator("summary").click()
        expect(more.locator(".row").first).to_be_visible()
        context.close()

    def test_on_paper_the_address_is_first_and_no_label_is_cut_from_its_value(self, page):
        page.goto("kaytannot/tyoote/")
        page.emulate_media(media="print")
        assert top(page, ".print-source") < top(page, "#lyhyesti")
        breaks = page.locator(".fact").evaluate_all(
            "all => all.map((fact) => getComputedStyle(fact).breakInside)"
        )
        assert set(breaks) == {"avoid"}
        last = page.locator(".entry > *:visible").last
        assert last.evaluate("e => e.className") == "columns entry-columns"


def test_the_list_of_projects_tells_the_money_that_is_known_and_of_how_many(make_root):
    money = "funding:\n  total_eur: 100000\n"
    files = {f"projects/p{n}.md": project(f"Hanke {n}", more=money if n else "") for n in range(6)}
    found = LexborHTMLParser(publish(make_root(files)).pages["hankkeet/"]).css_first(
        "details:has(> #rahoitus)"
    )
    told = " ".join(found.text().split())
    assert "on 6 hanketta" in told and "tiedossa 5 hankkeesta, yhteensä 500 000 €" in told
    assert [row.css_first("th").text() for row in found.css("tbody tr")] == [
        "Työkyky ja työhön paluu"
    ]


def test_a_region_lists_the_running_projects_of_the_whole_country(make_root):
    def there(title: str, region: str, ends: str) -> str:
        dates = f"starts: 2025-01-01\nends: {ends}\n"
        return project(title, more=dates).replace("  - lappi", f"  - {region}")

    files = {
        "projects/a.md": there("Kaikkialla käynnissä", "koko-maa", "2030-01-01"),
        "projects/b.md": there("Kaikkialla päättynyt", "koko-maa", "2025-06-01"),
        "projects/c.md": there("Kainuussa käynnissä", "kainuu", "2030-01-01"),
    }
    pages = publish(make_root(files)).pages
    section = LexborHTMLParser(pages["alueet/lappi/"]).css_first(
        "section[aria-labelledby=valtakunnalliset-hankkeet]"
    )
    assert [row.text().strip() for row in section.css("li a")] == ["Kaikkialla käynnissä"]
    assert (
        "tila=kaynnissa&alue=lappi&alue=koko-maa" in section.css_first("a.more").attributes["href"]
    )
    assert "valtakunnalliset-hankkeet" not in pages["alueet/koko-maa/"]
