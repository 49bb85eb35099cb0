"""Steps: the way back to the question before, and what is remembered on it."""

from knowledgebase.cli.steps import GoBackError, Told, walk

ONE, TWO = ("one",), ("two",)


def steps(told, script):
    """Steps that answer by a script, in which `<` goes back; the second is passed when the first is `no`."""

    def asks(loc):
        def step():
            if loc == TWO and told.answers.get(ONE) == "no":
                return False
            answer = script.pop(0)
            if answer == "<":
                raise GoBackError
            told.keep(loc, answer)
            return True

        return step

    return [asks(ONE), asks(TWO), asks(("three",))]


def walked(*script):
    told, left = Told({}), list(script)
    walk(steps(told, left), told)
    assert left == []
    return told


def test_without_a_way_back_each_is_asked_once():
    assert walked("a", "b", "c").answers == {ONE: "a", TWO: "b", ("three",): "c"}


def test_one_goes_back_as_far_as_one_likes_and_no_further_than_the_first():
    assert walked("a", "b", "<", "<", "<", "x", "y", "z").answers == {
        ONE: "x",
        TWO: "y",
        ("three",): "z",
    }


def test_a_step_that_did_not_ask_is_no_place_to_go_back_to():
    told = walked("no", "<", "yes", "b", "c")
    assert told.answers == {ONE: "yes", TWO: "b", ("three",): "c"}


def test_what_was_answered_before_going_back_is_remembered_but_not_an_answer():
    told = walked("a", "b", "<", "<", "no", "c")
    assert TWO not in told.answers and told.ever[TWO] == "b"
