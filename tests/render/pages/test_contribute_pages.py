"""The form in a real browser, as a new contributor uses it, and its likeness to the check."""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import expect

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.contribute.browser_patterns import in_javascript
from knowledgebase.contribute.form_data import PATTERNS, rule_data
from knowledgebase.contribute.issue_forms import ASKED_KINDS
from knowledgebase.contribute.json_schema import json_schema
from knowledgebase.contribute.plain_questions import BODY, GIVEN, PLAIN_QUESTIONS
from knowledgebase.contribute.writing import entry_text
from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.near import nearest
from knowledgebase.ground.slugs import slug_of
from knowledgebase.ground.titles import holders_of, near_titles, stems
from knowledgebase.read.composed import compose
from knowledgebase.read.source import read_source
from knowledgebase.schema import KINDS
from knowledgebase.validate.broken import among, broken
from knowledgebase.validate.conditions import CONDITIONS, reading_conditions
from knowledgebase.validate.picture import check_picture
from tests.accessibility import accessibility_faults
from tests.conftest import (
    CORPUS,
    ROOT,
    TODAY,
    corpus_words,
    examples,
    filled_example,
    in_assets,
    kb,
    known_vocabularies,
    ready_lines,
)

VOCABULARIES = known_vocabularies()
FORM = "osallistu/lomake/"
IMPORT = in_assets(
    "const load = (name) => import(new URL(`../../assets/js/form/${name}.js`, location.href));"
)
EXAMPLES = sorted(ROOT.glob("schema/examples/*.md"))


def open_form(page, query=""):
    page.goto(FORM + query)
    page.locator("[data-entry-form]:not([hidden])").wait_for()


def field(page, label):
    return page.get_by_label(label, exact=False).first


def fold(page, title):
    return page.locator("summary", has_text=title).first


def fill_required(page):
    field(page, "Nimi").fill("Työkyky: lyhyt tauko vuoron alussa")
    field(page, "Tiivistelmä").fill("Työyhteisö sopi lyhyestä tauosta vuoron alkuun.")
    field(page, "Ongelma").fill("Vuoro alkaa kiireellä.")
    page.get_by_role("group", name="Teemat").get_by_label("Työhyvinvointi").check()
    page.get_by_role("group", name="Alueet").get_by_label("Lappi").check()
    field(page, "Ratkaisu").fill("Vuoron alussa on viiden minuutin tauko.")
    field(page, "Vaikutuksen suunta").select_option("ei-tiedossa")
    field(page, "Näytön taso").select_option("1")
    field(page, "Asetelma").select_option("kokemus")
    field(page, "Mitä luettiin").select_option("uutinen")
    field(page, "Perustelu näytölle").fill("Lähde kertoo kokemuksia.")
    field(page, "Lähteen nimi").fill("Hankkeen sivu")
    field(page, "Lähteen osoite").fill("https://example.org/lahde")
    field(page, "Lähteen laji").select_option("hankesivu")
    field(page, "Mitä lähde kertoo").fill("Lähde kertoo tauosta.")
    field(page, "Luettu").fill("20.11.2026")
    fold(page, "Kerro laajemmin").click()
    field(page, "Lähtötilanne").fill("Vuorot alkoivat kiireellä.\n\nTaukoja ei ollut.")


def submit(page):
    page.get_by_role("button", name="Tarkista kortti").click()


