"""Rewrite: links change as the parser sees them, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.validate.markdown import parse
from knowledgebase.validate.rewrite import public_text, relinked, shown_text


def moved(target):
    return f"https://x.example/{target[3:-3]}/" if target.startswith("../") else None


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("[a](../b.md)", "[a](https://x.example/b/)"),
        ('[a](../b.md "nimi")', '[a](https://x.example/b/ "nimi")'),
        ("[a](<../b.md> 'nimi \"x\"')", '[a](https://x.example/b/ "nimi \\"x\\"")'),
        ("[a](../b_(c).md)", "[a](https://x.example/b_%28c%29/)"),
        ("[a][b]\n\n[b]: ../b.md 'n'\n\nt", '[a](https://x.example/b/ "n")\n\n\nt'),
        ("[b]\n\n[b]:\n   ../b.md\n   'n'\n", '[b](https://x.example/b/ "n")\n\n'),
        ("> [b]\n>\n> [b]: ../b.md\n", "> [b](https://x.example/b/)\n>\n"),
        ("[![k](../k.md)](../b.md)", "[![k](https://x.example/k/)](https://x.example/b/)"),
        ("[`c`](../b.md)", "[`c`](https://x.example/b/)"),
        ("[ulos][u]\n\n[u]: https://a.example\n", "[ulos][u]\n\n[u]: https://a.example\n"),
        ("`[a](../b.md)` <https://a.example>", "`[a](../b.md)` <https://a.example>"),
        ("    [b]: ../b.md\n", "    [b]: ../b.md\n"),
        ("```\n[b]: ../b.md\n[b](../b.md)\n```\n", "```\n[b]: ../b.md\n[b](../b.md)\n```\n"),
        ("\\[a](../b.md)", "\\[a](../b.md)"),
        ("viite[^1]\n\n[^1]: [a](../b.md)\n", "viite[^1]\n\n[^1]: [a](https://x.example/b/)\n"),
    ],
)
def test_links_are_turned_and_code_is_not(text, new):
    assert relinked(text, moved) == new


PIECES = st.sampled_from(
    [
        "[a](../b.md)",
        "[a][r]",
        "[r]",
        "[r][]",
        "![k](../k.md 't')",
        "`[a](../b.md)`",
        "<https://a.fi>",
        "\n\n",
        "\n",
        "\n\n[r]: ../r.md 'ot\"sikko'\n\n",
        "\n\n[e]: https://e.example\n\n",
        "[e]",
        "> ",
        "- ",
        "    ",
        "sana ",
        "*",
        "**",
        "| a | b |\n|---|---|\n",
        "|",
        "\n\n```\n",
        "[^1]",
        "\n\n[^1]: n ",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "ä",
        "# ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_reader_of_the_new_text_sees_the_same_words_and_the_new_links(text):
    before, after = parse(text), parse(relinked(text, moved))
    assert [moved(link.target) or link.target for link in before.links] == [
        link.target for link in after.links
    ]
    assert after.plain == before.plain
    assert [link.title.split() for link in after.links] == [
        link.title.split() for link in before.links
    ]


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_hidden_target_is_nowhere_but_in_code(text):
    shown = public_text(text, lambda target: target.startswith("../"))
    assert [link.target for link in parse(shown).links if link.target.startswith("../")] == []


def without_notes(text):
    return public_text(text, lambda _: False)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("- a <!-- x -->\n  <!-- y -->\n- b\n", "- a\n- b\n"),
        ("- a\n  <!-- x\n  y -->\n- b\n", "- a\n- b\n"),
        ("- a\n<!-- x -->\n- b\n", "- a\n- b\n"),
        ("- a\n    <!-- x -->\n- b\n", "- a\n- b\n"),
        ("- a\n  - b\n    <!-- x -->\n  - c\n", "- a\n  - b\n  - c\n"),
        ("1. a\n   <!-- x -->\n2. b\n", "1. a\n2. b\n"),
        ("- <!-- x -->\n  a\n", "-\n  a\n"),
        ("> <!-- x\n> y -->\n> a\n", ">\n>\n> a\n"),
        ("a\n<!-- x -->\nb\n", "a\n\nb\n"),
        ("a\n    <!-- x -->\nb\n", "a\nb\n"),
        ("a <!-- x --> b\n", "a  b\n"),
        ("| a |\n|---|\n| b |\n<!-- x -->\nc\n", "| a |\n|---|\n| b |\n\nc\n"),
        ("[//]: # (x)\n\na\n", "\na\n"),
        ("a\n\n[comment]: <> (x\ny)\n\nb\n", "a\n\n\nb\n"),
        (
            '[k]: <> "x"\n[a]: https://a.fi\n[A]: https://b.fi\n\n[a]\n',
            "[a]: https://a.fi\n\n[a]\n",
        ),
        ("a[^1]\n\n[^1]: b\n\n[^2]: x\n", "a[^1]\n\n[^1]: b\n\n"),
        ("`<!-- x -->`\n\n    [//]: # (x)\n", "`<!-- x -->`\n\n    [//]: # (x)\n"),
    ],
)
def test_a_note_for_writers_goes_as_if_it_had_not_been_written(text, public):
    assert without_notes(text) == public
    assert without_notes(public) == public
    blanks = shown_text(text)
    assert [len(line) for line in blanks.split("\n")] == [len(line) for line in text.split("\n")]
    assert ("x" in blanks) == ("x" in public)
