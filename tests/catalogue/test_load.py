"""Loading a content root: every file read, every finding told, nothing lost."""

import shutil
from datetime import date

import pytest

from knowledgebase.catalogue.content_tree import list_files
from knowledgebase.catalogue.load import load_catalogue
from tests.conftest import ROOT, TODAY, event, practice, project, publish


def test_every_file_is_in_the_catalogue_or_in_the_findings(make_root):
    root = make_root(
        {"practices/hyva.md": practice(), "practices/rikki.md": "x", "projects/b.md": project()}
    )
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    told = {f.path for f in findings if f.level == "error"}
    kept = {str(e.path) for e in catalogue.entries.values()}
    assert kept | told == {"practices/hyva.md", "practices/rikki.md", "projects/b.md"}
    assert not kept & told


def test_a_link_to_a_broken_file_is_not_a_second_fault(make_root):
    more = "projects:\n  - id: rikki\n    source: https://example.org/x\n"
    root = make_root({"practices/a.md": practice(more=more), "projects/rikki.md": "x"})
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert [f.rule for f in findings if f.level == "error"] == ["no-front-matter"]


def test_entries_are_in_order_whatever_the_disk_says(make_root):
    root = make_root({f"practices/{name}.md": practice(name) for name in "cab"})
    assert list(load_catalogue(root, ROOT, TODAY)[0].entries) == [
        "practice:a",
        "practice:b",
        "practice:c",
    ]


def test_a_root_without_any_of_its_folders_is_an_error(tmp_path):
    _, (found,) = list_files(tmp_path)
    assert (found.rule, found.level) == ("no-content", "error")
    assert "content, practices, projects" in found.message()


@pytest.mark.parametrize("missing", ["content", "practices", "projects"])
def test_a_root_may_lack_a_folder(missing, make_root):
    root = make_root({"practices/a.md": practice(), "projects/b.md": project()})
    shutil.rmtree(root / missing)
    _, findings = load_catalogue(root, ROOT, TODAY)
    told = [(f.path, f.rule, f.level) for f in findings]
    assert told == [(missing, "missing-folder", "warning")]
    publish(root)


@pytest.mark.parametrize(
    "folder", ["vocabularies", "vocabularies/thesaurus", "koosteet", "kampanjat"]
)
def test_a_folder_that_is_a_link_is_told_once_and_not_read(folder, make_root, tmp_path):
    root = make_root({"practices/a.md": practice()})
    link = root / "content" / folder
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(ROOT / "content" / folder)
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert [(f.path, f.rule) for f in findings] == [(f"content/{folder}", "symbolic-link")]


def test_a_page_in_place_of_a_folder_s_index_is_told(make_root):
    page = '---\ntitle: "Vesi"\nsummary: "Vesi."\n---\n'
    root = make_root({"content/vesi.md": page, "content/vesi/index.md": page})
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert [(f.path, f.rule) for f in findings if f.level == "error"] == [
        ("content/vesi.md", "same-address")
    ]


def test_all_six_kinds_are_read_from_the_start(make_root):
    common = 'title: "{0}"\nsummary: "{0}."\nthemes:\n  - tyokyky\nregions:\n  - lappi\n'
    root = make_root(
        {
            "practices/a.md": practice(),
            "projects/b.md": project(),
            "content/uutiset/u.md": f"---\n{common.format('Uutinen')}published: 2026-11-01\nrelates_to:\n  - practice:a\n---\n",
            "content/tapahtumat/t.md": f"---\n{common.format('Tapahtuma')}starts: 2026-12-01T09:00\norganiser:\n  - b\n---\n",
            "content/mittaristo/m.md": f"---\n{common.format('Mittari')}code: PT-01\nlevel: tulos\nunit: '%'\nbetter: ylos\ndefinition: X.\ncounting_rule: X.\nmethod: kysely\nwhen:\n  - alku\naggregate: summa\n---\n",
            "content/materiaalit/o.md": f"---\n{common.format('Opas')}material_kind: opas\nurl: https://example.org/opas\npractices:\n  - a\n---\n",
        }
    )
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    assert not [f for f in findings if f.level == "error"], findings
    assert {e.kind for e in catalogue.entries.values()} == {
        "practice",
        "project",
        "news",
        "event",
        "indicator",
        "material",
    }