def is_accepted(make_root, page, files=()):
    """Put what the form made into a root of its own and return the text; the check must accept it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa tiedosto").click()
    folder = page.locator("[data-kind-picker]").input_value()
    shelf = SHELVES[folder].folder
    root = make_root({**corpus_words(), **dict(files)})
    target = root / shelf / download.value.suggested_filename
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(download.value.path(), target)
    done = kb("check", "--root", root, "--today", TODAY.isoformat())
    assert done.returncode == 0, done.stdout
    return target.read_text("utf-8")


@pytest.mark.browser
def test_from_the_contribute_page_to_a_file_that_the_check_accepts(page, make_root):
    page.goto("osallistu/")
    page.get_by_role("link", name="lomake").first.click()
    page.locator("[data-entry-form]:not([hidden])").wait_for()
    fill_required(page)
    assert page.locator("[data-preview] .card-title").inner_text().startswith("Työkyky: lyhyt")
    assert "Työhyvinvointi" not in page.locator("[data-preview] .card-scales").inner_text()
    submit(page)
    expect(page.locator("[data-summary]")).to_be_hidden()
    path = "practices/tyokyky-lyhyt-tauko-vuoron-alussa.md"
    assert page.locator("[data-path]").text_content() == path
    assert "kansioon practices" in page.locator(".form-ways").inner_text()
    text = is_accepted(make_root, page)
    assert "accessed: 2026-11-20\n" in text
    assert "## Lähtötilanne\n\nVuorot alkoivat kiireellä.\n\nTaukoja ei ollut.\n" in text
    result = page.locator("[data-result]")
    assert "lähetä se sille, joka pyysi sinua kirjoittamaan" in result.inner_text()


@pytest.mark.browser
def test_what_the_check_would_warn_of_is_told_before_sending(page):
    open_form(page)
    fill_required(page)
    field(page, "Lähteen osoite").fill("")
    field(page, "Ratkaisu").fill("Taukoa ei ole tutkittu.")
    submit(page)
    warned = page.locator("[data-result] [data-warnings]")
    said = warned.get_by_role("link").all_inner_texts()
    assert [" ".join(row.split()[:4]) for row in said] == [
        "Ratkaisu: ”ei ole tutkittu”",
        "Kortista puuttuu ensimmäinen askel.",
        "Lähteellä ”Hankkeen sivu” ei",
    ]
    warned.get_by_role("link").nth(1).click()
    page.get_by_label("Kuka aloittaa").fill("Esihenkilö")
    page.get_by_role("textbox", name="Ensimmäinen askel").fill("Sopikaa tauosta.")
    field(page, "Lähteen osoite").fill("https://example.org/lahde")
    field(page, "Ratkaisu").fill("Tauko.")
    submit(page)
    expect(warned).to_be_hidden()


@pytest.mark.browser
def test_faults_stay_marked_while_they_are_mended_and_the_summary_counts_them(page):
    open_form(page)
    left, title = page.locator("[data-left]"), page.locator("[data-summary-title]")
    field(page, "Nimi").fill("Työkyky: lyhyt tauko")
    submit(page)
    expect(title).to_have_text("5 kohtaa puuttuu tai on väärin")
    expect(left).to_have_text("5 kohtaa puuttuu tai on väärin.")
    marked = page.locator("[data-entry-form] [aria-invalid]")
    before = marked.count()
    field(page, "Ongelma").fill("Vuoro alkaa kiireellä.")
    field(page, "Ratkaisu").focus()
    expect(title).to_have_text("4 kohtaa puuttuu tai on väärin")
    expect(marked).to_have_count(before - 1)
    told = page.locator("[data-summary-list]")
    expect(told).to_contain_text("Teemat")
    expect(told.locator("li", has_text="Teemat")).to_contain_text("Valitse")


@pytest.mark.browser
def test_an_answer_that_nothing_is_known_leaves_nothing_to_ask(page):
    open_form(page)
    assert field(page, "Luettu").input_value() == page.evaluate(
        "new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' })"
    )
    why = field(page, "Perustelu näytölle")
    field(page, "Näytön taso").select_option("0")
    assert field(page, "Asetelma").input_value() == "kuvaus"
    assert why.input_value() == "Lähde kuvaa käytännön. Tuloksia ei ole luettu."
    field(page, "Näytön taso").select_option("2")
    assert (field(page, "Asetelma").input_value(), why.input_value()) == ("", "")
    why.fill("Oma syy.")
    field(page, "Näytön taso").select_option("0")
    assert why.input_value() == "Oma syy."


@pytest.mark.browser
def test_a_fresh_form_says_that_nothing_is_known_and_counts_what_is_left(page, make_root):
    """Few answers make a card: what no one knows is answered until the writer knows more."""
    open_form(page)
    left = page.locator("[data-left]")
    expect(left).to_have_text("6 kohtaa puuttuu tai on väärin.")
    regions = page.get_by_role("group", name="Alueet")
    assert regions.get_by_label("Ei tiedossa").is_checked()
    assert field(page, "Perustelu vaikutukselle").input_value() == "Tuloksia ei ole luettu."
    field(page, "Nimi").fill("Työkyky: lyhyt tauko vuoron alussa")
    field(page, "Tiivistelmä").fill("Työyhteisö sopi lyhyestä tauosta vuoron alkuun.")
    field(page, "Ongelma").fill("Vuoro alkaa kiireellä.")
    page.get_by_role("group", name="Teemat").get_by_label("Työhyvinvointi").check()
    field(page, "Ratkaisu").fill("Vuoron alussa on viiden minuutin tauko.")
    field(page, "Kuka aloittaa").fill("Esihenkilö")
    page.get_by_role("textbox", name="Ensimmäinen askel").fill("Sopikaa tauosta.")
    field(page, "Lähteen nimi").fill("Hankkeen sivu")
    field(page, "Lähteen osoite").fill("https://example.org/lahde")
    field(page, "Lähteen laji").select_option("hankesivu")
    field(page, "Mitä lähde kertoo").fill("Lähde kertoo tauosta.")
    field(page, "Luettu").fill("20.11.2026")
    field(page, "Luettu").blur()
    expect(left).to_have_text("Pakolliset kohdat on täytetty.")
    submit(page)
    text = is_accepted(make_root, page)
    assert "regions:\n  - ei-tiedossa\n" in text and "  level: 0\n" in text


@pytest.mark.browser
def test_what_an_answer_makes_required_is_marked_and_told_once(page):
    open_form(page)
    regions = page.get_by_role("group", name="Alueet")
    regions.get_by_label("Lappi").check()
    assert not regions.get_by_label("Ei tiedossa").is_checked()
    marks = page.locator(".form-needed")
    expect(marks).to_have_count(0)
    level = field(page, "Näytön taso")
    expect(level.locator("option[value='4']")).to_have_text(
        "4 – Tutkittu. Tutkimus, jossa on vertailuryhmä, tai tutkimuskatsaus."
    )
    level.select_option("1")
    field(page, "Vaikutuksen suunta").select_option("myonteinen")
    expect(marks).to_have_count(1)
    submit(page)
    told = page.locator("[data-summary] a")
    said = told.filter(has_text="Kenen luku tai arvio")
    expect(said).to_have_count(1)
    said.click()
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Kenen luku")
    field(page, "Lähteen nimi").fill("Hankkeen sivu")
    field(page, "Luettu").fill("eilen")
    submit(page)
    expect(told.filter(has_text="tulevaisuudessa")).to_have_count(0)
    expect(told.filter(has_text="eilen")).to_have_count(1)


@pytest.mark.browser
def test_what_is_not_known_asks_few_words_and_opens_when_more_is_known(page):
    """At 200 words a minute the questions as they open are read in less than three minutes."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_form(page)
    # A closed list shows its choice alone; the rest of it is read by whoever opens it.
    shut = "lists => lists.filter(l => l.checkVisibility()).flatMap(l => [...l.options].filter(o => !o.selected).map(o => o.text))"
    closed = page.locator("[data-entry-form] select").evaluate_all(shut)
    read = page.locator("[data-entry-form]").inner_text().split()
    assert len(read) - len(" ".join(closed).split()) <= 420
    design, why = field(page, "Asetelma"), field(page, "Perustelu vaikutukselle")
    assert not design.is_visible() and not why.is_visible()
    field(page, "Näytön taso").select_option("1")
    assert design.is_visible() and not why.is_visible()
    page.reload()
    page.locator("[data-entry-form]:not([hidden])").wait_for()
    assert design.is_visible() and not why.is_visible()
    field(page, "Näytön taso").select_option("0")
    assert not design.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("group", ["Työpaikan koko", "Alueet"])
