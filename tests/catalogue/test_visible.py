"""What is hidden leaves no trace, and nothing that is hidden stops the rest from being published."""

import gzip
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.visible import published, published_files
from knowledgebase.check.site_check import check_site
from knowledgebase.flow import Settings, publication
from knowledgebase.ground.findings import has_errors, report
from tests.conftest import (
    ROOT,
    TODAY,
    corpus_words,
    event,
    examples,
    kb,
    material,
    news,
    practice,
    project,
    publish,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def test_a_link_to_a_draft_is_plain_text_and_check_says_where(make_root):
    root = make_root(
        {
            "practices/a.md": practice(
                body="## Lähtötilanne\n\nKatso [**Hanke** b](../projects/b.md) ja [toinen][x].\n\n"
                "[x]: ../projects/b.md"
            ),
            "projects/b.md": project("Salainen", more="status: draft\n"),
        }
    )
    made = publish(root)
    assert "Katso <strong>Hanke</strong> b ja toinen." in made.pages["kaytannot/a/"]
    assert made.where("hankkeet/b") == set() and made.where("projects/b") == set()
    _, found = load_catalogue(root, ROOT, TODAY)
    assert [f.rule for f in found if f.rule == "points-to-hidden"] == ["points-to-hidden"] * 2


def test_an_archived_event_keeps_its_page_and_leaves_everything_else(make_root):
    root = make_root(
        {"content/tapahtumat/t.md": event("Vanha tilaisuus", more="status: archived\n")}
    )
    made = publish(root)
    assert made.where("Vanha tilaisuus") == {"tapahtumat/t/", "tapahtumat/t/index.md"}
    assert "Tämä sivu on arkistoitu" in made.pages["tapahtumat/t/"]
    assert "tapahtuma.ics" not in made.pages["tapahtumat/t/"]


@pytest.mark.parametrize("kind", ["practice", "project"])
def test_an_archived_entry_leaves_lists_counts_and_exports(make_root, kind):
    write, folder = (practice, "practices") if kind == "practice" else (project, "projects")
    root = make_root({f"{folder}/a.md": write("Vanha kortti", more="status: archived\n")})
    where = publish(root).where("Vanha kortti")
    assert {place.split("/")[1] for place in where} == {"a"} or all("/a/" in p for p in where)


def test_pictures_and_attachments_of_what_is_hidden_stay_behind(make_root):
    picture = "## Lähtötilanne\n\n![Kuva](../content/kuvat/{}.png)"
    root = make_root(
        {
            "practices/a.md": practice(body=picture.format("nakyva")),
            "practices/b.md": practice("B", "status: draft\n", picture.format("piilossa")),
            "content/kuvat/nakyva.png": PNG,
            "content/kuvat/piilossa.png": PNG,
            "content/materiaalit/m.md": material("M", "file: m.pdf\n"),
            "content/materiaalit/m.pdf": b"%PDF-1.7 julkinen %%EOF",
            "content/materiaalit/h.md": material("H", "file: h.pdf\nstatus: draft\n"),
            "content/materiaalit/h.pdf": b"%PDF-1.7 salainen %%EOF",
        }
    )
    public = published(load_catalogue(root, ROOT, TODAY)[0], TODAY)
    assert published_files(public) == {
        "kuvat/nakyva.png": "content/kuvat/nakyva.png",
        "materiaalit/m.pdf": "content/materiaalit/m.pdf",
    }


def test_a_new_theme_needs_no_picture(make_root):
    words = corpus_words()
    theme = '  - id: ilmasto\n    label:\n      fi: "Ilmasto"\n    definition: "Ilmasto työssä."\n'
    words["content/vocabularies/themes.yml"] += theme.encode()
    root = make_root({**words, "practices/a.md": practice().replace("tyokyky", "ilmasto")})
    assert "Ilmasto" in publish(root).pages["teemat/ilmasto/"]


# What small catalogues are made of: the state of each entry, and what its text links to.
IDS = ("a1x", "b2x", "c3x", "d4x")
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
KINDS = ("practice", "project", "news", "event")
FOLDERS = {
    "practice": "practices",
    "project": "projects",
    "news": "content/uutiset",
    "event": "content/tapahtumat",
}


@st.composite
def entries(draw):
    found = {}
    for id in draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True)):
        kind = draw(st.sampled_from(KINDS))
        found[id] = {
            "kind": kind,
            "status": draw(st.sampled_from(("published", "draft", "archived"))),
            "published": draw(DAYS),
            "expires": draw(st.none() | DAYS) if kind == "news" else None,
            "starts": draw(DAYS),
            "links": draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True)),
            "picture": draw(st.booleans()),
        }
    return found


