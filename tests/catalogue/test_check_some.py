"""Neighbours: what is found of one file by reading few others is what is found by reading all."""

import random
from pathlib import PurePosixPath

import pytest

from knowledgebase.catalogue import neighbours
from knowledgebase.catalogue.check_some import check_some
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.stored import Stored
from knowledgebase.ground.site import PRODUCT
from tests.conftest import TODAY, material, practice, project

SITE = "https://pankki.example/"
NAMES = [*"abcdef", "vanha"]
# Of each kind so few that files often have the same, which is what the rules between them are about.
TITLES = ["Yhteinen tapa", "ABCD-malli", "ABCD auttaa", "Toinen tapa"]
STEPS = ["Kysy tänään yhdeltä työntekijältä, mikä painaa.", "Sovi aika huomiselle."]
SENTENCES = [
    "Tämä virke on niin pitkä, että se saa olla vain yhdellä kortilla.",
    "Toinen virke on yhtä pitkä eikä sekään saa olla kahdella kortilla.",
    "ABCD auttaa, ja THL tutki sitä.",
    "Katso [kuvaus]({place}{name}.md#lahtotilanne) tai [muu]({place}{name}.md#puuttuu).",
    "Katso [hanke](../projects/{name}.md) ja [sivu](../content/tietoa/{name}.md).",
    "Katso [sivua](https://pankki.example/kaytannot/{name}/) ja [pohjaa](../content/materiaalit/{name}.docx).",
]
MORE = [
    "aliases:\n  - {name}\n",
    "lang: sv\ntranslation_of: practice:{name}\n",
    "status: draft\n",
    "status: archived\n",
    'differs_from:\n  - id: {name}\n    how: "Eri tapa."\n',
    "published: 2027-01-01\n",
    "rikki: kyllä\n",
]
PROJECT_MORE = [
    'code: "S20001"\n',
    'acronym: "ABCD"\n',
    "aliases:\n  - {name}\n",
    "status: draft\n",
]


def some_file(chance: random.Random) -> tuple[str, str]:
    """Return the path and the text of a file, made at random."""

    def filled(parts: list[str], most: int) -> list[str]:
        some = chance.sample(parts, chance.randint(0, most))
        return [p.format(name=chance.choice(NAMES), place="") for p in some]

    name, body = chance.choice(NAMES[:-1]), "\n\n".join(filled(SENTENCES, 3))
    match chance.randrange(6):
        case 0 | 1 | 2 | 3:
            more = "".join(filled(MORE, 2))
            step, title = (
                chance.choice([*STEPS, f"Tee {name}."]),
                chance.choice([*TITLES, name * 5]),
            )
            text = practice(title, more, f"## Lähtötilanne\n\n{body}", step)
            return f"practices/{name}.md", text
        case 4 | 5:
            more = "".join(filled(PROJECT_MORE, 2))
            text = project(chance.choice([*TITLES, name * 5]), more, f"## Mistä on kyse\n\n{body}")
            return f"projects/{name}.md", text
        case 6:
            folder = chance.choice(["tietoa", f"tietoa/{name}", "kaytannot/a"])
            page = chance.choice([f"{folder}/{name}.md", f"{folder}/index.md"])
            links = body.replace("](", "](../../practices/../practices/")
            return f"content/{page}", f'---\ntitle: "Sivu"\nsummary: "Sivusta."\n---\n\n{links}\n'
        case _:
            more = chance.choice(
                ["", f"file: {name}.docx\n", f"file: {name}.docx\nstatus: draft\n"]
            )
            return f"content/materiaalit/{name}.md", material(chance.choice(TITLES), more)


def found_of_each(root, cache):
    """Yield each file, what is found of it when all are checked, and what when it is alone."""
    _, every = load_catalogue(root, PRODUCT, TODAY, SITE, Stored(root, PRODUCT, TODAY, cache=cache))
    for file in sorted(root.rglob("*.md")):
        path = PurePosixPath(file.relative_to(root).as_posix())
        kept = Stored(root, PRODUCT, TODAY, cache=cache)
        _, alone = check_some([path], root, PRODUCT, TODAY, site=SITE, kept=kept)
        expected = [found for found in every if found.path == str(path)]
        yield path, expected, alone