def test_that_nothing_is_known_stands_alone_and_the_last_answer_holds(page, group):
    open_form(page)
    boxes = page.get_by_role("group", name=group)
    unknown, known = boxes.get_by_label("Ei tiedossa"), boxes.locator("input").first
    for last, other in ((known, unknown), (unknown, known), (known, unknown)):
        last.check()
        assert last.is_checked() and not other.is_checked()
    boxes.locator("input").nth(1).check()
    assert boxes.locator("input:checked").count() == 2
    unknown.check()
    assert boxes.locator("input:checked").count() == 1
    unknown.uncheck()
    assert boxes.locator("input:checked").count() == 0


@pytest.mark.browser
def test_a_link_of_the_summary_leads_to_the_answer_that_is_missing(page):
    def with_readings(route):
        told = route.fetch().json()
        told["conditions"] += [asdict(each) for each in reading_conditions(VOCABULARIES)]
        route.fulfill(json=told)

    # The corpus lets a level stand without a reading; the product's own words do not.
    page.route("**/tiedot.json", with_readings)
    open_form(page)
    empty = field(page, "Asetelma").locator("option[value='']")
    assert empty.text_content() == "Oletus: Ei tiedossa"
    field(page, "Näytön taso").select_option("2")
    assert empty.text_content() == "Valitse"
    marked = page.locator("legend, label").filter(has=page.locator(".form-needed"))
    names = marked.locator(".form-name").all_inner_texts()
    assert {"Asetelma", "Mitä luettiin", "Näytön lähteet"} <= set(names)
    submit(page)
    missing = {
        "Milloin ei toimi": "milloin käytäntö ei toimi",
        "Näytön lähteet": "lähdettä ei ole nimetty",
        "Asetelma": "kentässä Asetelma ei ole vastausta",
    }
    for name, said in missing.items():
        page.locator("[data-summary] a").filter(has_text=said).click(timeout=5000)
        at = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement.querySelector('legend')).textContent"
        )
        assert at.startswith(name)
        assert page.evaluate("document.activeElement.checkVisibility()")
    field(page, "Näytön taso").select_option("0")
    assert empty.text_content() == "Oletus: Ei tiedossa"
    assert marked.count() == 0


@pytest.mark.browser
def test_the_text_of_a_swedish_entry_has_swedish_headings(page, make_root):
    open_form(page)
    fill_required(page)
    fold(page, "Muut tiedot, jos tiedät").click()
    field(page, "Kieli").select_option("sv")
    submit(page)
    text = is_accepted(make_root, page)
    assert "lang: sv\n" in text
    assert "## Utgångsläge\n\nVuorot alkoivat kiireellä." in text


@pytest.mark.browser
def test_eight_plain_questions_come_first_and_the_rest_is_folded(page):
    open_form(page)
    asked = page.locator(".form-question h3").all_inner_texts()
    assert asked == [
        "1. Mitä tehdään?",
        "2. Kenelle?",
        "3. Miten?",
        "4. Mitä se vaati?",
        "5. Mistä tieto on?",
        "6. Mitä siitä seurasi?",
        "7. Mistä se tiedetään?",
        "8. Keneltä voi kysyä?",
    ]
    for label in ("Työmäärän luokka", "Kustannuksen luokka", "Ajan luokka", "Rooli"):
        assert field(page, label).is_visible(), label
    for label in ("Asiasanat", "Vaiheet", "Käyttöönotot", "Kuvat", "Sivun osoite", "Tulokset"):
        assert field(page, label).is_hidden(), label


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_a_required_field_is_in_a_plain_question(kind):
    schema = json_schema(KINDS[kind], VOCABULARIES)
    rows = [row for question in PLAIN_QUESTIONS[kind] for row in question.fields]
    asked = [name for name, _, _ in (row.partition(":") for row in rows)]
    assert 7 <= len(PLAIN_QUESTIONS[kind]) <= 8
    assert set(schema["required"]) <= set(asked) <= {*schema["properties"], BODY}
    assert len(set(asked)) == len(asked)
    assert not set(asked) & set(schema["x-not-asked"])
    for row in rows:
        name, _, parts = row.partition(":")
        node = schema["properties"].get(name, {})
        inner = node.get("items", node)
        assert set(parts.split()) <= set(inner.get("properties", ()))
        # A part that must be given is never folded away.
        assert not parts or set(inner.get("required", ())) <= set(parts.split())


@pytest.mark.browser
@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_no_key_and_no_pattern_is_shown(page, kind):
    open_form(page, f"?laji={kind}")
    submit(page)
    for summary in page.locator("summary").all():
        summary.evaluate("node => { node.parentElement.open = true; }")
    for button in page.get_by_role("button", name="Lisää:").all():
        button.click()
    shown = page.locator("form.entry-form").inner_text()
    keys = re.findall(r"(?<![\w/.-])[a-z]+(?:_[a-z]+|\.[a-z]+)+(?![\w/-])", shown)
    assert keys == []
    for word in ("title", "true", "”.md”", "[a-z", "practice:", "Tiedostonimi", "undefined"):
        assert word not in shown, word


@pytest.mark.browser
def test_three_typical_mistakes_are_explained_at_the_field(page):
    open_form(page, "?themes=tyokkyy")
    fill_required(page)
    page.get_by_role("group", name="Teemat").get_by_label("Työhyvinvointi").uncheck()
    fold(page, "Muut tiedot").click()
    page.get_by_label("Sivun osoite").fill("Oma Malli")
    fold(page, "Muut tiedot").click()
    field(page, "Luettu").fill("31.2.2026")
    submit(page)

    def fault(rule):
        return page.locator(f'[data-fields] [data-rule="{rule}"]').inner_text()

    assert fault("unknown-theme").startswith(
        "”tyokkyy” ei ole teema. Tarkoititko ”Työkyky ja työhön paluu”?"
    )
    # What is folded is opened when there is a fault in it.
    assert fault("bad-file-name").startswith("Tiedostonimi ”Oma Malli.md” ei kelpaa.")
    assert fault("bad-date") == (
        "Kentän Luettu arvo ”2026-02-31” ei ole päivä. Kirjoita päivä muodossa 2026-11-24."
    )
    summary = page.locator("[data-summary]")
    assert summary.get_by_role("link").count() == 3
    assert page.evaluate("document.activeElement.hasAttribute('data-summary')")
    summary.get_by_role("link", name="Luettu").click()
    focused = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert "ei ole päivä" in page.locator(f"#{focused.split()[-1]}").inner_text()
    expect(page.locator("[data-result]")).to_be_hidden()


