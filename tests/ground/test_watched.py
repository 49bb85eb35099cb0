"""Watched: whatever is asked through a window is noted, and another answer is seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import pytest

from knowledgebase.ground.away import Away, note, noting
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.watched import Answers, Memo, Watch


@dataclass(frozen=True)
class Inner:
    names: Mapping[str, str]


@dataclass(frozen=True)
class Thing:
    day: int
    words: Mapping[str, tuple[str, ...]]
    inner: Inner
    memo: Memo = field(default_factory=Memo, compare=False)

    @property
    def tomorrow(self):
        return self.day + 1

    @cached_property
    def longest(self):
        return {key: max(words, key=len) for key, words in self.words.items()}

    def name(self, key):
        return self.memo.of(key, lambda: self.inner.names.get(key, ""))

    @classmethod
    def made(cls):
        return cls


THING = Thing(1, {"a": ("x", "yy"), "b": ()}, Inner({"a": "A", "b": "B"}))


def asked(make, thing=THING):
    watch = Watch(thing, (Thing, Inner))
    return set(watch.during(lambda: make(watch.window))[1])


@pytest.mark.parametrize(
    ("make", "questions"),
    [
        (lambda thing: thing.day, {("day",)}),
        (lambda thing: thing.tomorrow, {("day",)}),
        (lambda thing: thing.words["a"], {("words", "a")}),
        (lambda thing: thing.words.get("c"), {("words", "c")}),
        (lambda thing: "c" in thing.words, {("words", "c")}),
        (lambda thing: list(thing.words), {("words",)}),
        (lambda thing: bool(thing.words), {("words",)}),
        (lambda thing: {**thing.words}, {("words",), ("words", "a"), ("words", "b")}),
        (lambda thing: [*thing.words.values(), *thing.words.items()], {("words",)}),
        (lambda thing: thing.longest, set()),
        (lambda thing: thing.inner, set()),
        (lambda thing: thing.inner.names["a"], {("inner.names", "a")}),
        (lambda thing: thing.name("a"), {("inner.names", "a")}),
        (lambda thing: (thing.name("a"), thing.name("a")), {("inner.names", "a")}),
    ],
)
def test_what_is_asked_is_noted(make, questions):
    thing = replace(THING, words={"a": ("x",), "b": ("y",)}, memo=Memo())
    assert asked(make, thing) == questions


def test_what_was_made_before_brings_its_questions_along():
    thing = replace(THING, memo=Memo())
    assert thing.name("a") == "A"  # nobody watched
    watch = Watch(thing, (Thing, Inner))
    for _ in range(2):
        told, questions = watch.during(lambda: watch.window.name("a"))
        assert (told, questions) == ("A", (("inner.names", "a"),))


def test_what_was_made_before_brings_along_what_was_put_away_too():
    text = Away(b"teksti")

    def make():
        note([text])
        return 1

    watched = partial(Memo().asked, watch=Watch(THING, (Thing,)))
    for of in (Memo().of, watched):
        of("a", make)
        with noting() as seen:
            assert of("a", make) == 1
        assert seen == {text}


def test_what_a_part_asked_is_of_the_whole_too_and_not_of_the_next():
    watch = Watch(THING, (Thing, Inner))
    assert watch.during(lambda: watch.during(lambda: watch.window.day))[1] == ()
    assert watch.during(lambda: watch.window.words["a"])[1] == (("words", "a"),)


@pytest.mark.parametrize(
    "make",
    [lambda thing: thing.made(), lambda thing: replace(thing, day=2)],
    ids=["a method of the class", "a copy"],
)
def test_what_a_window_cannot_follow_fails(make):
    with pytest.raises(TypeError):
        asked(make)


@pytest.mark.parametrize(
    ("question", "other"),
    [
        (("day",), {"day": 2}),
        (("words", "a"), {"words": {"a": ("x", "zz"), "b": ()}}),
        (("words", "c"), {"words": {"a": ("x", "yy"), "b": (), "c": ()}}),
        (("words",), {"words": {"b": (), "a": ("x", "yy")}}),
        (("inner.names", "a"), {"inner": Inner({"b": "B"})}),
        (("gone",), {}),
    ],
)
def test_another_answer_has_another_sign(question, other):
    def told(thing):
        return Answers(thing, Signs()).to([question])

    assert told(THING) == told(replace(THING))
    assert (told(replace(THING, **other)) == told(THING)) == (not other)
    # What else changes is nobody's question.
    assert told(replace(THING, inner=Inner({"a": "A"}))) == told(THING)
