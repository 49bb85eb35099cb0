"""Steering report: figures of the period are of its days, and each figure leads to what it counts."""

import re
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import STATUS
from knowledgebase.render.pages.pages import all_pages
from knowledgebase.report.steering import Span, span_of, steering_report, title_of
from tests.conftest import CORPUS, EXAMPLE, practice, project
from tests.render.pages.test_coverage import made


def report(root, period="2026"):
    maker = made(root)
    return maker, steering_report(maker, span_of(period, maker.catalogue.periods))


def part(text, title):
    return text.split(f"## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-q4", (date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_a_period_is_a_year_a_quarter_or_a_month(text, days):
    span = span_of(text, {})
    assert (span.since, span.until) == days


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-q5", "viime vuosi", "2026-kevat"])
def test_anything_else_is_no_period(text):
    assert span_of(text, {}) is None


def test_projects_begin_and_end_on_the_days_that_they_tell(make_root):
    _, text = report(
        make_root(
            {
                "projects/a.md": project("Alkoi", "starts: 2026-02\nends: 2028\n"),
                "projects/b.md": project("Päättyi", "starts: 2020\nends: 2026-01-01\n"),
                "projects/c.md": project("Ennen", "starts: 2020\nends: 2025-12-31\n"),
                "projects/d.md": project("Vasta tulossa", "starts: 2026-12-01\nends: 2028\n"),
                "practices/p.md": practice("Uusi").replace(
                    "regions:", "published: 2026-03-01\nregions:"
                ),
            }
        )
    )
    told = part(text, "Mitä jaksolla tapahtui")
    began, rest = told.split("- Hankkeita päättyi: 1")
    assert "Hankkeita alkoi: 1" in began and "Alkoi" in began
    ended, new = rest.split("- Uusia käytäntöjä tietopankissa: 1")
    assert "Päättyi" in ended and "Ennen" not in told and "Vasta" not in told and "Uusi" in new


def test_what_a_writer_wrote_is_text_and_no_markup(make_root):
    root = make_root(
        {"projects/a.md": project("A [x](y) *b* | c", "starts: 2026-02\nends: 2028\n")}
    )
    _, text = report(root)
    assert r"A \[x\](y) \*b\* \| c" in text


def test_without_a_confirmed_set_there_are_no_numbers(make_root):
    _, text = report(make_root({"practices/a.md": practice()}))
    assert "ei ole vahvistettu" in part(text, "Mittarit")


def test_numbers_of_a_reporting_period_lead_to_their_rows():
    maker, text = report(EXAMPLE, "2026-kevat")
    told = part(text, "Mittarit")
    assert isinstance(span_of("2026-kevat", maker.catalogue.periods), Span)
    assert "[90 henkilöä](" in told and "mittaristo/osallistujat/2026-kevat/" in told
    (cover,) = re.findall(r"\[3/5 hanketta raportoinut\]\((\S+)\)", told)
    page = all_pages(maker)[cover.removeprefix(maker.site.url).partition("#")[0]]
    assert f'id="{cover.partition("#")[2]}"' in page.html()
    assert "ei ole raportointijakso" in report(EXAMPLE, "2026")[1]


def test_the_number_of_late_cards_leads_to_their_list(make_root):
    late = practice("Myöhässä").replace("regions:", "reviewed: 2024-01-01\nregions:")
    many = {f"practices/a{n}.md": late.replace("Myöhässä", f"Nimi {n}") for n in range(25)}
    maker, text = report(make_root(many))
    assert "[25 korttia](" in part(text, "Tietojen tuoreus")
    address = f"{STATUS}#tarkistus"
    assert f"({maker.site.absolute(address)})" in part(text, "Tietojen tuoreus")
    section = LexborHTMLParser(all_pages(maker)[STATUS].html()).css(
        "[aria-labelledby=tarkistus] li"
    )
    assert len(section) == 25


def test_each_figure_of_the_corpus_leads_somewhere_on_the_site():
    maker, text = report(CORPUS)
    assert maker.site.name in title_of(maker, span_of("2026", {}))
    pages = all_pages(maker)
    targets = set(re.findall(r"\]\((\S+?)\)", text))
    assert len(targets) > 50
    for target in targets:
        address = re.split(r"[?#]", target.removeprefix(maker.site.url), maxsplit=1)[0]
        assert address in pages, target
    # What is counted is linked, or listed right below.
    bare = [line for line in text.splitlines() if re.fullmatch(r"- .*: \d+", line)]
    assert all(
        text.split(line + "\n")[1].startswith("  - ") or line.endswith(": 0") for line in bare
    )