@pytest.mark.browser
def test_a_rule_between_fields_names_them_as_the_form_does(page):
    open_form(page)
    fill_required(page)
    field(page, "Näytön taso").select_option("2")
    field(page, "Vaikutuksen suunta").select_option("myonteinen")
    submit(page)
    told = page.locator("[data-summary]").inner_text()
    assert "Lisää kenttään ”Milloin ei toimi” vähintään yksi kohta." in told
    assert "Vaikutus on ”Myönteinen”, mutta" in told
    assert "Lisää kenttä ”Kenen luku tai arvio”. Sallitut: Kokemus, ei mitattu, " in told


@pytest.mark.browser
def test_days_of_another_band_are_told_by_the_name_of_the_band(page):
    open_form(page)
    fill_required(page)
    field(page, "Työmäärän luokka").select_option("kevyt")
    field(page, "Työpäiviä").fill("20,5")
    submit(page)
    told = page.locator("[data-result] [data-warnings]").inner_text()
    assert "Vaihda luokaksi Raskas tai korjaa päivät." in told


@pytest.mark.browser
def test_a_draft_comes_back_with_its_kind_and_can_be_cleared(page):
    open_form(page)
    page.locator("[data-kind-picker]").select_option("project")
    page.get_by_role("heading", name="1. Mikä hanke?").wait_for()
    field(page, "Nimi").fill("Keskeneräinen")
    page.get_by_role("group", name="Teemat").get_by_label("Osaaminen ja oppiminen").check()
    open_form(page)
    assert page.locator("[data-kind-picker]").input_value() == "project"
    expect(page.locator("[data-draft]")).to_be_visible()
    expect(page.locator("[data-not-kept]")).to_be_hidden()
    assert field(page, "Nimi").input_value() == "Keskeneräinen"
    assert page.get_by_label("Osaaminen ja oppiminen").is_checked()
    page.get_by_role("button", name="Tyhjennä lomake").click()
    assert field(page, "Nimi").input_value() == ""
    assert not page.get_by_label("Osaaminen ja oppiminen").is_checked()
    open_form(page)
    expect(page.locator("[data-draft]")).to_be_hidden()


COUNT_WRITES = """() => {
  window.written = 0;
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...all) { window.written += 1; return keep.apply(this, all); };
}"""


@pytest.mark.browser
def test_what_follows_from_a_text_is_worked_out_when_one_pauses_and_nothing_typed_is_lost(page):
    open_form(page)
    page.evaluate(COUNT_WRITES)
    title = field(page, "Nimi")
    title.press_sequentially("Yhteinen kävely", delay=0)
    expect(page.locator("[data-preview] .card-title")).to_have_text("Yhteinen kävely")
    assert page.evaluate("window.written") < len("Yhteinen kävely") / 2
    title.press_sequentially(" lounaalla", delay=0)
    open_form(page)  # leaves at once
    assert field(page, "Nimi").input_value() == "Yhteinen kävely lounaalla"


@pytest.mark.browser
def test_a_fold_says_that_it_holds_what_an_answer_has_made_required(page):
    open_form(page)
    folded = page.locator("[data-field=effort] summary")
    expect(folded).not_to_contain_text("pakollinen")
    folded.click()
    field(page, "Työmäärän luokka").select_option("kevyt")
    origin = field(page, "Työmäärän alkuperä")
    origin.select_option("arvio")
    expect(folded).to_contain_text("täällä on pakollinen kohta")
    origin.select_option("lahde")
    expect(folded).not_to_contain_text("pakollinen")


@pytest.mark.browser
def test_what_a_measured_level_needs_stands_open_beside_it(page, make_root):
    open_form(page)
    fill_required(page)
    limits = page.get_by_role("textbox", name="Milloin ei toimi 1")
    expect(limits).to_be_hidden()
    field(page, "Näytön taso").select_option("2")
    expect(limits).to_be_visible()
    level, at = field(page, "Näytön taso").bounding_box(), limits.bounding_box()
    contact = page.get_by_role("heading", name="8. Keneltä voi kysyä?").bounding_box()
    assert level["y"] < at["y"] < contact["y"]
    limits.fill("Kiireessä")
    field(page, "Asetelma").select_option("ennen-jalkeen")
    field(page, "Mitä luettiin").select_option("oma-sivu")
    field(page, "Perustelu näytölle").fill("Yritys laski poissaolot.")
    # The only source of the card is taken by itself, and it is said.
    proof = page.get_by_role("group", name="Näytön lähteet")
    expect(proof).to_contain_text("Kortin ainoa lähde: Hankkeen sivu")
    expect(proof.locator("input")).to_have_count(0)
    submit(page)
    text = is_accepted(make_root, page)
    evidence = text.partition("evidence:\n")[2].partition("effect:")[0]
    assert '  sources:\n    - "https://example.org/lahde"\n' in evidence
    assert 'fails_when:\n  - "Kiireessä"\n' in text


