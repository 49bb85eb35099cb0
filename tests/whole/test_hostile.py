"""Hostile inputs: each alone is refused for its own reason, at its line, or is harmless as written."""

import json
import re
import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.flow import maker_of, publication_of
from knowledgebase.ground.settings import Settings
from knowledgebase.relate.relate import relate
from tests.conftest import CORPUS, ROOT, TODAY, news, practice, publish
from tests.whole.hostile_cases import CASES, FOLDER, A

OUTCOMES = {
    name: {tuple(found.split(" ")) for found in told.split("; ") if found}
    for name, _, told in (
        line.partition("\t") for line in (FOLDER / "outcomes.tsv").read_text("utf-8").splitlines()
    )
}
# What the text of an entry may be made of, whatever its writer wrote.
ALLOWED = re.compile(
    r"a|blockquote|body|br|code|del|div|em|h[1-6]|hr|img|li|ol|p|pre|section|strong|sup|table|tbody|t[dhr]"
    r"|thead|ul"
)


def errors(findings):
    # A file name may have spaces, as a case of one has.
    return {(f.rule, f.path, str(f.line)) for f in findings if f.level == "error"}


@pytest.mark.parametrize("name", CASES)
def test_the_only_fault_is_refused_for_its_own_reason(name, make_root):
    catalogue, findings = load_catalogue(make_root({A: practice(), **CASES[name]}), ROOT, TODAY)
    expected = {(rule, " ".join(path), line) for rule, *path, line in OUTCOMES[name]}
    assert errors(findings) == expected
    for entry in catalogue.entries.values():
        tree = LexborHTMLParser(f"<body>{entry.text.html}</body>").body
        for node in tree.css("*"):
            assert ALLOWED.fullmatch(node.tag or ""), node.tag
            for attribute, value in node.attributes.items():
                assert not attribute.startswith("on") and attribute not in ("style", "srcdoc")
                assert attribute != "class" or not (value or "").startswith(("md-", "js-"))
                assert attribute not in ("href", "src") or (value or "").partition(":")[0] not in (
                    *("javascript", "data", "vbscript", "file", "//evil.example"),
                )


def test_every_case_has_its_outcome_and_every_stored_text_is_used():
    assert set(OUTCOMES) == set(CASES)
    numbers = {name.partition("-")[0] for name in CASES}
    assert {file.name[:3] for file in FOLDER.glob("*.md")} <= numbers
    assert len(numbers) >= 95
    assert f": {len(CASES)} hostile cases," in (ROOT / "SECURITY.md").read_text("utf-8")


def test_a_value_is_read_as_the_text_that_was_written(make_root):
    titles = ["0123", "12:30:45", "1.10", "2024", "1e3", "no", "0x1F"]
    made = publish(
        make_root(
            {
                f"practices/a{number}.md": practice(step=f"Kysy yhdeltä, mitä {title} on.").replace(
                    'title: "Käytäntö"', f"title: {title}"
                )
                for number, title in enumerate(titles)
            }
        )
    )
    for number, title in enumerate(titles):
        told = json.loads(made.files[f"data/v1/practices/a{number}.json"])
        assert told["title"] == title
        assert f">{title}</h1>" in made.pages[f"kaytannot/a{number}/"]


def test_what_is_under_embargo_is_nowhere(make_root):
    made = publish(
        make_root({A: practice(), "content/uutiset/u.md": news("Salattu", "2199-01-01")})
    )
    assert not made.where("Salattu") and not made.where("uutiset/u")


def test_the_files_as_they_are_never_break_the_check(make_root):
    cases = sorted(FOLDER.glob("*.md"))
    root = make_root({f"practices/{case.stem}.md": case.read_bytes() for case in cases})
    refused = {path for _, path, _ in errors(load_catalogue(root, ROOT, TODAY)[1])}
    assert {f"practices/{case.stem}.md" for case in cases} <= refused


def test_links_out_of_the_root_are_refused(make_root):
    root = make_root()
    (root / "practices/salaa.md").symlink_to("/etc/passwd")
    (root / "practices/katkennut.md").symlink_to("puuttuu.md")
    (root / "content/kansio").symlink_to("/etc")
    (root / "projects/silmukka.md").symlink_to("silmukka.md")
    _, findings = load_catalogue(root, ROOT, TODAY)
    assert {(f.path, f.rule) for f in findings if f.level == "error"} == {
        ("practices/salaa.md", "symbolic-link"),
        ("practices/katkennut.md", "symbolic-link"),
        ("content/kansio", "symbolic-link"),
        ("projects/silmukka.md", "symbolic-link"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "content/javascripts/bundle.js",
        "content/_headers",
        "content/_redirects",
        "content/.authors.yml",
        "content/.htaccess",
        "content/sivu.html",
        "content/kuvat/kuva.svg",
        "practices/aiheet/a.md",
        "content/CNAME",
    ],
)
def test_only_what_belongs_is_accepted(name, make_root):
    _, findings = load_catalogue(make_root({name: "x"}), ROOT, TODAY)
    assert {f.rule for f in findings} <= {"stray-file", "in-subfolder", "picture-format"}
    assert [f.path for f in findings] == [name]


