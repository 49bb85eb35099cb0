"""Steering, the whole: evidence, audiences, regions and the network, counted as the pages count them."""

from tests.conftest import practice, project
from tests.relate.test_working_together import done_by
from tests.report.test_steering import part, report


def row(text, name):
    """Return the cells of a row, links as their words."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip().split("]")[0].strip("[") for cell in line.strip("|").split(" | ")[1:]]


def test_each_part_sums_or_says_what_all_are_once(make_root):
    twice = "audience:\n  - kunnat\n  - tyopaikat\n"
    _, text = report(
        make_root(
            {
                "practices/a.md": practice("Yksi", twice),
                "projects/b.md": project("Kaksi").replace("- lappi", "- ei-tiedossa"),
            }
        )
    )
    assert row(part(text, "Näyttö ja vaikutus"), "Kuvattu") == ["0"] * 5 + ["1", "1"]
    assert row(part(text, "Kenelle"), "Kunnat") == ["1", "0", "0"]
    assert row(part(text, "Kenelle"), "Ei sidosryhmää") == ["0", "1", "0"]
    assert row(part(text, "Missä"), "Lappi") == ["1", "0", "0"]
    assert row(part(text, "Missä"), "Ei aluetta") == ["0", "1", "0"]
    for title in ("Teemat", "Kenelle", "Missä"):
        assert row(part(text, title), "Kaikki, kukin kerran") == ["1", "1", "0"]


def test_the_network_tells_projects_and_who_joins_them(make_root):
    _, text = report(
        make_root(
            {
                "projects/a.md": done_by("A", "turun-yliopisto", "aalto-yliopisto"),
                "projects/b.md": done_by("B", "turun-yliopisto", "oulun-yliopisto"),
                "projects/c.md": done_by("C", "lapin-yliopisto"),
            }
        )
    )
    told = part(text, "Verkosto")
    assert "Organisaatioita, joilla on yhteisiä hankkeita: [3](" in told
    assert "Yhteisiä hankkeita: [2](#yhteiset-hankkeet)" in told
    assert "vähintään kaksi yhteistä hanketta: [1](" in told
    (joining,) = (
        s for s in part(text, "Organisaatiot, jotka yhdistävät hankkeita").splitlines() if "](" in s
    )
    assert "Turun yliopisto" in joining and joining.endswith("| 2 | 2 |")
    assert "[C](" not in part(text, "Yhteiset hankkeet")