@pytest.mark.browser
def test_the_evidence_is_ticked_among_the_sources_of_the_card(page, make_root):
    open_form(page)
    fill_required(page)
    proof = page.get_by_role("group", name="Näytön lähteet")
    field(page, "Näytön taso").select_option("2")
    field(page, "Asetelma").select_option("ennen-jalkeen")
    field(page, "Mitä luettiin").select_option("oma-sivu")
    page.get_by_role("textbox", name="Milloin ei toimi 1").fill("Kiireessä")
    page.get_by_role("button", name="Lisää: lähteet").click()
    second = page.get_by_role("group", name="Lähteet 2")
    second.get_by_label("Lähteen nimi").fill("Raportti")
    second.get_by_label("Lähteen osoite").fill("https://example.org/b,c")
    second.get_by_label("Lähteen laji").select_option("opas")
    second.get_by_label("Mitä lähde kertoo").fill("Luvut.")
    second.get_by_label("Luettu").fill("20.11.2026")
    proof.get_by_label("Raportti").check()
    submit(page)
    text = is_accepted(make_root, page)
    evidence = text.partition("evidence:\n")[2].partition("effect:")[0]
    assert "https://example.org/b,c" in evidence and "example.org/lahde" not in evidence
    open_form(page)  # the tick is in the draft
    assert proof.get_by_label("Raportti").is_checked()


@pytest.mark.browser
def test_a_part_of_an_answer_is_marked_only_after_it_has_been_left(page):
    open_form(page)
    marked = page.locator("[data-entry-form] [aria-invalid]")
    field(page, "Näytön taso").select_option("1")
    field(page, "Asetelma").focus()  # the level has been left, the parts that it asks for have not
    expect(marked).to_have_count(0)
    why = field(page, "Perustelu näytölle")
    why.focus()
    expect(marked).to_have_count(0)
    why.press("Tab")
    expect(marked).to_have_count(1)
    assert why.get_attribute("aria-invalid") == "true"
    themes = page.get_by_role("group", name="Teemat")
    themes.get_by_label("Työhyvinvointi").focus()
    themes.get_by_label("Johtaminen").focus()
    assert themes.get_attribute("aria-invalid") is None, "one is still among them"
    field(page, "Nimi").focus()
    assert themes.get_attribute("aria-invalid") == "true"


@pytest.mark.browser
def test_where_nothing_may_be_stored_the_form_works_and_says_so(page, make_root):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    )
    open_form(page)
    assert "luonnos ei säily" in page.locator("[data-not-kept]").inner_text()
    fill_required(page)
    submit(page)
    is_accepted(make_root, page)


@pytest.mark.browser
def test_a_number_may_be_written_as_finns_write_it(page, make_root):
    open_form(page)
    fill_required(page)
    field(page, "Työmäärän luokka").select_option("kevyt")
    field(page, "Työpäiviä").fill("2,5")
    submit(page)
    assert "  days: 2.5\n" in is_accepted(make_root, page)
    open_form(page, "?laji=project")
    field(page, "Rahoitus yhteensä").fill("145 000")
    field(page, "Rahoitus yhteensä").blur()
    assert page.locator('[data-rule="bad-number"]').count() == 0


@pytest.mark.browser
def test_an_organisation_that_is_missing_can_be_proposed(page, make_root):
    open_form(page)
    fill_required(page)
    fold(page, "Muut tiedot").click()
    more = page.get_by_role("button", name="Lisää: organisaatiot")
    more.click()
    field(page, "Organisaatiot 1").fill("Työterveyslaitos")
    more.click()
    field(page, "Organisaatiot 2").fill("Kuvitteellinen -- opisto")
    submit(page)
    assert "ei ole sanastossa" in page.locator("[data-summary]").inner_text()
    page.get_by_label("Ei ole luettelossa. Ehdotan uutta.").locator("visible=true").check()
    open_form(page)  # the proposal is in the draft, too
    submit(page)
    assert (
        "Ehdotat sanastoon: Kuvitteellinen -- opisto" in page.locator("[data-along]").inner_text()
    )
    text = is_accepted(make_root, page)
    assert "organisations:\n  - tyoterveyslaitos\n" in text
    assert text.endswith(
        "<!-- Ehdotus sanastoon content/vocabularies/organisations.yml, kenttään organisations:\n"
        "  - id: kuvitteellinen-opisto\n    label:\n"
        '      fi: "Kuvitteellinen – opisto"\n-->\n'
    )


