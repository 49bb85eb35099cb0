"""The search page, used as a person uses it."""

import pytest
from playwright.sync_api import expect

from knowledgebase.measure.browser import is_ours, packed, serving
from knowledgebase.measure.evaluation import index_folder
from knowledgebase.measure.measures import read_set
from knowledgebase.read.thesaurus import Concept
from knowledgebase.search.analysis import Table
from knowledgebase.search.tokens import fold, stem, tokens
from knowledgebase.search.translations import read_translations
from tests.conftest import CORPUS, ROOT, in_assets

pytestmark = pytest.mark.browser
RESULTS = "[data-search-results] li"


def search(page, question: str, more: str = "") -> list[str]:
    """Search by address and return the titles of the first results."""
    page.goto(f"haku/?q={question}{more}")
    settled(page)
    return page.locator(f"{RESULTS} h2").all_inner_texts()


def settled(page) -> None:
    """Wait until the status tells the number of results and as many are shown."""
    status = page.get_by_role("status").filter(has_text="osum")
    status.wait_for()
    if not status.inner_text().startswith("Ei"):
        page.locator(f"{RESULTS}:not(.search-bet)").first.wait_for()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("työaikapakki", "Työaikapankki"),
        ("mielenterveyskuntoutujalle", "IPS"),
        ("hairinta", "Häirinnän"),
        ("arbetstidsbank", "Työaikapankki"),
        ("job crafting", "tuunaamalla"),
        ("foreign nurses", "kielituki"),
        ("polvileikkaus", "TYÖOTE"),
        ("kouvola&tyyppi=project", "Voi Hyvin"),
        ("työ yhteisö sovittelu", "Työyhteisösovittelu"),
        ("vuorosuunnittelua", "vuorosuunnittelu"),
    ],
)
def test_errors_forms_compounds_and_languages_find(page, question, title):
    titles = search(page, question)
    assert any(title in found for found in titles[:3]), titles[:3]


def test_a_synonym_finds_and_says_so(page):
    assert search(page, "saikku")
    also = page.locator("[data-search-also]")
    assert "sairauspoissaolo" in also.inner_text()
    marks = page.locator(f"{RESULTS} mark").all_inner_texts()
    assert any("sairausloma" in mark.lower() or "poissaolo" in mark.lower() for mark in marks)


@pytest.mark.parametrize(
    ("question", "pinned"),
    [
        ("sairauspoissaolot", ["Sairauspoissaolot pitkittyvät"]),
        ("porukka uupuu", ["Porukka uupuu"]),
        ("kahvila porukka uupuu", ["Porukka uupuu"]),
        ("porukka väsynyt", ["Porukka uupuu"]),
        ("uupumus kahvilassa", ["Porukka uupuu"]),
        ("kahvila Lapissa", ["Lappi"]),
        ("Lapin hankkeet", ["Lappi"]),
        ("mitä Lapissa on käynnissä", ["Lappi"]),
        ("hankkeita Uudellamaalla nyt", ["Uusimaa"]),
        ("Lapin käytännöt", ["Lappi"]),
        # What else is asked for of the place is no general word.
        ("Lapin hankkeet leikkaus", []),
        *(
            (word, ["Seuraa"])
            for word in ("uutiskirje", "tilaa", "seuraa", "syöte", "rss", "RSS-syöte")
        ),
        # A room and an association are other words than those that ask to order and to follow.
        ("tila", []),
        ("seura", []),
        # Where and who alone name no page, and what no page is named by is asked for, too.
        ("kahvila", []),
        ("porukka", []),
        ("uupumus ja leikkaus", []),
        ("sairauspoissaolo lääkärintodistus", []),
    ],
)
def test_the_page_that_the_words_name_stands_on_top_wherever_and_of_whom_they_tell(
    page, question, pinned
):
    search(page, question)
    assert page.locator(".search-bet h2").all_inner_texts() == pinned


