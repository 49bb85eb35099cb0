"""Pages of indicators: each number leads to its rows, and each count is that of its list."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import EXAMPLE, ROOT, TODAY, practice, project, publish

EXAMPLE_NOTE = "Esimerkki – hankkeen mittaristo vahvistamatta"


@pytest.fixture(scope="module")
def made():
    return publish(EXAMPLE, TODAY)


@pytest.fixture(scope="module")
def pages(made):
    return {address: HTMLParser(html) for address, html in made.pages.items()}


def text(node):
    return re.sub(r" ([,.:])", r"\1", " ".join(node.text(separator=" ").split()))


def test_the_list_tells_the_latest_number_and_how_many_reported(pages):
    rows = {text(row.css_first("h3")): text(row) for row in pages["mittaristo/"].css(".row")}
    assert "90 henkilöä Kevät 2026, 3/5 hanketta raportoinut" in rows["Koe: osallistujat"]
    assert "Alussa: 63,9 % (n = 72) · Lopussa: 78,6 %" in rows["Koe: hyvä työkyky"]
    # What may not be combined has no number of its own.
    told = "Hankkeiden luvut Kevät 2026, alussa 2/4, lopussa 2/4 hanketta raportoinut"
    assert told in rows["Koe: koetut pisteet"]


def test_who_gave_the_beginning_alone_is_missing_wherever_the_state_is_told(pages):
    cover = "alussa 3/3, lopussa 2/3 hanketta raportoinut"
    joint = "joilta näkyy sekä alku että loppu: 2. Pois jäi: 1."
    for address in ("mittaristo/", "mittaristo/tyokyky/", "mittaristo/tyokyky/2026-kevat/"):
        told = text(pages[address].body)
        assert cover in told.replace("Alussa 3", "alussa 3") and joint in told, address
    page = text(pages["mittaristo/tyokyky/2026-kevat/"].body)
    assert "Koehanke Koski: loppu puuttuu" in page and "Puuttuvat (1)" in page
    state = text(pages["mittaristo/tilanne/"].body)
    assert "Koehanke Koski: annettu 1/3. Puuttuu Koe: hyvä työkyky (loppu)" in state
    own = text(pages["hankkeet/koe-koski/"].css_first("#mittarien-tulokset").parent)
    assert "Puuttuu vielä: Koe: hyvä työkyky (Kevät 2026, lopussa)" in own


def test_indicators_outside_the_set_stand_apart(pages):
    sections = {text(s.css_first("h2")): text(s) for s in pages["mittaristo/"].css("section")}
    assert "Nämä eivät kuulu vahvistettuun mittaristoon." in sections["Muut mittarit (1)"]
    assert "Tämä mittari ei kuulu" in pages["mittaristo/muu/"].html
    assert "Tämä mittari ei kuulu" not in pages["mittaristo/osallistujat/"].html


def test_every_count_is_that_of_the_list_it_leads_to(pages):
    counted = 0
    for address, page in pages.items():
        if not address.startswith("mittaristo/"):
            continue
        for link in page.css("a[href^='#']"):
            number = re.search(r"(\d+)$|^(\d+)", text(link))
            target = page.css_first(f"[id='{link.attributes['href'][1:]}']")
            if number and target and target.css_first(".number"):
                told = int(text(target.css_first(".number")).strip("()"))
                assert int(next(filter(None, number.groups()))) == told, (address, text(link))
                counted += 1
        for heading in page.css("h2, h3"):
            following = heading.next
            while following is not None and following.tag not in ("ul", "section", "h2", "h3"):
                following = following.next
            if heading.css_first(".number") and following is not None and following.tag == "ul":
                told = int(text(heading.css_first(".number")).strip("()"))
                assert told == len([li for li in following.iter() if li.tag == "li"]), address
                counted += 1
    assert counted > 20


def test_the_cover_is_the_number_of_rows_and_of_those_that_are_missing(pages):
    for address, page in pages.items():
        if address.count("/") != 3 or not address.startswith("mittaristo/"):
            continue
        cover = re.findall(r"(\d+)/(\d+)", text(page.css_first(".lead")))
        tables = [s for s in page.css("section") if s.css_first("tr[id^='rivi-']")]
        rows = [len(table.css("tr[id^='rivi-']")) for table in tables] or [0] * len(cover)
        assert rows == [int(given) for given, _ in cover], address
        missing = page.css_first("#puuttuvat").css_first(".number")
        gaps = [int(asked) - int(given) for given, asked in cover]
        assert int(text(missing).strip("()")) == max(gaps), address


def test_the_sum_is_that_of_the_rows_below_it(pages):
    page = pages["mittaristo/osallistujat/2026-kevat/"]
    values = [int(text(row.css("td")[0]).split()[0]) for row in page.css("tr[id^='rivi-']")]
    assert text(page.css_first(".total")) == f"Yhteensä: {sum(values)} henkilöä"


def test_a_row_leads_to_its_project_practice_and_file(made, pages):
    row = pages["mittaristo/osallistujat/2026-kevat/"].css_first("#rivi-koe-aalto-2")
    links = [link.attributes["href"] for link in row.css("a")]
    assert "../../../hankkeet/koe-aalto/#mittarien-tulokset" in links
    assert "../../../kaytannot/koe-tapa/" in links
    assert "../../../data/v1/results/koe-aalto.csv" in links
    assert "koe-aalto.csv, rivi 2" in text(row)
    assert "data/v1/results/koe-aalto.csv" in made.files


def test_a_withheld_number_stands_on_no_page(pages):
    page = pages["mittaristo/osallistujat/2026-kevat/"]
    koski = [row for row in page.css("tbody tr") if text(row).startswith("Koehanke Koski")]
    assert [text(row) for row in koski][1] == "Koehanke Koski salattu salattu salattu"
    assert "Salattu luku ei ole mukana yhteisissä luvuissa" in text(page.body)
    assert "2 hanketta yhteensä 42 28 0" in text(page.body)
    share = pages["mittaristo/tyokyky/2026-kevat/"]
    assert "salattu" in text(share.css_first("#rivi-koe-koski-6"))
    assert "50 %" not in text(share.body)


def test_every_shown_number_of_a_class_leads_to_its_row_and_no_withheld_one_does(made, pages):
    led = 0
    for address, page in pages.items():
        for cell in page.css("td[id^='rivi-']"):
            links = cell.css("a")
            assert bool(links) != text(cell).startswith("salattu"), address
            for link in links:
                file = link.attributes["href"].removeprefix("../../../")
                number, line = re.fullmatch(r"(\S+).* rivi (\d+)", text(cell)).groups()
                rows = made.files[file].decode("utf-8-sig").splitlines()
                assert rows[int(line) - 1].split(";")[6] == number, (address, text(cell))
                assert f"{number}: {file.rpartition('/')[2]}" in link.attributes["aria-label"]
                led += 1
    assert led == 6  # two of three projects show theirs


def test_numbers_of_before_and_after_lead_to_their_rows(pages):
    page = pages["mittaristo/pisteet/2026-kevat/"]
    first = page.css("#muutos ~ div tbody tr")[0].css("a")
    assert [text(a).split()[0] for a in first] == ["6,1", "7,4"]
    for link in first:
        row = page.css_first(f"[id='{link.attributes['href'][1:]}']")
        assert text(link).split()[0] in text(row)


def test_a_chart_says_its_numbers_in_words_and_stands_beside_its_table(pages):
    page = pages["mittaristo/osallistujat/2026-kevat/"]
    chart = page.css_first("figure.chart svg")
    assert chart.attributes["role"] == "img"
    title = page.css_first(f"[id='{chart.attributes['aria-labelledby']}']")
    assert "Koehanke Aalto: 48 henkilöä; Koehanke Harju: 22 henkilöä" in text(title)
    assert len(chart.css("rect.bar")) == 3


def test_before_and_after_have_an_interval_where_the_numbers_carry_it(pages):
    rows = [text(r) for r in pages["mittaristo/pisteet/2026-kevat/"].css("#muutos ~ div tbody tr")]
    assert "+1,3 0,5 … 2,1. Muutos erottuu sattumasta." in rows[0]
    assert "Ei lasketa: vastaajia on alle 30." in rows[1]


def test_the_state_of_reporting_names_those_who_are_late(pages):
    page = pages["mittaristo/tilanne/"]
    assert "Kaikki annettu: 2" in text(page.body) and "Myöhässä: 3" in text(page.body)
    assert "Koehanke Niemi: annettu 0/2. Puuttuu Koe: osallistujat, Koe: koetut pisteet." in text(
        page.body
    )


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    """The same with a project that is not in it yet, and a report that came late."""
    root = tmp_path_factory.mktemp("later")
    for file in EXAMPLE.rglob("*"):
        if file.is_file() and file.suffix in (".md", ".yml", ".csv"):
            to = root / file.relative_to(EXAMPLE)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(file.read_bytes().replace(b"tti;29.8.2026", LATE.get(file.stem, b"")))
    outside = project("Ulkona", more="starts: 2026\nends: 2027\n")
    (root / "projects/ulkona.md").write_text(outside, "utf-8")
    return {address: HTMLParser(html) for address, html in publish(root, TODAY).pages.items()}


LATE = {"koe-harju": b"tti;12.9.2026", "koe-aalto": b"tti;31.8.2026", "koe-koski": b"tti;1.9.2026"}


def test_a_running_project_that_is_not_in_the_set_yet_is_named(pages, later):
    section = later["mittaristo/tilanne/"].css_first("#ei-mukana").parent
    assert "Ei ole vielä mukana (1)" in text(section)
    assert section.css_first("li a").attributes["href"] == "../../hankkeet/ulkona/"
    assert "Kaikki käynnissä olevat hankkeet ovat mukana." in text(
        pages["mittaristo/tilanne/"].body
    )


def test_a_report_that_came_late_says_when(later):
    state = text(later["mittaristo/tilanne/"].body)
    assert "Koehanke Harju: 3/3, annettu myöhässä 12.9.2026" in state
    assert "Annettu myöhässä 1.9.2026." in state and "31.8.2026" not in state.split("(2)")[-1]
    rows = later["mittaristo/osallistujat/2026-kevat/"]
    assert "12.9.2026, annettu myöhässä" in text(rows.css_first("#rivi-koe-harju-2"))
    assert "myöhässä" not in text(rows.css_first("#rivi-koe-aalto-2"))


def test_a_project_shows_what_it_has_reported_and_what_it_has_not(pages):
    section = text(pages["hankkeet/koe-koski/"].css_first("#mittarien-tulokset").parent)
    assert "Koe: osallistujat Kevät 2026 20 henkilöä Tulostiedosto, rivi 2" in section
    assert "Ei vielä lukua: Koe: koetut pisteet. Puuttuva luku ei ole nolla." in section
    assert pages["hankkeet/koe-salo/"].css_first("#mittarien-tulokset")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """The real indicators, with a made-up project that says it reports one of them."""
    root = tmp_path_factory.mktemp("real")
    for folder in ("content/mittaristo", "practices", "projects"):
        (root / folder).mkdir(parents=True)
    for file in (ROOT / "content/mittaristo").iterdir():
        if file.is_file():
            (root / "content/mittaristo" / file.name).write_bytes(file.read_bytes())
    (root / "practices/a.md").write_text(practice(), "utf-8")
    carried = project("Koehanke", more="indicators:\n  - hyva-tyokyky\n")
    (root / "projects/koehanke.md").write_text(carried, "utf-8")
    return publish(root, TODAY.replace(day=30))


def test_until_the_set_is_confirmed_every_page_says_that_it_is_an_example(real):
    told = [a for a in real.pages if a.startswith("mittaristo/")]
    assert len(told) > 8
    for address in (*told, "hankkeet/koehanke/"):
        assert EXAMPLE_NOTE in real.pages[address], address


def test_an_example_is_called_one_on_its_cards_and_wherever_it_is_shared(real):
    address = "mittaristo/hyva-tyokyky/"
    assert "Esimerkkimittari" in real.pages["hankkeet/koehanke/"]
    for file in (f"{address}jaa/index.html", f"upota/{address}index.html", f"{address}index.md"):
        assert "Esimerkkimittari" in real.files[file].decode(), file
    twin = real.files[f"{address}index.md"].decode()
    assert "- Laskusääntö: Niiden osuus, jotka antoivat 8–10 pistettä" in twin


def test_an_unconfirmed_set_has_no_sheets_and_no_results(real):
    assert not [a for a in real.pages if re.fullmatch(r"mittaristo/[^/]+/\d{4}[^/]*/", a)]
    assert "Raportointijaksoja ei ole vielä." in real.pages["mittaristo/tilanne/"]


def test_each_real_indicator_says_what_is_counted_and_where_it_comes_from(real):
    for address, html in real.pages.items():
        if re.fullmatch(r"mittaristo/[^/]+/", address) and not address.endswith("tilanne/"):
            page = HTMLParser(html)
            terms = {text(term) for term in page.css("dt")}
            assert {"Määritelmä", "Laskusääntö", "Yksikkö", "Hankkeet yhdessä"} <= terms
            assert page.css_first("#lahteet"), address