@pytest.mark.browser
def test_a_picture_is_given_clean_and_an_adoption_with_it(page, make_root, tmp_path):
    camera = tmp_path / "Oma kuva.JPG"
    exif = Image.Exif()
    exif[0x010E] = "Kuvan ottaja ja paikka"
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(camera, exif=exif)
    assert list(check_picture(PurePosixPath("content/kuvat/a.jpg"), camera.read_bytes()))
    open_form(page)
    fill_required(page)
    fold(page, "Muut tiedot").click()
    page.get_by_role("button", name="Lisää: käyttöönotot").click()
    field(page, "Työpaikka").fill("Pieni metallialan yritys")
    field(page, "Käyttöönoton lähde").fill("https://example.org/lahde")
    page.get_by_role("button", name="Lisää: kuvat").click()
    field(page, "Kuvatiedosto").set_input_files(camera)
    page.get_by_text("oma-kuva.jpg, ").wait_for()
    field(page, "Tekstivastine").fill("Tauko vuoron alussa.")
    submit(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa kuva oma-kuva.jpg").click()
    picture = Path(download.value.path()).read_bytes()
    path = "content/kuvat/oma-kuva.jpg"
    assert list(check_picture(PurePosixPath(path), picture)) == []
    text = is_accepted(make_root, page, {path: picture}.items())
    assert '  - organisation: "Pieni metallialan yritys"\n' in text
    # The draft keeps the name, and says that the picture itself must be chosen again.
    open_form(page)
    fold(page, "Muut tiedot").click()
    expect(page.get_by_text("Valitse se uudelleen")).to_be_visible()


@pytest.mark.browser
def test_indicators_and_what_an_event_left_can_be_given(page):
    open_form(page, "?laji=project")
    fold(page, "Muut tiedot").click()
    expect(page.get_by_role("button", name="Lisää: mittarit")).to_be_visible()
    open_form(page, "?laji=event")
    fold(page, "Muut tiedot").click()
    after = page.get_by_role("group", name="Tapahtuman jälkeen")
    expect(after.get_by_label("Tallenne")).to_be_visible()
    after.get_by_role("button", name="Lisää: esitellyt käytännöt").click()
    practice = after.get_by_role("combobox", name="Esitellyt käytännöt 1")
    practice.fill("Hybridityön pelisäännöt tiimille ja muuta")
    practice.blur()
    said = after.locator('[data-rule="bad-form"]').inner_text()
    assert (
        said.startswith("Kentän Esitellyt käytännöt 1 viittaamaa korttia")
        and "tunniste" not in said
    )


@pytest.mark.browser
def test_a_title_like_an_existing_one_points_to_it(page):
    open_form(page)
    field(page, "Nimi").fill("Siistijät suunnittelevat reittinsä itse")
    assert page.locator("[data-similar] a").count() == 0
    field(page, "Nimi").fill("Hybridityön pelisäännöt tiimille")
    link = page.locator("[data-similar] a").first
    assert "ybridity" in link.inner_text()
    page.goto(link.evaluate("link => link.href"))
    assert "ybridity" in page.locator("h1").inner_text()


@pytest.mark.browser
def test_names_are_near_by_the_measure_of_the_check(page):
    page.goto(FORM)
    titles = sorted(
        yaml.safe_load(file.read_text("utf-8").split("---\n")[1])["title"]
        for folder in ("practices", "projects")
        for file in CORPUS.glob(f"{folder}/*.md")
    )
    told = [stems(title) for title in titles]
    holders = holders_of(told)
    script = f"""async (titles) => {{ {IMPORT} const {{ startSimilar }} = await load("similar");
        const world = await (await fetch("tiedot.json")).json();
        const find = startSimilar(titles.map((title, n) => [String(n), title]), world.titles);
        return titles.map((title) => find(title).map(([n]) => Number(n))); }}"""
    asked = [near_titles(title, told, holders)[:3] for title in told]
    assert page.evaluate(script, titles) == asked
    assert any(len(found) > 1 for found in asked)


@pytest.mark.browser
@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_every_kind_opens_and_asks_for_what_is_required(page, kind):
    open_form(page, f"?laji={kind}")
    schema = json_schema(KINDS[kind], VOCABULARIES)
    shown = page.locator("[data-field]:visible").evaluate_all(
        "nodes => nodes.map((node) => node.dataset.field)"
    )
    assert set(schema["required"]) <= set(shown)
    submit(page)
    # A material is also asked for the place where it is.
    also = 1 if kind == "material" else 0
    told = page.locator("[data-summary] a")
    assert told.count() == len(schema["required"]) + also - len(GIVEN.get(kind, {}))
    # In the order of the form, so that one walk through it mends all.
    places = [page.locator(link.get_attribute("href")).bounding_box()["y"] for link in told.all()]
    assert places == sorted(places)


@pytest.mark.browser
def test_the_form_works_by_keyboard_and_has_no_accessibility_faults(page):
    open_form(page)
    submit(page)
    fold(page, "Muut tiedot").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lisää: vaiheet").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.evaluate("window.eval = window.eval")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert accessibility_faults(page) == []


CASES = {
    "nothing": {"lang": "fi"},
    "theme": {"themes": ["tyokkyy"], "regions": ["lapi"], "keywords": ["palautuminnen"]},
    "too many": {"themes": ["tyokyky", "osaaminen", "johtaminen", "muutoskyky"]},
    "long": {"title": "x" * 81, "summary": "ä" * 221},
    "markup": {"title": "a <b", "problem": "<b>", "summary": "alle < 3 ja a < b"},
    "dates": {"reviewed": "2026-02-31", "updated": "eilen", "published": "2026-13-1"},
    "address": {
        "same_as": ["example.org", "https://example.org/ok", "http://a", "http://10.0.0.5/a"]
    },
    "records": {
        "evidence": {"level": "7"},
        "effect": {"direction": "hyva"},
        "effort": {"days": "kolme"},
    },
    "rows": {
        "sources": [
            {"title": "a", "url": "https://example.org/a"},
            {
                "title": "b",
                "url": "https://example.org/b",
                "kind": "opas",
                "seen": "c",
                "accessed": "2026-13-01",
            },
        ]
    },
    "pattern": {"projects": [{"id": "Iso Alku"}], "differs_from": [{"id": "a b", "how": "c"}]},
    "numbers": {
        "effort": {"level": "kevyt", "days": "-1"},
        "cost": {"level": "1", "inputs": [{"what": "a", "eur": "2,5"}]},
        "steps": [{"title": "a", "hours": "1,5"}, {"title": "b", "hours": "20000"}],
    },
    "organisation": {"organisations": ["tyoterveyslaitos", "tyoterveyslaitoss"]},
    "file": {"media": [{"src": "Oma kuva.PNG", "alt": "a"}, {"src": "ä.svg", "alt": "b"}]},
    "choice": {"review_months": "7", "lang": "suomi"},
}
WHOLE = {
    "evidence": {"evidence": {"level": "2", "why": "a"}},
    "source": {"evidence": {"level": "3", "why": "a", "sources": ["https://example.org/x"]}},
    "reading": {"evidence": {"level": "2", "why": "a", "design": "palaute", "read": "ei-tulosta"}},
    "effect": {"effect": {"direction": "myonteinen", "why": "b"}},
    "future": {"reviewed": "2027-01-01"},
    "person": {"problem": "Soita 040 1234567 tai kirjoita a.b@example.org tai 131052-308T."},
    "sentence": {"summary": "Yksi " + "sana " * 22 + "loppu. Toinen."},
    "plan": {
        "effect": {"direction": "lieva", "why": "b", "figure_by": "kokemus"},
        "sources": [{"title": "a", "kind": "hankekuvaus", "seen": "b", "accessed": "2026-11-01"}],
    },
    "level": {"effect": {"direction": "lieva", "why": "b", "figure_by": "tutkimus"}},
    "short words": {"summary": "Tämä on esim. " + "sana " * 17 + "noin 3 000 ihmistä, n. Viisi."},
    "project": {"projects": [{"id": "voi-hyvin-yritys"}]},
    "absolute": {"solution": "Sitä ei ole tutkittu.", "asked_as": ["ei ole mitattu"]},
    "no address": {
        "sources": [{"title": "a", "kind": "opas", "seen": "b", "accessed": "2026-11-01"}]
    },
    "no first step": {"status": "published", "first_step": None},
    "commercial": {
        "sources": [{"title": "a", "kind": "kaupallinen", "seen": "b", "accessed": "2026-11-01"}],
        "effect": {"direction": "lieva", "why": "c", "figure_by": "oma-luku"},
        "evidence": {"level": "1", "why": "d"},
    },
}


SAMPLES = [
    "131052-308T ja 010100A123B",
    "a.b@example.org",
    "040 1234567, +358 50 123 4567",
    "con",
    "com1",
    "lpt²",
    "https://example.org/a?b=1#c",
    "ghp_" + "a" * 36,
    "Hän tuli. Ja n. 3 000 lähti.”  Sitten",
    "esim.”",
    "-----BEGIN RSA PRIVATE KEY-----",
    "työ-elämä’s 1 000,5:n",
    "iso-alku",
    "Iso Alku",
    "a < b > c <b> x->y 3 > 2",
    "`##x` ![a][b] [c](d e) [f](g)",
    '[a](b c) ja [d](e "f")',
    "b c",
    "##Tulokset",
    "!!! note huom",
    "::: x",
    "{% x %}",
    "• kohta",
    "– toinen",
    "```",
]

# What needs a dictionary or the other entries is left to the check of the file.
LEFT = {"passive-heap", "unopened-abbreviation", "unknown-entry", "example-left"}


def by_python(make_root, data, kind="practice"):
    """Return the messages that the check gives of an entry with this front matter."""
    schema = json_schema(KINDS[kind], VOCABULARIES)
    path = f"{schema['x-folder']}/malli.md"
    root = make_root({**corpus_words(), path: entry_text(schema, data, "Teksti.")})
    _, findings = load_catalogue(root, ROOT, TODAY)
    (root / path).unlink()
    return {f.message() for f in findings if f.path == path and f.rule not in LEFT}


def by_browser(page, data, kind="practice"):
    return set(
        page.evaluate(
            f"""async ([data, kind, today]) => {{
              {IMPORT}
              const check = await load("check");
              const schema = await (await fetch(`../../data/v1/front-matter/${{kind}}.json`)).json();
              const {{ kinds, entries, ...told }} = await (await fetch("tiedot.json")).json();
              const world = {{ ...told, today }};
              const faults = check.checkFields(schema, data, world);
              const more = faults.length ? [] : check.checkEntry(schema, data, "Teksti.", "malli", world);
              return [...faults, ...more].map((fault) => fault.message);
            }}""",
            [data, kind, TODAY.isoformat()],
        )
    )


@pytest.mark.browser
def test_the_form_says_what_the_check_says(page, make_root):
    page.goto(FORM)
    source, _ = read_source(PurePosixPath("practices/malli.md"), filled_example("practice"))
    for name, part in CASES.items():
        data = {"first_step": source.data["first_step"], **part}
        said = by_python(make_root, data)
        assert said, name
        assert by_browser(page, data) == said, name
    for name, data in WHOLE.items():
        whole = {key: value for key, value in {**source.data, **data}.items() if value is not None}
        said = by_python(make_root, whole)
        assert said, name
        assert by_browser(page, whole) == said, name
    assert by_browser(page, source.data) == by_python(make_root, source.data) == set()


def test_what_stands_ready_in_the_example_makes_a_card_that_the_check_accepts(make_root):
    text = (ROOT / "schema/examples/practice.md").read_text("utf-8")
    filled = re.sub(r'(?m)([:-]) (?:"")?(?= ?# |$)', r"\1 x ", _unhidden(ready_lines(text)))
    more = _KNOWN | {"effect": _READ["effect"], "evidence": _READ["evidence"]}
    written = compose(filled.split("---\n")[1]).data
    assert {name: _shape(written[name]) for name in more} == {n: _shape(v) for n, v in more.items()}
    source, _ = read_source(PurePosixPath("practices/malli.md"), filled_example("practice"))
    read = [{**source.data["sources"][0], "url": more["evidence"]["sources"][0]}]
    assert by_python(make_root, {**source.data, **more, "sources": read}) == set()


def _unhidden(text):
    """An entry without the comments on lines of their own: what is left is to be filled in."""
    return re.sub(r"(?m)^ *#.*\n", "", text)


_KNOWN = {
    "for_whom": ["henkilosto"],
    "org_sizes": ["pieni"],
    "effort": {"level": "kevyt", "days": "2,4", "who": "Esihenkilö"},
    "cost": {"level": "0", "eur": "Ei ostoja"},
    "time_to_effect": {"level": "heti"},
    "contact": {"role": "Henkilöstöhallinto", "url": "https://example.org/yhteys"},
    "fails_when": ["Ei tiedossa: lähde ei kerro rajoja."],
}
_READ = {
    "evidence": {
        "level": "2",
        "design": "ennen-jalkeen",
        "read": "oma-sivu",
        "why": "Yritys laski poissaolot ennen ja jälkeen.",
        "sources": ["https://example.org/esimerkki"],
    },
    "effect": {
        "direction": "ei-vaikutusta",
        "why": "Poissaolot eivät muuttuneet.",
        "figure_by": "oma-luku",
    },
}


def _shape(value):
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    return [_shape(value[0])] if isinstance(value, list) else "x"


WORDS = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "kokemus",
    "toimittaja",
    "oma-luku",
    "tutkimus",
    "ei-tiedossa",
    "myonteinen",
    "hankekuvaus",
    "kaupallinen",
    "kuvaus",
    "ei-tulosta",
    "https://a.fi",
    "2,5",
    "20.5",
    "kevyt",
    "raskas",
    "",
]
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "evidence": st.fixed_dictionaries(
            {"level": st.sampled_from("01234")},
            optional={
                "design": st.sampled_from(WORDS),
                "read": st.sampled_from(WORDS),
                "sources": st.lists(st.sampled_from(WORDS), max_size=2),
            },
        ),
        "effect": st.fixed_dictionaries(
            {}, optional={"direction": st.sampled_from(WORDS), "figure_by": st.sampled_from(WORDS)}
        ),
        "sources": st.lists(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(WORDS)}, optional={"url": st.sampled_from(WORDS)}
            ),
            max_size=2,
        ),
        "effort": st.fixed_dictionaries(
            {}, optional={"level": st.sampled_from(WORDS), "days": st.sampled_from(WORDS)}
        ),
        "results": st.lists(st.fixed_dictionaries({"source": st.sampled_from(WORDS)}), max_size=2),
        "projects": st.lists(
            st.fixed_dictionaries(
                {}, optional={"id": st.sampled_from(WORDS), "source": st.sampled_from(WORDS)}
            ),
            max_size=2,
        ),
        "fails_when": st.lists(st.sampled_from(WORDS), max_size=1),
        "text": st.sampled_from(WORDS),
        "url": st.sampled_from(WORDS),
    },
)


