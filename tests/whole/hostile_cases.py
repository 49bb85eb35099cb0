"""Hostile inputs gathered from real attacks, each put into an entry that is in order otherwise.

`CASES` has for each the files that are put into a root that passes every check. What must come of it is
in hostile/outcomes.tsv: each error as rule, path and line, or nothing where what was written is
harmless here. The words of most cases of texts are in hostile/, as they were gathered.
"""

import re
from pathlib import Path

from PIL import Image

from knowledgebase.validate.entry_rules import HETU_LETTERS
from tests.conftest import news, picture, practice

FOLDER = Path(__file__).parent / "hostile"
A = "practices/a.md"
Files = dict[str, str | bytes]


def instead_of_title(lines: str) -> Files:
    return {A: practice().replace('title: "Käytäntö"\n', f"{lines}\n", 1)}


def beside(more: str) -> Files:
    return {A: practice(more=f"{more}\n")}


def in_text(body: str) -> Files:
    return {A: practice(body=f"## Lähtötilanne\n\n{body}")}


def stored(number: str) -> Files:
    """Return a stored case's own words in a text that is in order otherwise."""
    (file,) = FOLDER.glob(f"{number}-*.md")
    body = re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.S)
    words = body.partition("\n")[2].strip("\n")
    # Below a heading there is text, or that would be a fault of its own.
    return in_text(f"Teksti.\n\n{words}" if words.startswith("##") else words)


