"""One file, every channel: and none of them before its day or after it has expired."""

import gzip
import json
import re
from datetime import date

from knowledgebase.flow import Settings, page_maker
from knowledgebase.report.newsletter import Choice, newsletter
from tests.conftest import TODAY, event, kb, news, practice, project, publish

# Where a news item on practice `a`, of one theme and one region, must be.
CHANNELS = {
    "uutiset/",
    "uutiset/u/",
    "uutiset/vuosi/2026/",
    "uutiset/teema/tyokyky/",
    "uutta/",
    "teemat/tyokyky/",
    "alueet/lappi/",
    "kaytannot/a/",
    "syotteet/kaikki.xml",
    "syotteet/kaikki.json",
    "syotteet/uutiset.xml",
    "syotteet/uutiset.json",
    "syotteet/teemat/tyokyky.xml",
    "syotteet/teemat/tyokyky.json",
    "syotteet/alueet/lappi.xml",
    "syotteet/teemat/tyokyky/lappi.xml",
    "syotteet/alueet/lappi.json",
    "data/v1/news.json",
    "data/v1/news.csv",
    "data/v1/news/u.json",
    "data/v1/graph.jsonld",
    "uutiset/u/jaa/index.html",
    "upota/uutiset/u/index.html",
    "upota/uutiset/index.html",
    "upota/uutiset/teemat/tyokyky/index.html",
    "upota/uutiset/alueet/lappi/index.html",
    "uutiset/u/index.md",
    "uutiset/index.md",
    "teemat/tyokyky/index.md",
    "alueet/lappi/index.md",
    "kaytannot/a/index.md",
    "llms.txt",
    "osallistu/lomake/tiedot.json",  # the ids that a new entry may point to
}


def root_with(make_root, item):
    return make_root({"practices/a.md": practice(), "content/uutiset/u.md": item})


def test_a_news_file_is_in_every_channel(make_root):
    made = publish(root_with(make_root, news("Tuore uutinen")))
    assert made.where("Tuore uutinen") == CHANNELS
    assert b"/uutiset/u/</loc><lastmod>2026-11-20<" in made.files["sitemap.xml"]
    assert b"news:u" in made.files["data/v1/relations.json"]


def test_a_news_file_is_in_the_newsletter(make_root):
    root = root_with(make_root, news("Tuore uutinen"))
    maker, _ = page_maker(Settings(root, TODAY))
    draft = newsletter(maker, Choice(date(2026, 11, 20), TODAY))
    assert "### [Tuore uutinen](" in draft.markdown and "Tuore uutinen" in draft.html
    assert "Tuore uutinen" not in newsletter(maker, Choice(date(2026, 11, 21), TODAY)).markdown