def told(found):
    return [[each.rule, [*each.loc], {k: str(v) for k, v in each.values.items()}] for each in found]


@pytest.mark.browser
def test_conditions_and_near_words_are_the_same_in_the_browser(page):
    page.goto(FORM)
    rules = rule_data(VOCABULARIES)
    conditions = (*CONDITIONS, *reading_conditions(VOCABULARIES))

    @settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(RECORDS, min_size=20, max_size=40),
        st.sampled_from(["practice", "project", "material"]),
    )
    def same(records, kind):
        script = f"""async ([kind, records, conditions]) => {{ {IMPORT}
            const {{ broken }} = await load('conditions');
            const text = (values) => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v ?? 'None')]));
            return records.map((record) => [...broken(kind, record, conditions)].map((f) => [f.rule, f.loc, text(f.values)]));
        }}"""
        assert page.evaluate(script, [kind, records, rules["conditions"]]) == [
            told(broken(kind, record, conditions)) for record in records
        ]

    same()
    script = f"async ([kind, conditions]) => {{ {IMPORT} return Object.fromEntries((await load('conditions')).among(kind, conditions)); }}"
    assert page.evaluate(script, ["practice", rules["conditions"]]) == among("practice")
    words = [
        "tyokyky",
        "tyoaika",
        "johtaminen",
        "työkyky ja työhön paluu",
        "oulun-kaupunki",
        "a",
        "",
    ]
    written = [
        "tyokkyy",
        "tyo",
        "johto",
        "",
        "a",
        "aa",
        "Työkyky",
        "turun kaupunki",
        "oulun-kapunki",
    ]
    script = f"async ([written, words, half]) => {{ {IMPORT} const {{ nearest }} = await load('near'); return written.map((word) => nearest(word, words, half)); }}"
    assert page.evaluate(script, [written, words, rules["near"]]) == [
        nearest(word, words) for word in written
    ]


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_patterns_find_the_same_in_the_browser(page, name):
    page.goto(FORM)

    @settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.text(st.sampled_from('aäÅ1٣ .-–’:/@+()”"\u00a0_Asklo4050'), max_size=30),
            min_size=30,
            max_size=60,
        )
    )
    def same(texts):
        texts = [*texts, *SAMPLES]
        script = "([texts, source]) => texts.map((text) => [...text.matchAll(new RegExp(source, 'gu'))].map((hit) => hit[0]))"
        assert page.evaluate(script, [texts, in_javascript(PATTERNS[name])]) == [
            [hit[0] for hit in PATTERNS[name].finditer(text)] for text in texts
        ]

    same()


