"""Records: a list of records, part by part, with a way back from each part."""

import pytest

from knowledgebase.cli.asked_records import Records, begun_records
from knowledgebase.cli.steps import GoBackError
from knowledgebase.contribute.questions import Question

COLUMNS = (("title", "Nimi"), ("url", "Osoite"), ("kind", "Laji"))
LIST = Question(("sources",), "Lähteet", "", "rows", True, columns=COLUMNS)
PARTS = tuple(
    Question(("sources", name), title, "", "text", name != "url") for name, title in COLUMNS
)


def records(script, told=""):
    kept = []

    def ask(part, _):
        answer = script.pop(0)
        if answer == "<":
            raise GoBackError
        return answer

    def more():
        return ask(None, None) == "k"

    return Records(LIST, PARTS, begun_records(LIST, told), ask, more, kept.append), kept


def test_records_are_asked_part_by_part_and_kept_as_they_grow():
    made, kept = records(["A", "u", "opas", "k", "B", "", "laki", ""])
    assert made.run() == "A | u | opas\nB |  | laki"
    assert kept[0] == "A" and kept[1] == "A | u"


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        (["A", "u", "<", "<", "B", "", "opas", ""], "B | u | opas"),
        (["A", "u", "opas", "<", "laki", ""], "A | u | laki"),
        (["A", "u", "opas", "k", "<", ""], "A | u | opas"),
        (["A", "u", "opas", "k", "B", "<", "", "", "laki", ""], "A | u | opas\nB |  | laki"),
        (["", ], ""),
    ],
)  # fmt: skip
def test_one_goes_back_part_by_part(script, answer):
    made, _ = records(script)
    assert made.run() == answer and script == []


def test_from_the_first_part_one_leaves_the_list():
    made, _ = records(["A", "<", "<"])
    with pytest.raises(GoBackError):
        made.run()


@pytest.mark.parametrize(
    ("told", "script", "answer"),
    [
        ("A", ["u", "opas", ""], "A | u | opas"),
        ("A |  | opas", [""], "A |  | opas"),
        ("A | u | opas\nB", ["", "laki", ""], "A | u | opas\nB |  | laki"),
    ],
)
def test_what_was_begun_goes_on_from_where_it_ended(told, script, answer):
    made, _ = records(script, told)
    assert made.whole == (script == [""])
    assert made.run() == answer and script == []