def write(made, root: Path) -> None:
    for folder in ("content/kuvat", *FOLDERS.values()):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for id, one in made.items():
        up = "../" * FOLDERS[one["kind"]].count("/") + "../"
        links = [
            f"[linkki]({up}{FOLDERS[made[to]['kind']]}/{to}.md)"
            for to in one["links"]
            if to in made
        ]
        if one["picture"]:
            links.append(f"![Kuvassa on työ]({up}content/kuvat/kuva-{id}.png)")
            (root / f"content/kuvat/kuva-{id}.png").write_bytes(PNG)
        body = f"## Lähtötilanne\n\nSalattuteksti{id}. <!-- kommentti{id} --> {' '.join(links)}"
        more = f"status: {one['status']}\n"
        own = [
            to for to in one["links"] if to in made and made[to]["kind"] == "project" and to != id
        ]
        kind, day = one["kind"], one["published"]
        if kind == "practice":
            refs = "".join(f'  - id: {p}\n    source: "https://example.org/lahde"\n' for p in own)
            more += f"published: {day}\n" + (f"projects:\n{refs}" if refs else "")
            text = practice(f"Otsikko {id}", more, body)
        elif kind == "project":
            text = project(f"Otsikko {id}", more + f"published: {day}\n", body)
        elif kind == "news":
            more += f"expires: {one['expires']}\n" if one["expires"] else ""
            text = news(f"Otsikko {id}", str(day), more).replace("practice:a\n", f"news:{id}\n")
            text = text.replace("relates_to:\n  - news:" + id + "\n", "") + f"\n{body}\n"
        else:
            text = event(f"Otsikko {id}", str(one["starts"]), more).replace("2026-11-01", str(day))
            text += f"\n{body}\n"
        (root / FOLDERS[kind] / f"{id}.md").write_text(text, "utf-8")


def traces(made, every: bytes) -> list[str]:
    """Return what of the hidden entries is in the bytes of a site."""
    never = [f"kommentti{id}" for id in made]
    for id, one in made.items():
        if one["status"] == "draft" or one["published"] > TODAY:
            never += [f"Otsikko {id}", f"Salattuteksti{id}", f"kuva-{id}", id]
    return [text for text in never if text.encode() in every]


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(made=entries())
def test_what_passes_the_check_is_published_and_nothing_hidden_is_in_it(made):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(made, root)
        _, found = load_catalogue(root, ROOT, TODAY)
        if has_errors(found):
            assert not publication(Settings(root, TODAY))[0].pages
            return
        result, told = publication(Settings(root, TODAY))
        assert not has_errors(told), report(told)
        every = b"".join(
            [p.html().encode() + repr(p.meta()).encode() for p in result.pages.values()]
        )
        every += b"".join(result.files.values()) + " ".join(result.files).encode()
        assert not traces(made, every)
        site = root / "site"
        for page in result.pages.values():
            file = site / page.address / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<!doctype html><html><body>{page.html()}</body></html>", "utf-8")
        for path, data in result.files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
        broken = [f for f in check_site(site) if f.rule != "site-third-party"]
        assert not [f for f in broken if "assets/" not in dict(f.values).get("value", "")], report(
            broken
        )


@pytest.mark.slow
@settings(max_examples=examples(5), deadline=None, suppress_health_check=list(HealthCheck))
@given(made=entries())
def test_whole_builds_publish_what_passes_the_check_and_nothing_hidden(made):
    with TemporaryDirectory() as folder:
        root, site = Path(folder, "root"), Path(folder, "site")
        write(made, root)
        checked = kb("check", "--root", root, "--today", TODAY.isoformat())
        built = kb("build", "--root", root, "--site", site, "--today", TODAY.isoformat())
        assert built.returncode == checked.returncode, built.stdout + built.stderr
        files = [file for file in site.rglob("*") if file.is_file()]
        assert bool(files) is (checked.returncode == 0)
        # Pagefind packs its files with gzip.
        every = b"".join(opened(file.read_bytes()) for file in files)
        every += " ".join(str(file.relative_to(site)) for file in files).encode()
        assert not traces(made, every)


def opened(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


NOTES = ("<!-- {} -->", "teksti <!-- {} --> jatkuu", "[//]: # ({})", '[k]: <> "{}"', "[^9]: {}")


@pytest.mark.parametrize("words", ["SALA", "etu.suku@yritys.fi", "Onko THLXQ kysytty?"])
def test_a_note_for_writers_is_neither_published_nor_quoted(words, make_root):
    notes = "\n\n".join(note.format(words) for note in NOTES)
    body = f"## Lähtötilanne\n\nTeksti.\n\n{notes}\n\nLoppu."
    root = make_root({"practices/a.md": practice(body=body)})
    findings = load_catalogue(root, ROOT, TODAY)[1]
    quoted = [f for f in findings if words[:6] in f.message() or "THLXQ" in f.message()]
    assert not [f for f in quoted if f.rule != "personal-data"]
    if "@" in words:  # in words that are no comment it is told
        assert [f.rule for f in findings if f.level == "error"]
    elif words == "SALA":
        assert not publish(root).where(words)


def test_an_open_comment_is_an_error_that_does_not_quote_it(make_root):
    root = make_root({"practices/a.md": practice(body="## Lähtötilanne\n\n<!-- SALA kesken")})
    (found,) = [f for f in load_catalogue(root, ROOT, TODAY)[1] if f.level == "error"]
    assert found.rule == "raw-html"
    assert "SALA" not in found.message()


def test_an_archived_entry_is_plain_words_in_a_text_that_links_to_it(make_root):
    link = "Katso [vanhan nimeä](../projects/b.md) ja [osaa](../projects/b.md#mistä-on-kyse)."
    own = "## Mistä on kyse\n\nKatso [yllä](#mistä-on-kyse)."
    root = make_root(
        {
            "practices/a.md": practice(body=f"## Lähtötilanne\n\n{link}"),
            "projects/b.md": project("Arkistohanke", "status: archived\n", own),
        }
    )
    made = publish(root)
    assert "Katso vanhan nimeä ja osaa." in made.pages["kaytannot/a/"]
    assert 'href="#mistä-on-kyse"' in made.pages["hankkeet/b/"]
    there = made.where("Arkistohanke") | made.where("hankkeet/b/")
    assert {
        path for path in there if not path.startswith(("hankkeet/b/", "upota/hankkeet/b/"))
    } == set()