@pytest.mark.browser
def test_the_form_writes_what_the_program_writes(page):
    page.goto(FORM)
    titles = ["Työkyky: näin!", "Åbo – ÄÖ", "Šakki ß", "!!!", "a" * 200, "sana " * 40]
    write = f"async (titles) => {{ {IMPORT} return titles.map((await load('write')).slugOf); }}"
    assert page.evaluate(write, titles) == [slug_of(title) for title in titles]
    for file in [*EXAMPLES, *sorted(ROOT.glob("practices/*.md"))[:20]]:
        kind = file.stem if file in EXAMPLES else "practice"
        schema = json_schema(KINDS[kind], VOCABULARIES)
        source, _ = read_source(PurePosixPath(f"{schema['x-folder']}/a.md"), file.read_bytes())
        made = page.evaluate(
            f"async ([schema, data, body]) => {{ {IMPORT} return (await load('write')).entryText(schema, data, body); }}",
            [schema, source.data, source.body],
        )
        assert made == entry_text(schema, source.data, source.body)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("24.11.2026", "2026-11-24"),
        ("1.2.2026", "2026-02-01"),
        ("5/2026", "2026-05"),
        ("2026-1-5", "2026-01-05"),
        ("12.5.2026 klo 9.00", "2026-05-12T09:00"),
        ("12.5.2026 klo 15", "2026-05-12T15:00"),
        ("12.5.2026 9:30", "2026-05-12T09:30"),
        ("12.5.2026 15", "12.5.2026 15"),
        ("eilen", "eilen"),
    ],
)
def test_finnish_dates_become_the_dates_of_the_file(page, written, iso):
    from knowledgebase.ground.moments import iso_date

    page.goto(FORM)
    assert iso_date(written) == iso
    assert (
        page.evaluate(
            f"async (text) => {{ {IMPORT} return (await load('write')).isoDate(text); }}", written
        )
        == iso
    )


def test_published_schemas_are_json_schemas(site):
    import jsonschema

    for kind in KINDS:
        schema = json.loads((site / f"data/v1/front-matter/{kind}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_status_page_counts_what_waits(site):
    html = (site / "osallistu/tilanne/index.html").read_text("utf-8")
    assert "Luonnoksia</dt><dd>0</dd>" in html
    assert "puuttuu: " in html