def test_a_news_file_is_on_the_built_site_and_in_its_search(make_root, tmp_path):
    root = root_with(make_root, news("Tuore uutinen"))
    out = tmp_path / "out"
    done = kb("build", "--root", root, "--site", out, "--today", "2026-11-24")
    assert done.returncode == 0, done.stderr
    pages = [
        json.loads(gzip.decompress(f.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
        for f in (out / "pagefind/fragment").iterdir()
    ]
    assert "/uutiset/u/" in pages
    shell = (out / "uutiset/u/index.html").read_text("utf-8")
    assert 'type="text/markdown"' in shell and "syotteet/kaikki.xml" in shell


def test_tomorrow_s_news_is_nowhere_today_and_everywhere_tomorrow(make_root):
    root = root_with(make_root, news("Huomisen uutinen", published="2026-11-25"))
    assert publish(root).where("Huomisen uutinen") == set()
    assert publish(root).where("uutiset/u/") == set()
    assert publish(root).where("news:u") == set()
    assert publish(root, date(2026, 11, 25)).where("Huomisen uutinen") == CHANNELS
    for day, seen in ((TODAY, False), (date(2026, 11, 25), True)):
        maker, _ = page_maker(Settings(root, day))
        assert ("Huomisen" in newsletter(maker, Choice(date(2026, 1, 1), day)).markdown) is seen


def test_expired_news_keeps_its_address_and_leaves_the_channels(make_root):
    root = root_with(make_root, news("Vanha uutinen", more="expires: 2026-11-24\n"))
    assert publish(root).where("Vanha uutinen") == CHANNELS
    made = publish(root, date(2026, 11, 25))
    assert made.where("Vanha uutinen") == {"uutiset/u/", "uutiset/u/index.md"}
    assert "Tämä sivu on vanhentunut" in made.pages["uutiset/u/"]
    assert "data-pagefind-body" not in made.pages["uutiset/u/"]
    assert made.where("uutiset/u/jaa") == set(), "no link to what is not there"
    assert b"uutiset/u/" not in made.files["sitemap.xml"]
    assert made.where("news:u") == set()


def test_drafts_name_nothing(make_root):
    root = root_with(make_root, news("Piilossa oleva", more="status: draft\n"))
    assert publish(root).where("Piilossa oleva") == set()


def test_pinned_news_is_first_until_its_day(make_root):
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/uutiset/tuore.md": news("Tuore", "2026-11-23"),
            "content/uutiset/kolmas.md": news("Kolmas", "2026-09-01"),
            "content/uutiset/kiinni.md": news("Kiinni", "2026-10-01", "pin_until: 2026-11-24\n"),
        }
    )
    for day, first in ((TODAY, "Kiinni"), (date(2026, 11, 25), "Tuore")):
        html = publish(root, day).pages[""]
        assert (html.index("Kiinni") < html.index("Tuore")) is (first == "Kiinni")


def test_coming_and_past_events_come_apart(make_root):
    after = (
        'after:\n  takeaways:\n    - "Opittiin jotain"\n  practices:\n    - a\n'
        '  recording: "https://example.org/tallenne"\n'
    )
    root = make_root(
        {
            "practices/a.md": practice(),
            "content/tapahtumat/tulossa.md": event(
                "Tulossa oleva",
                more='register_url: "https://example.org/ilmo"\nregister_by: 2026-11-24\n',
            ),
            "content/tapahtumat/mennyt.md": event("Mennyt", "2026-11-23", after),
            # The front page has what is current when there are three of it.
            "content/tapahtumat/toinen.md": event("Toinen", "2026-12-02"),
            "content/tapahtumat/kolmas.md": event("Kolmas", "2026-12-03"),
        }
    )
    made = publish(root)
    html = made.pages["tapahtumat/"]
    assert html.index('id="tulevat"') < html.index("Tulossa oleva") < html.index("Menneet 2026")
    assert "Menneet 2026" in html and html.index("Menneet 2026") < html.rindex("Mennyt")
    assert "Ilmoittaudu viimeistään 24.11.2026" in made.pages["tapahtumat/tulossa/"]
    assert "Opittiin jotain" in made.pages["tapahtumat/mennyt/"]
    assert "Mennyt" not in made.pages[""] and "Tulossa oleva" in made.pages[""]
    late = publish(root, date(2026, 11, 25))
    assert "Ilmoittaudu viimeistään" not in late.pages["tapahtumat/tulossa/"]


def test_a_campaign_is_on_the_front_page_for_its_days(make_root):
    campaign = (
        'title: "Viikot"\nsummary: "Nosto."\nstarts: 2026-11-24\nends: 2026-11-25\ntheme: tyokyky\n'
    )
    root = make_root({"practices/a.md": practice(), "content/kampanjat/k.yml": campaign})
    shown = [d for d in range(23, 27) if "Viikot" in publish(root, date(2026, 11, d)).pages[""]]
    assert shown == [24, 25]


