"""A record holds its fields and little else, also when it comes back from the disk."""

from knowledgebase.ground.store import packed, unpacked
from knowledgebase.schema.fields import Resource

GIVEN = {"title": "Opas", "url": "https://a.fi/opas", "kind": "opas"}


def test_a_record_that_was_kept_is_the_same():
    made = Resource.model_validate(GIVEN)
    back = unpacked(packed(made))
    assert back == made and hash(back) == hash(made)
    assert list(back.model_dump().items()) == list(made.model_dump().items())
    assert back.model_copy(update={"note": "Uusi"}).note == "Uusi"


def test_which_fields_were_given_takes_no_memory_of_its_own():
    one, other = (Resource.model_validate(GIVEN) for _ in range(2))
    assert one.__pydantic_fields_set__ is unpacked(packed(other)).__pydantic_fields_set__
    one.model_copy(update={"note": "Uusi"})
    assert other.model_fields_set == set()


def test_a_short_text_that_many_have_is_held_once():
    one, other = (unpacked(packed(Resource.model_validate(GIVEN))) for _ in range(2))
    assert one.kind is other.kind and one.title is other.title