def test_a_root_may_bring_one_vocabulary_and_borrow_the_rest(make_root):
    own = "id: themes\ntitle: Teemat\nterms:\n  - id: tyokyky\n    label:\n      fi: Oma nimi\n"
    root = make_root({"practices/a.md": practice(), "content/vocabularies/themes.yml": own})
    catalogue, findings = load_catalogue(root, ROOT, TODAY)
    assert findings == []
    assert catalogue.vocabularies["themes"].terms["tyokyky"].name() == "Oma nimi"
    assert "lappi" in catalogue.vocabularies["regions"].terms


@pytest.mark.parametrize(
    "name",
    [
        "practices/.a.md.swp",
        "practices/#a.md#",
        "projects/._p.md",
        "content/.DS_Store",
        "content/kuvat/Thumbs.db",
        "content/uutiset/desktop.ini",
        "content/.idea/workspace.xml",
        "practices/a.md~",
        "content/materiaalit/~$ohje.docx",
    ],
)
def test_what_an_editor_or_the_system_leaves_is_no_fault(name, make_root):
    _, findings = load_catalogue(make_root({name: b"\x00"}), ROOT, TODAY)
    assert not findings


def test_an_editor_s_lock_that_is_a_link_is_no_fault(make_root):
    root = make_root()
    (root / "practices/.#a.md").symlink_to("maija@kone.1234:567")
    assert not load_catalogue(root, ROOT, TODAY)[1]


@pytest.mark.parametrize(
    "name", ["practices/a.md/b.md", "content/kuvat/x.png/y.png", "content/tietoa.md/a.md"]
)
def test_a_folder_in_the_place_of_a_file_is_told(name, make_root):
    _, findings = load_catalogue(make_root({name: "x"}), ROOT, TODAY)
    assert [(f.path, f.rule) for f in findings] == [(name.rpartition("/")[0], "stray-file")]


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("cancelled: true", "event_state: peruttu"),
        ("Canceled: yes", "event_state: peruttu"),
        ("peruttu: true", "event_state: peruttu"),
        ("postponed: true", "event_state: lykatty"),
        ("siirretty: true", "event_state: siirretty"),
        ("status: cancelled", "event_state: peruttu"),
        ("status: peruttu", "event_state: peruttu"),
    ],
)
def test_what_people_write_for_a_cancelled_event_leads_to_its_field(line, guess, make_root):
    root = make_root({"content/tapahtumat/t.md": event(more=f"{line}\n")})
    _, findings = load_catalogue(root, ROOT, TODAY)
    (found,) = [f for f in findings if f.level == "error"]
    assert f"Tarkoititko ”{guess}”?" in found.message()


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_are_days_of_a_check_too(day, make_root):
    root = make_root({"practices/a.md": practice(more="reviewed: 2026-11-01\n")})
    _, findings = load_catalogue(root, ROOT, day)
    in_future = ["date-in-future", "date-in-future"] if day == date.min else []
    assert [f.rule for f in findings if f.level == "error"] == in_future


_ADDRESS = "https://example.org/lahde"


