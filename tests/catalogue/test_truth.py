"""Truth rules: labels of sources, results from plans, figures, and names of their time."""

from datetime import date

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.truth import commercial_host, copy_service
from knowledgebase.ground.web_address import host_of
from tests.conftest import ROOT, known_vocabularies, practice, project

TODAY = date(2026, 11, 24)
VOCABULARIES = known_vocabularies()
MEASURED = 'evidence:\n  level: {level}\n  why: "Luku."\neffect:\n  direction: myonteinen\n  figure_by: {by}\n  why: "Luku."\n'


def rules(root):
    return {f.rule for f in load_catalogue(root, ROOT, TODAY)[1]}


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("http://docplayer.fi/1-x.html", "docplayer"),
        ("https://www.DOCPLAYER.org/1", "docplayer"),
        ("https://fi.scribd.com/document/1", "scribd"),
        ("https://fdocuments.in/document/x.html", "fdocuments"),
        ("https://example.org/docplayer.fi", None),
        ("https://notdocplayer.fi/1", None),
        ("https://issuu.example.org.fi/x", "issuu"),
        ("", None),
    ],
)
def test_a_copying_service_is_known_by_its_name_under_any_top_domain(url, service):
    found = copy_service(host_of(url), VOCABULARIES)
    assert (found.id if found else None) == service


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.cision.com/fi/x", "cision.com"),
        ("https://well3.fi/kokemuksia", "well3.fi"),
        ("https://www.well3.fi", "well3.fi"),
        ("https://notwell3.fi/x", None),
        ("https://cision.com.example.org/x", None),
    ],
)
def test_a_commercial_site_is_known_by_the_end_of_its_host(url, site):
    found = commercial_host(host_of(url), VOCABULARIES)
    assert (found.id if found else None) == site


def test_labelled_sources_pass(make_root):
    copy = practice().replace("https://example.org/lahde", "http://docplayer.fi/1")
    copy = copy.replace("    accessed:", "    copy_service: true\n    accessed:")
    sold = practice("Myyty").replace("https://example.org/lahde", "https://well3.fi/x")
    sold = sold.replace("kind: opas", "kind: kaupallinen")
    root = make_root({"practices/a.md": copy, "practices/b.md": sold})
    assert not rules(root) & {"unlabelled-copy", "unlabelled-commercial"}


def test_one_source_beside_the_plan_may_tell_a_result(make_root):
    more = 'results:\n  - "Opas valmistui."\n'
    plan = project(more=more)
    assert "result-from-plan" in rules(make_root({"projects/a.md": plan}))
    both = plan.replace(
        "sources:\n",
        'sources:\n  - title: "Sivu"\n    kind: hankesivu\n    seen: "Opas."\n    accessed: 2026-11-24\n',
    )
    assert "result-from-plan" not in rules(make_root({"projects/a.md": both}))


@pytest.mark.parametrize(
    ("level", "by", "fits"),
    [
        (1, "kokemus", True),
        (2, "kokemus", False),
        (1, "toimittaja", True),
        (2, "toimittaja", True),
        (3, "toimittaja", False),
        (1, "oma-luku", False),
        (2, "oma-luku", True),
        (1, "arviointi", False),
        (3, "arviointi", True),
        (4, "tutkimus", True),
        (1, "tutkimus", False),
    ],
)
def test_whose_figure_it_is_must_fit_the_level(make_root, level, by, fits):
    start, _, rest = practice().partition("evidence:\n")
    text = start + MEASURED.format(level=level, by=by) + rest.partition('kerro."\n')[2]
    assert ("figure-against-level" not in rules(make_root({"practices/a.md": text}))) == fits


@pytest.mark.parametrize(
    ("dates", "lead", "fits"),
    [
        ("starts: 2016\nends: 2019\n", "lapin-ely-keskus", True),
        ("starts: 2016\nends: 2019\n", "lapin-elinvoimakeskus", False),
        ("starts: 2025-12\nends: 2026\n", "lapin-elinvoimakeskus", True),
        ("starts: 2026-02\nends: 2027\n", "lapin-ely-keskus", False),
        ("starts: 2023\nends: 2027\n", "lapin-ely-keskus", True),
        ("", "lapin-elinvoimakeskus", True),
    ],
)
def test_a_project_bears_the_names_of_its_time(make_root, dates, lead, fits):
    root = make_root({"projects/a.md": project(more=f"{dates}lead: {lead}\n")})
    assert ("name-out-of-time" not in rules(root)) == fits


def test_results_are_held_by_someone_who_exists(make_root):
    ended, living = "steward_after: lapin-ely-keskus\n", "steward_after: lapin-elinvoimakeskus\n"
    assert "ended-steward" in rules(make_root({"projects/a.md": project(more=ended)}))
    assert "ended-steward" not in rules(make_root({"projects/a.md": project(more=living)}))
