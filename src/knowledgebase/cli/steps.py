"""Steps: questions one after another, with a way back to the one before."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Answers = dict[tuple[str, ...], str]
BACK = "<"
"""What is typed to go back: no answer is that alone, since texts have no such mark."""


class GoBackError(Exception):
    """The writer wants the question before this one."""


@dataclass
class Told:
    """What has been answered so far.

    `passed` are the fields that were passed over, `head` the heading told last. `ever` has each
    answer as it was last given, also when its question is to be asked anew.
    """

    answers: Answers
    passed: set[str] = field(default_factory=set)
    head: str = ""
    id: str = ""
    ready: bool = False
    ever: Answers = field(default_factory=dict)

    def keep(self, loc: tuple[str, ...], answer: str) -> None:
        """Take an answer, whole or as far as it was given."""
        self.answers[loc] = self.ever[loc] = answer

    def now(self) -> "Told":
        """Return a copy that later answers do not change."""
        return copy.deepcopy(self)

    def return_to(self, before: "Told") -> None:
        """Be as it was before a question, but for what was ever answered."""
        self.answers, self.passed = dict(before.answers), set(before.passed)
        self.head, self.id, self.ready = before.head, before.id, before.ready


def walk(steps: Sequence[Callable[[], bool]], told: Told) -> None:
    """Take each step, which tells whether it asked; who goes back is asked the question before anew."""
    at = 0
    asked: list[tuple[int, Told]] = []
    while at < len(steps):
        before = told.now()
        try:
            if steps[at]():
                asked.append((at, before))
        except GoBackError:
            if asked:
                at, before = asked.pop()
            told.return_to(before)
            continue
        at += 1