@pytest.mark.parametrize(
    "address",
    [
        "https://[a.b",
        "https://exam[ple.org/",
        "https://[::1]/",
        "https://a..b/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://user:pw@example.org/",
        "https://ex\u0430mple.org/",
        "https://\uff0fexample.org/",
        "http:///x",
        "https:example.org",
        "//example.org",
        "https://example.org/a b",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        _ADDRESS,
        "same_as:\n  - {}\n",
        "contact:\n  role: Viestintä\n  url: {}\n",
        "projects:\n  - id: b\n    source: {}\n",
        "materials:\n  - title: Opas\n    kind: opas\n    url: {}\n",
    ],
)
def test_what_is_no_address_is_told_at_its_line_in_every_field(place, address, make_root):
    quoted = f'"{address}"'
    if place == _ADDRESS:
        text = practice().replace(f'"{_ADDRESS}"', quoted)
    else:
        text = practice(more=place.format(quoted))
    root = make_root({"practices/a.md": text, "projects/b.md": project()})
    _, findings = load_catalogue(root, ROOT, TODAY)
    line = next(n for n, line in enumerate(text.split("\n"), 1) if quoted in line)
    told = {(f.rule, f.line) for f in findings if f.level == "error"}
    # A name and a password in an address are also told as such.
    assert told - {("secret", line)} == {("bad-address", line)}
    assert (("secret", line) in told) is ("pw@" in address)


@pytest.mark.parametrize(
    "path",
    [
        "kaytannot/a/jaa.md",
        "kaytannot/a/jaa/index.md",
        "kaytannot/a/kortti.md",
        "kaytannot/vanha/jaa.md",
        "kaytannot/luonnos/jaa.md",
        "hankkeet/rikki/jaa/syvalla.md",
        "tapahtumat/t/tapahtuma.md",
        "tapahtumat/t/index.md",
        "upota/kaytannot/a.md",
        "data/v1.md",
        "uutiset/vuosi/2026.md",
    ],
)
def test_no_page_is_written_where_the_program_writes(path, make_root):
    page = '---\ntitle: "Sivu"\nsummary: "Oma sivu."\n---\n\nTeksti.\n'
    root = make_root(
        {
            "practices/a.md": practice(more="aliases:\n  - vanha\n"),
            "practices/luonnos.md": practice("Luonnos", more="status: draft\n"),
            "projects/rikki.md": "x",
            "content/tapahtumat/t.md": event(),
            f"content/{path}": page,
        }
    )
    _, findings = load_catalogue(root, ROOT, TODAY)
    told = [(f.path, f.rule) for f in findings if f.level == "error"]
    assert (f"content/{path}", "same-address") in told


def test_one_run_tells_the_faults_of_form_fields_and_truth(make_root):
    text = practice(body="# Ykkönen\n\nSoita 040 123 4567 ja [lue](puuttuu.md).")
    for old, new in (
        ('title: "Käytäntö"', "title: Työkyky: näin"),
        ('"Ongelma."', '"Ongelma.'),
        ("- lappi", "- lapi"),
        ("level: 0", "level: 3"),
        ("    kind: opas\n", ""),
    ):
        text = text.replace(old, new)
    _, findings = load_catalogue(make_root({"practices/a.md": text}), ROOT, TODAY)
    assert {f.rule for f in findings} == {
        "unquoted-colon",
        "unclosed-quote",
        "unknown-region",
        "missing-field",
        "evidence-without-source",
        "evidence-without-limits",
        "level-without-reading",
        "top-heading",
        "personal-data",
        "broken-link",
    }


def test_a_rule_that_needs_a_faulty_value_waits_for_it(make_root):
    text = practice().replace("level: 0", "level: 3").replace('why: "Kuvattu."', "sources: [x]")
    _, findings = load_catalogue(make_root({"practices/a.md": text}), ROOT, TODAY)
    assert "bad-address" in {f.rule for f in findings}
    assert "evidence-without-source" not in {f.rule for f in findings}
    assert "evidence-without-limits" in {f.rule for f in findings}


@pytest.mark.parametrize("mark", ["--- ", "---\t"])
def test_blanks_after_the_line_of_hyphens_are_no_fault(mark, make_root):
    text = practice().replace("---\n", f"{mark}\n")
    _, findings = load_catalogue(make_root({"practices/a.md": text}), ROOT, TODAY)
    assert [f for f in findings if f.rule != "unused-term"] == []