CANARY = "KANARIALINTU-7f3a"
ASKS = """## Lähtötilanne

{{ config }} {{ environ.KB_SALAISUUS }} ${KB_SALAISUUS} $KB_SALAISUUS %KB_SALAISUUS% !ENV KB_SALAISUUS

`{% include ".env" %}` `<!--#include file=".env"-->` `@import ".env"` `![[.env]]` `::: .env`

```
{% include "../.git/config" %}
.. include:: ../.env
```
"""


def test_nothing_but_content_is_in_what_is_published(make_root, monkeypatch):
    root = make_root({A: practice(body=ASKS), "content/uutiset/u.md": news()})
    for name in (".git/config", ".env", "content/../salaisuus.md", "mkdocs.yml", ".cache/x"):
        file = root / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"token: {CANARY}\n")
    (root.parent / f"{root.name}-ulkona").write_text(CANARY)
    monkeypatch.setenv("KB_SALAISUUS", CANARY)
    made = publish(root)
    assert "KB_SALAISUUS" in made.pages["kaytannot/a/"]  # the words stand there as words
    assert not made.where(CANARY)
    assert not made.where(str(root))


def test_no_page_that_is_in_order_is_refused():
    catalogue, findings = load_catalogue(CORPUS, ROOT, TODAY)
    assert not errors(findings)
    assert len(catalogue.entries) + len(catalogue.pages) >= 100


@pytest.mark.parametrize(
    "body",
    ["[" * 100_000, "<a " * 40_000, "*a **" * 20_000, "- a\n" * 20_000, "> " * 5_000],
    ids=["brackets", "tags", "emphasis", "items", "quotes"],
)
def test_a_long_hostile_text_is_read_to_its_end(body, make_root):
    load_catalogue(make_root({A: practice(body=body)}), ROOT, TODAY)


MEASURED = """
import re, sys, time
from datetime import date
from pathlib import Path
from knowledgebase.catalogue.load import load_catalogue
began = time.process_time()
load_catalogue(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 11, 24))
# Of this process alone: what `getrusage` tells has in it the largest of the one that started it.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(time.process_time() - began, int(peak) / 1024)
"""


@pytest.mark.thorough
@pytest.mark.parametrize("name", CASES)
def test_a_page_costs_a_second_and_300_megabytes_at_most(name, make_root):
    """Measured in a process of its own, as processor time and the largest memory."""
    root = make_root({A: practice(), **CASES[name]})
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(root), str(ROOT)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds <= 1 and megabytes <= 300, (seconds, megabytes)


# The middle of each box that a pointer can come to, a place once: those of the text first.
MOST_POINTS = 8
POINTS = f"""() => {{
    const all = [...document.querySelectorAll('main .prose *'), ...document.querySelectorAll('main *')];
    const boxes = all.map((e) => e.getBoundingClientRect()).filter((b) => b.width && b.height);
    const places = boxes.map((b) => [b.x + b.width / 2, b.y + b.height / 2].map(Math.round).join());
    return [...new Set(places)].map((place) => place.split(',').map(Number)).slice(0, {MOST_POINTS});
}}"""


@pytest.mark.browser
def test_no_hostile_text_runs_in_a_browser_without_any_policy(chromium, make_root):
    """As if the check had let it through and no server and no page had a policy.

    Of the 114 cases 57 have a page here. 32 are one file that is refused whole, so there is nothing
    to open; 25 are about the name or the place of a file, about several files or about size,
    and not about what an entry says. The check reads all of them.
    """
    # So tall that nothing needs to be scrolled to.
    context = chromium.new_context(viewport={"width": 1000, "height": 6000})
    tab = context.new_page()
    asked = []
    tab.on("request", lambda r: asked.append(r.url) if not r.url.startswith("data:") else None)
    tab.route("**/*", lambda route: route.abort())
    texts = {
        f"practices/{name}.md": files[A]
        for name, files in CASES.items()
        if list(files) == [A] and len(files[A]) < 100_000
    }
    root = make_root(texts)
    catalogue, settings = load_catalogue(root, ROOT, TODAY)[0], Settings(root, TODAY, preview=True)
    pages = publication_of(maker_of(catalogue, {}, relate, settings), settings).pages
    entries = catalogue.entries.values()
    for entry in entries:
        name, page = entry.path.stem, pages[entry.address]
        tab.set_content(f"<!doctype html><main>{page.html()}</main><footer>loppu</footer>")
        # Every handler that a click or a toggle would call; a pointer is moved as a person moves it.
        for x, y in tab.evaluate(POINTS):
            tab.mouse.move(x, y)
        tab.evaluate(
            """() => { for (const e of document.querySelectorAll('main *')) {
                for (const kind of ['focus', 'toggle', 'load', 'error'])
                    e.dispatchEvent(new Event(kind, {bubbles: true}));
                e.addEventListener('click', c => { if (!(e.href || '').startsWith('javascript:')) c.preventDefault(); });
                if (e.click) e.click();
            } }"""
        )
        assert not tab.evaluate("'__x' in window"), name
        assert tab.locator("body > footer").inner_text() == "loppu", name
        assert (
            tab.locator("main script, main iframe, main base, main style, main object").count() == 0
        )
    assert (len(CASES), len(texts), len(entries)) == (114, 89, 57)
    assert not [url for url in asked if "evil.example" in url and "pixel" not in url]
    context.close()
