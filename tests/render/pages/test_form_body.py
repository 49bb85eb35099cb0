"""The text of an entry in the form: told of by the same rules as in the file, in a real browser."""

import json
import random
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import expect

from knowledgebase.contribute.form_data import rule_data
from knowledgebase.read.source import read_source
from knowledgebase.validate.entry import validate
from knowledgebase.validate.text import HEADINGS, check_text
from tests.conftest import known_vocabularies, practice, project
from tests.render.pages.test_contribute_pages import IMPORT, field, fold, open_form, submit

VOCABULARIES = known_vocabularies()
FILES = ("projects/b.md", "content/kuvat/a.png")

# Lines that a text may be made of: what is right, what is wrong, and what only looks like either.
PIECES = r"""
# Otsikko|## Lähtötilanne|## Tulokset|## Näin se tehdään|### Väli|##### Syvä|#ei|## Tulokset ##|## `Tulokset`
## *Tulokset*|   ## y|Otsikko⏎===|Otsikko⏎---|---|***|Tekstiä|työ & elämä|a < b|&lt;b&gt;|www.a.fi
<script>alert(1)</script>|<b>x</b>|teksti <br> lisää|<!-- kommentti -->|<!-- a --> teksti|<!-- auki|<details>
<div>⏎teksti|</div>|<a href="x">|<x y=1>|<?php ?>|<!DOCTYPE html>|`<b>`|``` ⏎<b>⏎```|~~~⏎# x⏎~~~|    <b>|    # x
> lainaus|> # Otsikko|> > > syvä|- kohta|- # Otsikko|  - sisä|    - vielä|1. yksi|2) kaksi|- [ ] tehty|> - > x
[linkki](https://a.fi)|[](https://a.fi)|[x](javascript:alert(1))|[x](../projects/b.md)|[x](puuttuu.md)|[x](#b)
![kuva](../content/kuvat/a.png)|![](../content/kuvat/a.png)|![k](https://a.fi/k.png)|![k](../content/kuvat/x.png)
[x](http://nas.local/y)|[x](http://10.0.0.5)|![a](b c.png)|<https://a.fi>|<a@b.fi>|https://käy.fi/x|http://u@b.fi|https://a.fi/X_(Y).|[a][b]|[b]: puuttuu.md|[a]
[b]: https://a.fi "t"|[x]( <a b> )|[a [b](c)](d)|[![k](x.png)](https://a.fi)|\[x](y)|\<b>|**[x](//a.fi)**|[x](?q)
--8<-- "x"|¦ a ¦ b ¦⏎¦---¦---¦⏎¦ [x](y) ¦ <i> ¦|[x](y⏎|x](y)|![|[x](https://a.fi⏎'otsikko')|`a|``a`b``|[`]`](y)
##Tulokset|!!! note|::: huom|[TOC]|{% x %}|• kohta|· kohta|– repliikki⏎– toinen|![a][kuva1]|`##x`|[a](b "c")
## Näin sovellat omaan työpaikkaan|> [!TIP]⏎> vinkki|[&nbsp;](https://a.fi)|[x](a.md#b)|[x](MAILTO:a@b.fi)|[x](HTTPS://a.fi)
"""
SEPARATORS = ("\n", "\n\n", "\n\n", " ", "\n> ", "\n- ", "\n  ", "\n\n    ")
# What the form can not know: the headings of other pages.
LEFT = {"broken-anchor"}


def bodies(count):
    """Return made-up texts, always the same ones."""
    pick = random.Random(11)  # noqa: S311 (no secret)
    pieces = [one for row in PIECES.strip().split("\n") for one in row.split("|")]
    pieces = [one.replace("⏎", "\n").replace("¦", "|") for one in pieces]
    for _ in range(count):
        start = pick.choice(("", "", "> ", "- "))
        rows = (pick.choice(pieces) + pick.choice(SEPARATORS) for _ in range(pick.randint(1, 6)))
        yield (start + "".join(rows)).strip()


def in_language(body, kind, lang):
    """Return a text with the headings of another language."""
    for finnish, told in zip(HEADINGS[kind]["fi"], HEADINGS[kind][lang], strict=True):
        body = body.replace(finnish, told)
    return body


