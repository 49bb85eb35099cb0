"""Names: what fields may be called, taken from the models."""

from knowledgebase.schema.fields import Record
from knowledgebase.schema.names import field_names, required_names


class Inside(Record):
    deep: str = ""


class Outside(Record):
    must: str
    may: str = ""
    inside: tuple[Inside, ...] = ()


def test_names_are_of_every_depth_and_what_is_required_of_the_first():
    assert field_names(Outside) == {"must", "may", "inside", "deep"}
    assert required_names(Outside) == {"must"}