def test_the_exact_switch_keeps_to_the_words_and_is_in_the_address(page):
    wide = search(page, "perehdytys")
    page.get_by_label("Hae vain näillä sanoilla").check()
    page.wait_for_url("**tarkka=1**")
    settled(page)
    expect(page.locator("[data-search-also]")).to_be_hidden()
    assert wide
    assert search(page, "lafka")
    assert not search(page, "lafka", "&tarkka=1")
    assert page.get_by_label("Hae vain näillä sanoilla").is_checked()


def test_nothing_found_leads_on(page):
    assert not search(page, "qqqqzz")
    section = page.locator("[data-search-none]")
    section.wait_for()
    expect(section.get_by_role("link", name="Työkyky ja työhön paluu")).to_be_visible()
    expect(section.get_by_role("link", name="Kerro, mitä jäi puuttumaan")).to_be_visible()


def test_the_lists_tell_their_numbers_and_keep_the_choice_in_the_address(page):
    search(page, "hybridityö")
    tabs = page.get_by_role("tab")
    assert [t.split()[0] for t in tabs.all_inner_texts()] == ["Käytännöt", "Hankkeet", "Muut"]
    assert all(t.split()[1].isdecimal() for t in tabs.all_inner_texts())
    page.get_by_role("tab", name="Hankkeet").click()
    page.wait_for_url("**tyyppi=project**")
    page.locator(f"{RESULTS}:not(.search-bet) .result-label", has_text="Hanke").first.wait_for()
    assert not page.locator(".result-label", has_text="Hyvä käytäntö").count()
    page.reload()
    settled(page)
    assert page.locator("[aria-selected=true]").inner_text().startswith("Hankkeet")


@pytest.mark.parametrize("question", ["hybridityö", "ravintola väsymys"])
def test_practices_open_when_any_answers_and_the_lists_add_up(page, question):
    search(page, question)
    numbers = [int(t.split()[1]) for t in page.get_by_role("tab").all_inner_texts()]
    status = page.get_by_role("status").filter(has_text="osum").inner_text()
    assert int(status.split()[0]) == sum(numbers)
    assert numbers[0]
    assert page.locator("[aria-selected=true]").inner_text().startswith("Käytännöt")


def test_on_a_phone_the_limits_stand_before_the_results_and_off_the_way_to_them(page):
    page.set_viewport_size({"width": 390, "height": 844})
    search(page, "perehdytys", "&teema=osaaminen")
    limits = page.get_by_text("Rajaa tuloksia (1)")
    assert limits.bounding_box()["y"] < page.locator(RESULTS).first.bounding_box()["y"]
    page.get_by_label("Hakusanat").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[data-search-results]')")
    limits.click()
    below = page.get_by_label("Teema").bounding_box()["y"]
    assert page.get_by_label("Hakusanat").bounding_box()["y"] < below
    page.get_by_role("button", name="Poista rajaukset").click()
    page.wait_for_url(lambda url: "teema=" not in url)


def test_a_row_tells_its_evidence_its_place_and_why_it_matched(page):
    search(page, "työaikapankki")
    row = page.locator(f"{RESULTS}:not(.search-bet)").first
    assert "Hyvä käytäntö · Näyttö: " in row.inner_text()
    assert "Osui sanaan: työaikapankki" in row.inner_text()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("tekoälyllä", "Tekoäly tuli, mitä nyt?"),
        ("lappi", "Lappi"),
        ("vantaa", "Uusimaa"),
        ("tyoturvallisuus", "Työturvallisuus"),
    ],
)
def test_what_the_words_name_is_on_top(page, question, name):
    assert search(page, question)[0] == name


@pytest.mark.parametrize(
    "question", ["utbrändhet", "nuppi", "yksinyrittäjä", "ravintola-ala vaihtuvuus"]
)
def test_no_absurd_word_is_searched_for_or_marked(page, question):
    search(page, question)
    also = page.locator("[data-search-also-words]").inner_text()
    marks = {mark.lower() for mark in page.locator(f"{RESULTS} mark").all_inner_texts()}
    assert not {"null", "lämpöolot", "yksi"} & set(tokens(also))
    assert not {"ei", "heti", "yhdelle", "yksi", "työ", "töissä"} & marks


