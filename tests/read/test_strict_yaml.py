"""Reading YAML: every value is text and has a place; nothing a stranger writes can hurt."""

from hypothesis import example, given
from hypothesis import strategies as st

from knowledgebase.read.composed import compose
from knowledgebase.read.slips import MOST_SLIPS


def rules(text: str) -> list[str]:
    return [fault.rule for fault in compose(text).faults]


def test_what_yaml_would_guess_stays_text():
    data = compose("a: no\nb: 010\nc: 12:30\nd: 1.10\ne: 2026-01-01\nf: true\n").data
    assert data == {
        "a": "no",
        "b": "010",
        "c": "12:30",
        "d": "1.10",
        "e": "2026-01-01",
        "f": "true",
    }


def test_every_value_and_key_has_its_line_and_column():
    composed = compose("title: x\nsources:\n  - url: y\n", first_line=2)
    assert composed.places[("title",)] == (2, 8)
    assert composed.places["sources", 0, "url"] == (4, 10)
    assert composed.keys["sources", 0, "url"] == (4, 5)
    assert composed.place(("sources", 0, "url", "more")) == (4, 10)


def test_all_empty_values_and_equal_keys_are_found_in_one_reading():
    assert rules("a:\nb: x\nb: y\nc: ~\n") == ["empty-value", "duplicate-key", "empty-value"]


def test_only_the_outermost_list_in_brackets_is_told():
    assert rules("a: [[x], [y]]\n") == ["flow-list"]


def test_an_alias_bomb_is_told_of_and_never_goes_off():
    lines = [
        "a0: &a0 [x, x]",
        *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)),
    ]
    composed = compose("\n".join(lines))
    assert {fault.rule for fault in composed.faults} == {"yaml-alias", "flow-list"}
    assert len(composed.faults) <= 2 * MOST_SLIPS
    assert composed.data["a1"] == []


def test_a_run_of_tabs_is_told_once_and_the_rest_is_read():
    composed = compose("a:\n\t- x\n\t- y\n\t\nb: z\n")
    assert [(fault.rule, fault.place) for fault in composed.faults] == [("tab-in-yaml", (2, 1))]
    assert composed.data == {"a": ["x", "y"], "b": "z"}


def test_deep_nesting_is_refused_without_recursion():
    assert "too-deep" in rules("a: " + "[" * 16_000)
    assert "too-deep" in rules("\n".join(f"{' ' * n}a:" for n in range(2_000)))


@example("{0")
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text):
    compose(text)


_WORDS = st.text(
    st.characters(categories=["Ll", "Lu", "Nd"], include_characters="åäöÅÄÖ .,!"),
    min_size=1,
    max_size=20,
)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        _WORDS | st.lists(_WORDS, min_size=1, max_size=4),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_is_read_back(data):
    lines = []
    for key, value in data.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f'  - "{item}"' for item in value)]
        else:
            lines.append(f'{key}: "{value}"')
    composed = compose("\n".join(lines))
    assert composed.faults == ()
    assert composed.data == data
    assert set(composed.keys) == {(key,) for key in data}