def test_a_hidden_entry_is_not_named_by_the_data_of_another(make_root):
    more = 'differs_from:\n  - id: b\n    how: "Eri tavalla."\n  - id: c\n    how: "Näin."\n'
    root = make_root(
        {
            "practices/a.md": practice("Yksi", more=more),
            "practices/b.md": practice("Kaksi", more="published: 2027-01-01\n"),
            "practices/c.md": practice("Kolme"),
            "projects/p.md": project(),
        }
    )
    row = json.loads(publish(root).files["data/v1/practices/a.json"])
    assert [item["id"] for item in row["differs_from"]] == ["c"]


def test_an_attachment_is_published_with_its_material_and_not_without(make_root):
    material = '---\ntitle: "Opas"\nsummary: "Opas."\nthemes:\n  - tyokyky\nregions:\n  - lappi\nmaterial_kind: opas\nfile: opas.pdf\npublished: 2026-11-25\n---\n\nTeksti.\n'
    root = make_root(
        {
            "content/materiaalit/m.md": material,
            "content/materiaalit/opas.pdf": b"%PDF-1.7 %%EOF",
            "content/materiaalit/irto.pdf": b"%PDF-1.7 %%EOF",
        }
    )
    assert not [path for path in publish(root).files if path.endswith(".pdf")]
    made = publish(root, date(2026, 11, 25))
    assert [path for path in made.files if path.endswith(".pdf")] == ["materiaalit/opas.pdf"]
    assert "../../materiaalit/opas.pdf" in made.pages["materiaalit/m/"]


def test_a_former_address_leads_to_the_present_one(make_root):
    made = publish(make_root({"practices/uusi.md": practice(more="aliases:\n  - vanha\n")}))
    html = made.files["kaytannot/vanha/index.html"].decode()
    assert 'content="0; url=../../kaytannot/uusi/"' in html
    assert 'rel="canonical" href="https://tietopankki.example/kaytannot/uusi/"' in html
    rows = made.files["_redirects"].decode().splitlines()
    assert "/kaytannot/vanha/ /kaytannot/uusi/ 301" in rows
    assert "/upota/kaytannot/vanha/ /upota/kaytannot/uusi/ 301" in rows


def test_every_door_of_a_former_address_leads_on_and_followers_see_no_new_item(make_root):
    more = "published: 2026-11-20\n"
    before = publish(make_root({"practices/vanha.md": practice(more=more)}))
    more += "aliases:\n  - vanha\n"
    root = make_root({"practices/uusi.md": practice(more=more)})
    (root / "practices/vanha.md").unlink()
    after = publish(root)
    doors = {path for path in before.files if "/vanha/" in path or path.endswith("/vanha.json")}
    assert len(doors) >= 5 and doors <= after.files.keys()
    item = re.search(rb"<entry><id>(.*?)</id>", before.files["syotteet/kaikki.xml"])[1]
    assert item in after.files["syotteet/kaikki.xml"]


def test_a_material_moves_with_its_document_and_an_event_with_its_calendar(make_root):
    material = (
        '---\ntitle: "Opas"\nsummary: "Opas."\nthemes:\n  - tyokyky\nregions:\n  - lappi\n'
        "material_kind: opas\naliases:\n  - vanha\n---\n\nTeksti.\n"
    )
    files = {
        "content/materiaalit/uusi.md": material,
        "content/tapahtumat/uusi.md": event(more="aliases:\n  - vanha\n"),
    }
    made = publish(make_root(files))
    for old, new in (
        ("materiaalit/vanha/vanha.docx", "materiaalit/uusi/uusi.docx"),
        ("tapahtumat/vanha/tapahtuma.ics", "tapahtumat/uusi/tapahtuma.ics"),
        ("data/v1/events/vanha.json", "data/v1/events/uusi.json"),
    ):
        assert made.files[old] == made.files[new]


def test_a_name_that_is_still_in_use_leads_nowhere_else(make_root):
    made = publish(make_root({"practices/a.md": practice(more="aliases:\n  - a\n")}))
    assert "kaytannot/a/index.html" not in made.files and "_redirects" not in made.files


def test_the_same_content_gives_the_same_bytes(make_root):
    root = root_with(make_root, news())
    assert publish(root) == publish(root)