def by_check(kind, body, lang="fi"):
    """Return the rules that the check tells of a text."""
    made, folder = {"practice": (practice, "practices"), "project": (project, "projects")}[kind]
    path = PurePosixPath(folder, "malli.md")
    source, found = read_source(path, made(body=body, more=f"lang: {lang}\n").encode())
    assert source is not None, found
    files = {*FILES, str(path)}
    entry, found = validate(source, VOCABULARIES, files)
    assert entry is not None, found
    return {finding.rule for finding in check_text(entry, files, {}, {})} - LEFT


@pytest.mark.browser
def test_the_form_tells_of_a_text_what_the_check_tells(page):
    page.goto("osallistu/lomake/")
    kinds = {"practice": "practices", "project": "projects"}
    langs = ("fi", "fi", "sv", "en")
    cases = [
        (kind, in_language(body, kind, lang), lang)
        for number, body in enumerate(bodies(2000))
        for kind in kinds
        if (lang := langs[number % len(langs)])
    ]
    expected = [by_check(*case) for case in cases]
    # Each rule of the text is met, so that none of them is only believed to be the same.
    assert set().union(*expected) >= {
        "raw-html", "text-beside-comment", "snippet-syntax", "empty-link", "image-without-text", "external-image",
        "bad-link-scheme", "broken-link", "closed-address", "look-alike-address", "top-heading", "heading-jump", "heading-order",
        "unknown-heading", "unmarked-advice", "empty-section", "foreign-mark", "round-mark", "tight-heading",
        "unread-link",
    }  # fmt: skip
    world = {**rule_data(VOCABULARIES), "files": FILES}
    told = page.evaluate(
        f"""async ([world, cases]) => {{
          {IMPORT}
          const {{ checkBody }} = await load("body");
          return cases.map(([kind, folder, body, lang]) =>
            [...checkBody({{ "x-kind": kind, "x-folder": folder }}, body, "malli", world, lang)].map((fault) => fault.rule));
        }}""",
        [
            json.loads(json.dumps(world)),
            [(kind, kinds[kind], body, lang) for kind, body, lang in cases],
        ],
    )
    differ = [
        (body, found, rules)
        for (_, body, _), found, rules in zip(cases, expected, map(set, told), strict=True)
        if found != rules
    ]
    assert differ == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("\n\n".join("> " * 13 + "x" for _ in range(2)), "too-deep"),
        ("## Tulokset\n\n" * 201, "too-many-headings"),
    ],
)
def test_the_limits_of_a_text_are_those_of_the_check(page, body, rule):
    page.goto("osallistu/lomake/")
    assert rule in by_check("project", body)
    script = f"""async ([world, body]) => {{
      {IMPORT}
      const {{ checkBody }} = await load("body");
      return [...checkBody({{ "x-kind": "project", "x-folder": "projects" }}, body, "malli", world)].map((fault) => fault.rule);
    }}"""
    world = json.loads(json.dumps({**rule_data(VOCABULARIES), "files": FILES}))
    assert rule in page.evaluate(script, [world, body])


@pytest.mark.browser
def test_a_fault_of_the_text_is_told_at_the_part_that_it_is_in(page):
    open_form(page)
    fold(page, "Kerro laajemmin").click()
    field(page, "Lähtötilanne").fill("Vuorot alkoivat kiireellä.")
    faulty = field(page, "Rajat ja haitat")
    faulty.fill(
        "<script>alert(1)</script>\n\n# Iso otsikko\n\n![Kaavio](../content/kuvat/ei-ole.png)"
    )
    submit(page)
    place = faulty.get_attribute("aria-describedby").split()[-1]
    said = page.locator(f"#{place}").inner_text()
    for words in (
        "HTML-koodia",
        "ykköstason otsikko ”Iso otsikko”",
        "ei-ole.png” ei johda mihinkään",
    ):
        assert words in said
        assert words in page.locator("[data-summary]").inner_text()
    expect(page.locator("[data-result]")).to_be_hidden()