# What a question marks of a text, and what it must leave: a word with the same letters or the same
# beginning that is another word. Dots may be left out where that makes no other word.
PAIRS = [
    ("Lappi", "Lapissa käytiin läpi", "Lapissa"),
    ("läpi", "Lapissa käytiin läpi", "läpi"),
    ("raskaana", "raskaat nostot raskaana", "raskaana"),
    ("tekoäly", "älä pelkää tekoälyä tällä alalla", "tekoälyä"),
    ("ala", "älä pelkää tekoälyä tällä alalla", "alalla"),
    ("pelätä", "pelataan eikä pelätä", "pelätä"),
    ("pelata", "pelataan eikä pelätä", "pelataan"),
    ("valittaa", "esihenkilö välittää, asiakas valittaa", "valittaa"),
    ("välittää", "esihenkilö välittää, asiakas valittaa", "välittää"),
    ("tyohyvinvointi", "työhyvinvointia", "työhyvinvointia"),
    ("esihenkilot", "esihenkilöillä", "esihenkilöillä"),
    ("kysely", "henkilöstökyselyn tulos kysyttiin", "henkilöstökyselyn"),
    ("yrittäjä", "maatalousyrittäjien yritteliäisyys", "maatalousyrittäjien"),
    ("tilaa", "työtilanteita ja tapaturmatilasto työtilassa", ""),
    ("lyhyt lista", "lyhytlista", "lyhytlista"),
    # Both halves of a compound, of the page that has both.
    ("kyselytulos", "kyselyn vastaus ja tulokset", "kyselyn tulokset"),
]


def test_only_forms_of_the_word_itself_are_marked(tmp_path, chromium):
    (tmp_path / "docs").mkdir()
    texts = " ".join(text for _, text, _ in PAIRS)
    (tmp_path / "docs" / "a.md").write_text(f"# Otsikko\n\n{texts} raskaus\n", "utf-8")
    index_folder(tmp_path / "docs", tmp_path / "site", Table.read(), ())
    with serving(tmp_path / "site") as root:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(in_assets(f"{root}assets/js/search/weights.js"))
        found = page.evaluate(
            in_assets("""async ([root, pairs]) => {
              const { Engine } = await import(`${root}assets/js/search/engine.js`);
              const { wordsOf } = await import(`${root}assets/js/search/excerpt.js`);
              const engine = await Engine.open(root);
              return Promise.all(pairs.map(async ([question, text]) => {
                const { marks } = await engine.search(question, {}, false);
                return wordsOf(text, marks).filter(({ hit }) => hit)
                  .map(({ start, end }) => text.slice(start, end)).join(" ");
              }));
            }"""),
            [root, PAIRS],
        )
        context.close()
    assert dict(zip(PAIRS, found, strict=True)) == {pair: pair[2] for pair in PAIRS}


_SHOWS = in_assets("""async ([root, pages, question]) => {
  const { Engine } = await import(`${root}assets/js/search/engine.js`);
  const { excerpt } = await import(`${root}assets/js/search/excerpt.js`);
  const { marks } = await (await Engine.open(root)).search(question, {}, false);
  const said = (node) => (typeof node === "string" ? node : `[${node.textContent}]`);
  return pages.map((page) => excerpt({ summary: "", label: "Sivu", ...page }, marks).map(said).join(""));
}""")
_ROWS = in_assets("""async ([root, pages, question]) => {
  const { Engine } = await import(`${root}assets/js/search/engine.js`);
  const { row } = await import(`${root}assets/js/search/view.js`);
  const texts = await import(`${root}assets/js/search/excerpt.js`);
  const { marks } = await (await Engine.open(root)).search(question, {}, false);
  const all = { url: "x/", title: "Nimi", label: "Sivu", facts: "", summary: "" };
  return pages.map((page) => row({ ...all, ...page }, [], marks, root, texts).textContent);
}""")
_LONG = "asia on " * 15