def test_a_file_alone_has_the_faults_that_it_has_among_all(tmp_path, monkeypatch):
    """Files come, change and go at random; marks are written down anew when four have."""
    chance = random.Random(7)  # noqa: S311 (not for secrets)
    root = tmp_path / "root"
    for folder in ("content/materiaalit", "content/tietoa", "practices", "projects"):
        (root / folder).mkdir(parents=True)
    for name in "ab":
        (root / f"content/materiaalit/{name}.docx").write_bytes(b"PK")
    monkeypatch.setattr(neighbours, "MOST_READ", 3)
    for turn in range(6):
        for _ in range(12 if turn == 0 else 4):
            path, text = some_file(chance)
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        chance.choice(sorted(root.rglob("*.md"))).unlink()
        # What is kept may be deleted at any time.
        cache = tmp_path / ("deleted" if turn == 4 else "cache")
        for file, among_all, alone in found_of_each(root, cache):
            assert alone == among_all, (turn, file)


def first(body: str) -> str:
    return f"## Lähtötilanne\n\n{body}"


VERSION = "lang: sv\ntranslation_of: practice:o\n"
TORN = "rikki: kyllä\n"
LINK = "Katso [pohja](../content/materiaalit/pohja.docx)."
NAMES_POHJA = "file: pohja.docx\n"
# Each case: the other files, the one that is checked, and the rule that it breaks because of them.
CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "a field that points to a former name": (
        {"practices/a.md": practice("A", "aliases:\n  - vanha\n")},
        practice("X", 'differs_from:\n  - id: vanha\n    how: "Eri."\n'),
        "points-to-moved",
    ),
    "a link to a former name": (
        {"practices/a.md": practice("A", "aliases:\n  - vanha\n")},
        practice("X", body=first("Katso [tapa](vanha.md).")),
        "points-to-moved",
    ),
    "a broken file that points to the former name of another broken one": (
        {"practices/a.md": practice("A", f"aliases:\n  - vanha\n{TORN}")},
        practice("X", f'differs_from:\n  - id: vanha\n    how: "Eri."\n{TORN}'),
        "points-to-moved",
    ),
    "a field that points to a draft": (
        {"practices/a.md": practice("A", "status: draft\n")},
        practice("X", 'differs_from:\n  - id: a\n    how: "Eri."\n'),
        "points-to-hidden",
    ),
    "a link to what is archived": (
        {"practices/a.md": practice("A", "status: archived\n")},
        practice("X", body=first("Katso [tapa](a.md).")),
        "link-to-archived",
    ),
    "a link to a heading that is not there": (
        {"content/tietoa/a.md": '---\ntitle: "S"\nsummary: "Sivu."\n---\n\n## On\n'},
        practice("X", body=first("Katso [sivu](../content/tietoa/a.md#ei).")),
        "broken-anchor",
    ),
    "a link to a file that no material names": (
        {},
        practice("X", body=first(LINK)),
        "unnamed-attachment",
    ),
    "a link to a file that a material names": (
        {"content/materiaalit/a.md": material("A", NAMES_POHJA)},
        practice("X", body=first(LINK)),
        "",
    ),
    "a link to a file that a draft names": (
        {"content/materiaalit/a.md": material("A", f"{NAMES_POHJA}status: draft\n")},
        practice("X", body=first(LINK)),
        "points-to-hidden",
    ),
    "a link to a file that a draft names and another material too": (
        {
            "content/materiaalit/a.md": material("A", f"{NAMES_POHJA}status: draft\n"),
            "content/materiaalit/b.md": material("B", NAMES_POHJA),
        },
        practice("X", body=first(LINK)),
        "",
    ),
    "capitals that name nothing": (
        {},
        practice("X", body=first("Sitä käytti ABCD.")),
        "unopened-abbreviation",
    ),
    "capitals that name a project": (
        {"projects/a.md": project("A", 'acronym: "ABCD"\n')},
        practice("X", body=first("Sitä käytti ABCD.")),
        "",
    ),
    "capitals in a broken file that name another broken one": (
        {"projects/a.md": project("A", f'acronym: "ABCD"\n{TORN}')},
        practice("X", TORN, first("Sitä käytti ABCD.")),
        "unknown-field",
    ),
    "a former name that another has": (
        {"practices/a.md": practice("A")},
        practice("X", "aliases:\n  - a\n"),
        "same-address",
    ),
    "a former name that another had": (
        {"practices/a.md": practice("A", "aliases:\n  - vanha\n")},
        practice("X", "aliases:\n  - vanha\n"),
        "same-address",
    ),
    "a name that another had": (
        {"practices/a.md": practice("A", "aliases:\n  - x\n")},
        practice("X"),
        "",
    ),
    "a title that another has": (
        {"practices/a.md": practice("X")},
        practice("X", step="Tee jotakin muuta."),
        "duplicate-title",
    ),
    "a first step that another has": (
        {"practices/a.md": practice("A", step="Tee tämä.")},
        practice("X", step="Tee tämä."),
        "same-first-step",
    ),
    "a code that another has": (
        {"projects/a.md": project("A", 'code: "S20001"\n')},
        project("X", 'code: "S20001"\n'),
        "duplicate-code",
    ),
    "a sentence that another has": (
        {"practices/a.md": practice("A", body=first(SENTENCES[0]))},
        practice("X", body=first(SENTENCES[0])),
        "same-sentence",
    ),
    "a second version in one language": (
        {"practices/o.md": practice("O"), "practices/a.md": practice("A", VERSION)},
        practice("X", VERSION),
        "translation-language",
    ),
    "a version of a version": (
        {
            "practices/b.md": practice("B"),
            "practices/o.md": practice("O", "lang: en\ntranslation_of: practice:b\n"),
        },
        practice("X", VERSION),
        "translation-chain",
    ),
    "a link to one's own site": (
        {"practices/a.md": practice("A")},
        practice("X", body=first(f"Katso [tapa]({SITE}kaytannot/a/).")),
        "own-site-link",
    ),
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("case", CASES)
def test_what_another_file_makes_a_fault_is_told(make_root, cache, monkeypatch, case):
    others, text, rule = CASES[case]
    docx = {"content/materiaalit/pohja.docx": b"PK"}
    root = make_root({**docx, "practices/muu.md": practice("Muu"), **others})
    path = PurePosixPath("projects/x.md" if "aim:" in text else "practices/x.md")

    def alone():
        kept = Stored(root, PRODUCT, TODAY, cache=cache)
        return check_some([path], root, PRODUCT, TODAY, site=SITE, kept=kept)[1]

    (root / path).write_text("---\n---\n", "utf-8")
    monkeypatch.setattr(neighbours, "MOST_READ", 0)
    alone()  # the marks of all are written down, and those of one changed file are not
    monkeypatch.setattr(neighbours, "MOST_READ", 10)
    (root / path).write_text(text, "utf-8")
    among_all = [f for f in load_catalogue(root, PRODUCT, TODAY, SITE)[1] if f.path == str(path)]
    assert alone() == among_all
    assert (rule in {found.rule for found in among_all}) == bool(rule)
    assert rule or not among_all


def test_what_is_not_among_the_files_that_are_read_is_looked_for_among_all(make_root, tmp_path):
    root = make_root({"practices/alla/a.md": practice(), "practices/b.md": practice()})
    kept = Stored(root, PRODUCT, TODAY, cache=tmp_path / "cache")
    path = PurePosixPath("practices/alla/a.md")
    _, findings = check_some([path], root, PRODUCT, TODAY, site=SITE, kept=kept)
    assert [found.rule for found in findings] == ["in-subfolder"]