def located() -> bytes:
    """A photograph that tells where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (61.0, 29.0, 53.0), 3: "E", 4: (23.0, 45.0, 39.0)}
    exif[0x010E] = "GPSMERKKI"
    return picture(form="JPEG", exif=exif)


SHOWN = "## Lähtötilanne\n\n![Kuva työpajasta](../content/kuvat/k.{})"
BOMB = "\n".join(
    [
        "lol: &a [x, x]",
        *(f"{n}: &{n} [*{p}, *{p}]" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
    ]
)
PAGE = '---\ntitle: "Vesi"\nsummary: "Lyhyt kuvaus."\nupdated: 2026-11-20\n---\n\nTeksti.\n'
NEWS = "content/uutiset/u.md"

CASES: dict[str, Files] = {
    "001-yaml-syntax": beside("for_whom: [esihenkilot"),
    "002-never-closed": {A: practice().replace("---\n\n", "\n", 1)},
    "004-unquoted-colon": instead_of_title("title: Vesi: nyt ja huomenna"),
    "005-duplicate-key": beside('title: "Toinen"'),
    "007-octal": instead_of_title("title: 0123"),
    "007-sexagesimal": instead_of_title("title: 12:30:45"),
    "008-float": instead_of_title("title: 1.10"),
    "010-future": beside("updated: 2199-01-01"),
    "011-laughs": beside(BOMB),
    "013-alias-recursive": instead_of_title("title: &t [*t]"),
    "014-merge": beside("<<: *b"),
    "016-env": instead_of_title("title: !ENV HOME"),
    "017-title-list": instead_of_title("title:\n  - Vesi\n  - Ilma"),
    "019-title-empty": instead_of_title("title:"),
    "020-title-int": instead_of_title("title: 2024"),
    "022-list-scalar": beside("for_whom: esihenkilot"),
    "023-list-of-other": beside("for_whom:\n  - null\n  - a: b"),
    "025-title-script": instead_of_title('title: "</title><script>window.__x=1</script>"'),
    "026-summary-break": {
        A: practice().replace("Lyhyt kuvaus käytännöstä.", "'\\\"><script>window.__x=1</script>")
    },
    "028-subtitle": beside("subtitle: '<img src=x onerror=\"window.__x=1\">'"),
    "029-status": beside('status: \'"><img src=x onerror="window.__x=1">\''),
    "031-template": beside("template: ei-ole.html"),
    "032-template-traversal": beside("template: ../../../../../../etc/passwd"),
    "034-hide": beside("hide: 5"),
    "035-search": beside("search: false"),
    "037-deep": beside("x: " + "[" * 12_000),
    "037-deeper": beside("x: " + "[" * 200_000),
    "038-sexagesimal-bomb": beside("x: 1" + ":1" * 100_000),
    "040-not-mapping": {A: "---\n- a\n- b\n---\n\n## Lähtötilanne\n\nTeksti.\n"},
    "041-bom": {A: b"\xef\xbb\xbf" + practice().encode()},
    "043-cr-only": {A: practice().replace("\n", "\r")},
    "044-leading-blank": {A: "\n" + practice()},
    "045-no-front-matter": {A: "Huom: tämä lause.\nToinen: rivi.\n\n## Otsikko\n\nTeksti.\n"},
    "047-theme": {A: practice().replace("tyokyky", "tyokykyy")},
    "047-region": {A: practice().replace("lappi", "lapi")},
    "048-latin1": {A: practice("Jäätä").encode("latin-1")},
    "049-utf16": {A: practice().encode("utf-16")},
    "051-bidi": in_text("Maksa tilille \u202eFI00\u202c, 1234."),
    "052-zero-width": instead_of_title('title: "Ve\u200bsi"'),
    "052-zero-width-address": in_text("[linkki](https://exa\u200bmple.org)"),
    "055-homoglyph-name": {"practices/\u0430.md": practice("Toinen")},
    "057-special-name": {"practices/a&b <c>.md": practice("Toinen")},
    "058-long-name": {f"practices/{'a' * 90}.md": practice("Toinen")},
    "060-page-and-folder": {"content/vesi.md": PAGE, "content/vesi/index.md": PAGE},
    "061-index-and-readme": {"content/x/README.md": PAGE, "content/x/index.md": PAGE},
    "063-theme-js": {"content/assets/javascripts/bundle.min.js": "window.__x=1"},
    "064-search-index": {"content/search/search_index.json": "{}"},
    "066-raw-html": {"content/x.html": "<script>window.__x=1</script>"},
    "067-svg": {"content/kuvat/k.svg": "<svg><script>window.__x=1</script></svg>"},
    "069-exif": {"content/kuvat/k.jpg": located(), A: practice(body=SHOWN.format("jpg"))},
    **{
        f"{n}-text": stored(n)
        for n in (
            *("070", "071", "073", "074", "076", "077", "079", "080", "082", "083", "085", "086"),
            *("088", "089", "091", "092", "094", "095", "097", "098", "099", "100", "101", "103"),
            *("104", "106", "107", "109", "110", "112", "114", "115", "117", "120"),
            *("121", "131"),
        )
    },
    "113-jump": in_text("Teksti.\n\n#### Syvä\n\nTeksti."),
    "113-second-top": in_text("Teksti.\n\n# Toinen\n\nTeksti."),
    "118-snippet-of-address": in_text('--8<-- "http://example.org/x.md"'),
    "127-20-mb": in_text("Lause järvestä ja joesta.\n\n" * 700_000),
    "128-1-mb-line": in_text("a" * 1_000_000),
    "130-5000-headings": in_text("### Otsikko\n\nx\n\n" * 5000),
    "130-too-many-headings": in_text("### Otsikko\n\nx\n\n" * 300),
    "133-nested-lists": in_text("".join("  " * i + "- x\n" for i in range(400))),
    "134-nested-html": in_text("<div>" * 3000),
    "136-emphasis": in_text("*a **" * 4000),
    "137-links": in_text("[" * 20_000),
    "139-tags": in_text("<a " * 8_000),
    "140-picture-60-mb": {
        "content/kuvat/k.png": picture() + b"\0" * 60_000_000,
        A: practice(body=SHOWN.format("png")),
    },
    "142-deep-folder": {f"content/{'a/' * 60}a.md": "# A\n\nA.\n"},
    "143-news-without-date": {NEWS: news().replace("published: 2026-11-20\n", "")},
    "144-news-bad-date": {NEWS: news(published="eilen")},
    "146-news-slug": {NEWS: news(more="slug: ../../../../../../pwned\n")},
    "146-former-name": beside("aliases:\n  - ../../../../pwned"),
    "147-news-category": {NEWS: news(more='categories:\n  - "<img src=x onerror=window.__x=1>"\n')},
    "149-embargo": {NEWS: news(published="2199-01-01")},
    "150-two-news": {NEWS: news("Sama"), "content/uutiset/v.md": news("Sama")},
    "151-identity": in_text(
        f"Henkilötunnus 010190-900{HETU_LETTERS[10190900 % 31]} on väärässä paikassa."
    ),
    "151-identity-of-this-century": in_text(
        f"Tunnus 010104B900{HETU_LETTERS[10104900 % 31]} on väärä."
    ),
    "151-phone": in_text("Soita, puh. 040 1234567."),
    "151-mail": in_text("Kirjoita matti.meikalainen@example.com."),
    "152-token": in_text("Avain on ghp_abcdefghijklmnopqrstuvwxyz0123456789."),
    "153-hook": {
        "content/hook.py": "open('HOOKRAN', 'w')",
        "mkdocs.yml": "hooks: [content/hook.py]\n",
    },
    "154-authors": {
        "content/uutiset/.authors.yml": 'maija:\n  name: "<img src=x onerror=window.__x=1>"\n'
    },
}