def test_an_excerpt_is_whole_sentences_or_words_and_marks_a_phrase_as_one(tmp_path, chromium):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# Nimi\n\nAlaisen puhe.\n", "utf-8")
    talk = Concept(id="t", official="varhainen tuki", everyday=("alaisen puhe",))
    index_folder(tmp_path / "docs", tmp_path / "site", Table.read(), (talk,))
    texts = {
        "": "Sivu",
        f"Alaisen {_LONG}loppu. Uusi lause alkaa nyt": f"[Alaisen] {_LONG}loppu. …",
        f"Alaisen {_LONG}1,06 on luku": f"[Alaisen] {_LONG}1,06 …",
        f"Alaisen {_LONG}(luku tuossa) on luku": f"[Alaisen] {_LONG.strip()} …",
        "Sopii varhaiseen tukeen.": "Sopii [varhaiseen tukeen].",
        "Australialaisessa kokeessa": "Australialaisessa kokeessa",
    }
    pages = [{"text": text, "number": 0} for text in texts]
    with serving(tmp_path / "site") as root:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(in_assets(f"{root}assets/js/search/weights.js"))
        found = page.evaluate(_SHOWS, [root, pages, "alaisen puhe"])
        context.close()
    assert dict(zip(texts, found, strict=True)) == texts


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("muistisairaus", "", "muistisairas"),
        ("mental health", "mielenterveys työssä", "terveys"),
        ("samapalkkaisuutta", "", "samapalkkaisuus"),
        ("osatyökykyisiä", "", "osatyökykyiset"),
        ("employees", "", "työllistää"),
        ("jaksaa eläkkeelle", "", "työuupumus"),
        ("selkä ei kestä", "selkä ei kestä", "selkä kestä"),
        ("hybriidityö", "hybridityö", ""),
    ],
)
def test_what_was_written_right_is_neither_corrected_nor_read_as_another_word(
    page, question, right, wrong
):
    page.goto("haku/")
    also = [word for row in page.evaluate(_EXPAND, [question]) for word in row.values()]
    assert (not right or right in also) and (wrong not in also)


def test_a_foreign_compound_is_found_by_its_parts_and_a_narrower_word_that_no_card_says_is_told(
    tmp_path, chromium
):
    (tmp_path / "docs").mkdir()
    texts = ("Selän kipu", "Elintavat kuntoon", "Muutos talossa", "Muuttaja saapuu", "Kuka joskus")
    for number, text in enumerate(texts):
        (tmp_path / "docs" / f"{number}.md").write_text(f"# {text}\n\nTeksti.\n", "utf-8")
    habits = Concept(id="e", official="elintavat", everyday=("tavat",), narrower=("savuton talo",))
    index_folder(tmp_path / "docs", tmp_path / "site", Table.read(), (habits,))
    questions = ["ryggsmärta", "savuton talo", "tavat", "muuttaja", "ketään"]
    with serving(tmp_path / "site") as root:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(in_assets(f"{root}assets/js/search/weights.js"))
        found = page.evaluate(
            in_assets("""async ([root, questions]) => {
              const { Engine } = await import(`${root}assets/js/search/engine.js`);
              const engine = await Engine.open(root);
              return Promise.all(questions.map(async (question) => {
                const { results, unknown } = await engine.search(question, {}, false);
                const pages = await Promise.all(results.map((one) => one.data()));
                return [pages.map((one) => one.title), unknown];
              }));
            }"""),
            [root, questions],
        )
        context.close()
    back, smoke, habit, mover, nobody = found
    assert back == [["Selän kipu"], []]
    assert "Elintavat kuntoon" in smoke[0] and smoke[1] == ["savuton"]
    assert habit[0][0] == "Elintavat kuntoon" and habit[1] == []
    assert mover[0] == ["Muuttaja saapuu"]
    assert nobody[0] == []


def test_the_commonest_words_neither_match_nor_mark(page):
    few = page.locator("[data-search-status]")
    search(page, "rasismi")
    alone = few.inner_text()
    search(page, "rasismi töissä")
    assert few.inner_text() == alone


def test_two_errors_in_a_long_word_still_find(page):
    assert search(page, "sairaspoisaolot")
    assert "sairauspoissaolo" in page.locator("[data-search-also]").inner_text()


