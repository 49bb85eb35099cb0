"""Steering, the period: figures of the period are of its days that have been."""

from tests.conftest import event, practice, project
from tests.report.test_steering import part, report


def test_projects_begin_and_end_on_the_days_that_they_tell(make_root):
    led = "starts: 2026-02\nends: 2028\nlead: aalto-yliopisto\n"
    _, text = report(
        make_root(
            {
                "projects/a.md": project("Alkoi", led),
                "projects/b.md": project("Päättyi", "starts: 2020\nends: 2026-01-01\n"),
                "projects/c.md": project("Ennen", "starts: 2020\nends: 2025-12-31\n"),
                "projects/d.md": project("Vasta tulossa", "starts: 2026-12-01\nends: 2028\n"),
                "practices/p.md": practice("Uusi").replace(
                    "regions:", "published: 2026-03-01\nregions:"
                ),
            }
        )
    )
    assert "- Hankkeita alkoi: [1](#hankkeita-alkoi)" in part(text, "Mitä jaksolla tapahtui")
    began = part(text, "Hankkeita alkoi")
    assert "[Alkoi](" in began and "| 2/2026 | 2028 | Aalto-yliopisto |" in began
    over = part(text, "Hankkeita päättyi")
    assert "[Päättyi](" in over and "| 2020 | 1.1.2026 | ei tiedossa |" in over
    assert "| 1.3.2026 |" in part(text, "Uusia käytäntöjä tietopankissa")
    assert "Ennen" not in text and "[Vasta tulossa]" not in text


def test_what_is_known_to_the_year_alone_is_in_the_year_and_in_no_quarter(make_root):
    root = make_root({"projects/a.md": project("Vuonna", "starts: 2025\nends: 2025\n")})
    for period, told in (("2025", "[1]("), ("2025-q1", "0"), ("2025-q4", "0")):
        text = part(report(root, period)[1], "Mitä jaksolla tapahtui")
        assert f"Hankkeita alkoi: {told}" in text and f"Hankkeita päättyi: {told}" in text


def test_network_days_of_the_period_tell_when_and_who_holds_them(make_root):
    more = "event_kind: verkosto\norganised_by:\n  - aalto-yliopisto\n"
    held = event("Verkostopäivä", more=more)
    _, text = report(make_root({"content/tapahtumat/paiva.md": held}))
    assert "- Verkostopäiviä jaksolla: [1](#verkostopäiviä-jaksolla)" in part(
        text, "Verkostopäivät"
    )
    assert "[Aalto-yliopisto](" in part(text, "Verkostopäiviä jaksolla")
    _, text = report(make_root({"content/tapahtumat/paiva.md": held}), "2020")
    assert "- Verkostopäiviä jaksolla: 0" in text
