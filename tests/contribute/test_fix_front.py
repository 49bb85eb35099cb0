"""Fix front: lines that are meant otherwise than they are written, where no other meaning is possible."""

import pytest

from knowledgebase.contribute.fix_front import FRONT_STEPS
from knowledgebase.read.composed import compose
from tests.conftest import CORPUS, known_schemas

SCHEMA = known_schemas(CORPUS)["practice"]


def mend(front):
    for step in FRONT_STEPS.values():
        front = step(front, SCHEMA)
    return front


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("themes:\n\t- osaaminen\n", "themes:\n  - osaaminen\n"),
        (
            "sources:\n\t- title: Sivu\n\t\tkind: opas\n",
            'sources:\n  - title: "Sivu"\n    kind: opas\n',
        ),
        ("fails_when: Kiireessä\n", 'fails_when:\n  - "Kiireessä"\n'),
        ('fails_when: "Kiireessä"\n', 'fails_when:\n  - "Kiireessä"\n'),
        ("themes: Osaaminen ja oppiminen\n", "themes:\n  - osaaminen\n"),
        (
            "evidence:\n  level: 2\n  sources: https://example.org/a\n",
            "evidence:\n  level: 2\n  sources:\n    - https://example.org/a\n",
        ),
        ("effort:\n  days: 2,4\n", "effort:\n  days: 2.4\n"),
        (
            "effort:\n  days: 2,4 # Päivä on 7,5 tuntia.\n",
            "effort:\n  days: 2.4 # Päivä on 7,5 tuntia.\n",
        ),
        ("reviewed: 24.11.2026 # päivä\n", "reviewed: 2026-11-24 # päivä\n"),
        (
            "# arvio\neffort.level: kevyt\neffort.days: 2\n",
            "effort:\n  # arvio\n  level: kevyt\n  days: 2\n",
        ),
        (
            "effect:\n  why: a\neffect.figure_by: kokemus\n",
            'effect:\n  why: "a"\n  figure_by: kokemus\n',
        ),
        (
            "evidence.sources:\n  - https://example.org/a\n",
            "evidence:\n  sources:\n    - https://example.org/a\n",
        ),
    ],
)
def test_tabs_names_with_a_dot_and_lists_are_written_as_meant(written, mended):
    assert mend(written) == mended
    assert not compose(mended).faults


@pytest.mark.parametrize(
    "front",
    [
        'themes:\n\t- "tyokyky\n',
        "themes: tyokyky, osaaminen\n",
        "themes: tyokkyy\n",
        "fails_when: Kiireessä # ehkä\n",
        "evidence:\n  sources: https://a.fi https://b.fi\n",
        "effort:\n  level: kevyt\neffort.level: raskas\n",
        'effort: "kevyt"\neffort.days: 2\n',
        "sources.title: Sivu\n",
        'yksi\ntitle: "a"\n',
    ],
)
def test_what_may_be_meant_in_two_ways_stays(front):
    assert mend(front) == front


def test_a_step_that_would_move_a_value_is_not_taken():
    """The comment stays where it stood, since nothing else was certain."""
    front = 'effect:\n    why: "a"\neffect.figure_by: kokemus\n'
    assert FRONT_STEPS["nested"](front, SCHEMA) == front