def test_a_word_that_no_page_says_is_told(page):
    search(page, "qqqqzz perehdytys")
    assert (
        "Ei kortteja sanasta ”qqqqzz”. Lähimpiä:" in page.get_by_role("status").first.inner_text()
    )


def test_what_only_other_pages_say_is_no_card(page):
    """The page in English says "add", which is also another name for ADHD."""
    search(page, "adhd")
    assert "Ei kortteja sanasta ”adhd”." in page.get_by_role("status").first.inner_text()


def test_the_tail_is_shown_when_asked_for(page):
    search(page, "työaikapankki")
    before = page.locator(RESULTS).count()
    looser = page.get_by_role("button", name="Näytä väljemmät")
    looser.click()
    looser.wait_for(state="hidden")
    page.locator(RESULTS).nth(before).wait_for()


def test_coming_back_keeps_the_rows_and_the_place(page):
    search(page, "työhyvinvointi")
    page.get_by_role("button", name="Näytä lisää").click()
    page.locator(RESULTS).nth(19).wait_for()
    link = page.locator(f"{RESULTS} h2 a").nth(17)
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(lambda url: "/haku/" not in url)
    page.go_back()
    page.locator(RESULTS).nth(19).wait_for()
    page.wait_for_timeout(200)
    assert abs(page.evaluate("scrollY") - top) < 5


def test_a_row_without_a_mark_says_how_people_ask_for_it(tmp_path, chromium):
    """And a near word is marked only where nothing nearer is."""
    (tmp_path / "docs").mkdir()
    for name, text in {"a": "Kuume nousi.", "b": "Kuume ja sairausloma.", "c": "Muuta."}.items():
        (tmp_path / "docs" / f"{name}.md").write_text(f"# {name}\n\n{text}\n", "utf-8")
    leave = Concept(id="s", official="poissaolo", everyday=("sairausloma",), related=("kuume",))
    index_folder(tmp_path / "docs", tmp_path / "site", Table.read(), (leave,))
    asked = "ei voi tulla · poissaolo pitkittyy"
    pages = [{"text": text, "asked": asked} for text in ("Kuume nousi.", "Kuume ja sairausloma.")]
    with serving(tmp_path / "site") as root:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(in_assets(f"{root}assets/js/search/weights.js"))
        texts = page.evaluate(_SHOWS, [root, pages, "poissaolo"])
        rows = page.evaluate(
            _ROWS, [root, [*pages, {"text": "Muuta.", "asked": asked}], "poissaolo"]
        )
        context.close()
    assert texts == ["[Kuume] nousi.", "Kuume ja [sairausloma]."]
    assert [row.partition("Kysytään myös: ")[2] for row in rows] == [
        "",
        "",
        "”poissaolo pitkittyy”",
    ]


def test_what_was_told_of_the_workplace_applies_to_the_results(page):
    search(page, "työhyvinvointi")
    assert not page.locator(f"{RESULTS} .fit").count()
    first = page.get_by_label("Meille sopivat ensin")
    expect(first).to_be_hidden()
    page.evaluate(
        "localStorage.setItem('tyopaikka', JSON.stringify({ tarve: 'riitely', toimiala: 'sote', teema: 'tyohyvinvointi' }))"
    )
    page.reload()
    settled(page)
    page.locator(f"{RESULTS} .fit").first.wait_for()
    told = page.locator(f"{RESULTS} .fit").all_inner_texts()
    assert len(told) == page.locator(f"{RESULTS}:not(.search-bet)").count()
    assert any("Ei täsmää" in words for words in told[:-1])
    assert not any("tilanne" in words for words in told), "the words say what is asked for now"
    first.check()
    page.wait_for_url("**sopivat=1**")
    settled(page)
    clashes = ["Ei täsmää" in words for words in page.locator(f"{RESULTS} .fit").all_inner_texts()]
    assert clashes == sorted(clashes)
    assert clashes != ["Ei täsmää" in words for words in told]
    assert "sote" not in page.url


def test_the_lists_are_open_to_the_arrow_keys(page):
    search(page, "hybridityö")
    tabs = page.get_by_role("tab")
    tabs.first.focus()
    for key, name in (("End", "Muut"), ("ArrowLeft", "Hankkeet"), ("Home", "Käytännöt")):
        page.keyboard.press(key)
        chosen = page.locator("[role=tab][aria-selected=true]")
        assert chosen.inner_text().startswith(name)
        assert chosen.get_attribute("tabindex") == "0"
        assert page.evaluate("document.activeElement.textContent").startswith(name)
        assert page.get_by_role("tabpanel").get_attribute("aria-labelledby") == (
            chosen.get_attribute("id")
        )


def test_the_summary_is_shown_when_no_passage_matches(page):
    search(page, "resilienssi")
    rows = page.locator(f"{RESULTS}:not(.search-bet)")
    without = [row for row in rows.all() if not row.locator("mark").count()]
    assert without
    for row in without:
        summary = row.locator(".search-excerpt").inner_text()
        page.goto(row.locator("a").get_attribute("href"))
        assert summary in page.locator("[data-search-field=summary]").inner_text()
        break


def test_practices_stand_before_projects_and_those_that_run_before_those_that_ended(page):
    page.goto("haku/")
    found = page.evaluate(
        in_assets("""async () => {
          const root = new URL('../', location.href).href;
          const { ranking } = await import(`${root}assets/js/search/score.js`);
          const postings = { pages: [0, 1, 2, 3], impacts: [1, 1, 1, 1] };
          const node = { kind: 'list', postings, said: 'sana', weight: 1 };
          return ranking([node], { fresh: [9, 9, 0, 0], kinds: 'oerp' }).map(({ page }) => page);
        }""")
    )
    assert found == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("question", "opened"),
    [
        ("Lapin hankkeet", "project"),
        ("mitä Lapissa on käynnissä", "project"),
        ("hankkeet", "project"),
        ("uupumus hanke", "project"),
        ("Lapin käytännöt", "practice"),
        # Of what use a project is asks for no list of them.
        ("mitä pieni yritys hyötyy hankkeesta", "practice"),
    ],
)
def test_who_asks_for_projects_gets_their_list_and_those_that_run_first(page, question, opened):
    page.goto("haku/")
    tab, kinds = page.evaluate(
        in_assets("""async (question) => {
          const root = new URL('../', location.href).href;
          const { Engine } = await import(`${root}assets/js/search/engine.js`);
          const engine = await Engine.open(root);
          const { tab, results } = await engine.search(question, {}, false);
          const well = results.filter((one) => one.tab === 'project' && !one.loose);
          return [tab, well.map(({ number }) => engine.dictionary.kinds[number]).join('')];
        }"""),
        question,
    )
    assert tab == opened
    if opened == "project":
        assert set(kinds) == {"r", "e"} and "er" not in kinds


def test_without_scripts_the_page_says_what_to_do(chromium, served):
    context = chromium.new_context(
        base_url=served, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("haku/?q=uupumus")
    expect(page.get_by_text("Haku tarvitsee JavaScriptin.")).to_be_visible()
    expect(
        page.get_by_role("main").get_by_role("link", name="käytännöt", exact=True)
    ).to_be_visible()
    assert not page.get_by_role("tab").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_removing_the_limits_keeps_the_question(page):
    search(page, "perehdytys", "&teema=osaaminen")
    page.get_by_role("button", name="Poista rajaukset").click()
    page.wait_for_url(lambda url: "teema=" not in url)
    assert page.get_by_label("Hakusanat").input_value() == "perehdytys"


def test_three_tabs_at_most_lead_from_the_field_to_the_first_result(page):
    search(page, "perehdytys")
    page.get_by_label("Hakusanat").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[data-search-results]')")


def test_no_page_is_found_by_what_every_page_says(page):
    for question in ("lähteet lueteltu yllä", "tuloksista vastaa"):
        search(page, question)
        text = page.locator("[data-search-results]").inner_text()
        assert "CC BY" not in text
        assert "ei ole tiedossa. Tavoite" not in text


def test_the_keyboard_alone_is_enough(page):
    page.goto("haku/")
    page.get_by_label("Hakusanat").focus()
    page.keyboard.type("työote")
    page.keyboard.press("Enter")
    page.locator(RESULTS).first.wait_for()
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('[data-search-results]')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/haku/" not in url)
    assert "TYÖOTE" in page.locator("h1").inner_text()


_EXPAND = in_assets("""async (questions) => {
  const root = new URL('../', location.href).href;
  const { Engine } = await import(`${root}assets/js/search/engine.js`);
  const engine = await Engine.open(root);
  const found = [];
  for (const text of questions) found.push(...(await engine.search(text, {}, false)).also);
  return found;
}""")


def test_every_word_that_is_searched_for_has_a_row_that_an_editor_can_find(page):
    """The thesaurus, the table of translations or the table of words says each of them."""
    folder = ROOT / "tests" / "measure" / "questions"
    asked = [q.text for name in ("", "second", "third") for q in read_set(folder / name)]
    vocabularies = (CORPUS / "content" / "vocabularies").rglob("*.yml")
    written = "\n".join(file.read_text("utf-8") for file in vocabularies)
    lemmas = {r.replace("|", "").lstrip("~") for row in Table.read().forms.values() for r in row}
    finnish = {fold(word) for row in read_translations().values() for word in row}
    page.goto("haku/")
    found = page.evaluate(_EXPAND, asked)
    assert len(found) > 300
    for row in found:
        assert len(fold(row["asked"])) >= 2, row
        if row["by"] == "sanasto":
            assert f'"{row["word"]}"' in written, row
        elif row["by"] == "käännös":
            assert fold(row["word"]) in finnish, row
        else:
            assert row["word"] in lemmas, row


def test_excerpts_show_only_what_the_pages_say(page):
    """No word that search adds to a page may show in an excerpt."""
    checked = 0
    for question in ("saikku", "polvileikkaus", "etätyö", "lappi", "esimies", "mental health"):
        search(page, question)
        rows = page.evaluate(
            "[...document.querySelectorAll('[data-search-results] li:not(.search-bet)')].slice(0, 4).map((row) =>"
            "[row.querySelector('a').href, row.querySelector('.search-excerpt').textContent])"
        )
        for address, excerpt in rows:
            html = page.request.get(address).text()
            text = page.evaluate(
                "(html) => { const page = new DOMParser().parseFromString(html, 'text/html');"
                "return page.querySelector('#sisalto').textContent; }",
                html,
            )
            said = text.lower().replace("\u00ad", "")
            assert not [word for word in tokens(excerpt) if word not in said], address
            checked += 1
    assert checked >= 10


def test_python_and_the_browser_cut_and_key_words_alike(page):
    words = sorted(Table.read().forms)[::7]
    texts = ["Etä- ja hybridityö – TTL:n pk‑yritys", "TYÖKYKY 2026", "ÅL æø ğ Straße ½ x²"]
    page.goto("haku/")
    found = page.evaluate(
        in_assets(
            "async ([words, texts]) => { const w = await import(new URL('../assets/js/search/words.js', location.href));"
            "return [words.map((word) => w.stem(w.fold(word))), texts.map(w.tokens)]; }"
        ),
        [words, texts],
    )
    assert found[0] == [stem(fold(word)) for word in words]
    assert found[1] == [list(tokens(text)) for text in texts]


def test_a_search_costs_few_bytes(page):
    """Our scripts and words: 30 kB for the first search, 15 kB for one more (packed)."""
    sizes: list[tuple[str, int]] = []
    page.on("response", lambda r: sizes.append((r.url, packed(r))) if is_ours(r.url) else None)
    search(page, "saikku")
    cold = sum(size for _, size in sizes)
    assert 0 < cold <= 30_000, sorted((n, u.rsplit("/", 1)[-1]) for u, n in sizes)
    sizes.clear()
    page.get_by_label("Hakusanat").fill("etäjohtaminen")
    page.keyboard.press("Enter")
    page.wait_for_url("**johtaminen**")
    page.wait_for_timeout(300)
    assert sum(size for _, size in sizes) <= 15_000
