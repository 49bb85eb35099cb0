"""Relations: declared links both ways, and neighbours with reasons."""

from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.read.composed import compose
from knowledgebase.read.places import Packed
from knowledgebase.read.source import Source
from knowledgebase.relate.likeness import Reason
from knowledgebase.relate.relate import MOST, relate
from knowledgebase.schema import KINDS
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.markdown import parse
from tests.conftest import examples, practice, project

_FRONT = {
    kind: compose(text().split("---\n")[1])
    for kind, text in (("practice", practice), ("project", project))
}
_BASE = {kind: KINDS[kind].model_validate(front.data) for kind, front in _FRONT.items()}


def entry(kind: str, id: str, **fields: object) -> Entry:
    path = PurePosixPath(f"{kind}s/{id}.md")
    source = Source(path, _FRONT[kind], Packed(""), 1)
    # Validated again, so that plain values become the records that the schema makes of them.
    data = _BASE[kind].model_dump(exclude_defaults=True) | fields
    return Entry(kind, id, path, KINDS[kind].model_validate(data), source, parse(""))


def test_a_declared_link_is_seen_from_both_ends():
    relations = relate([entry("practice", "a", projects=["b"]), entry("project", "b")])
    assert [link.target for link in relations.references["practice:a"]] == ["project:b"]
    assert [link.key for link in relations.linked_from["project:b"]] == ["practice:a"]


def test_a_declared_link_is_not_repeated_as_a_neighbour():
    relations = relate([entry("practice", "a", projects=["b"]), entry("project", "b")])
    assert relations.related == {"practice:a": (), "project:b": ()}


def test_a_neighbour_has_its_reasons():
    one = entry(
        "practice", "a", title="Työvuorojen suunnittelu", keywords=["tyoaika"], sectors=["sote"]
    )
    other = entry(
        "practice",
        "b",
        title="Vuorojen suunnittelu yhdessä",
        keywords=["tyoaika"],
        sectors=["sote"],
    )
    (related,) = relate(
        [one, other, entry("practice", "c", themes=["osaaminen"], regions=["kainuu"])]
    ).related["practice:a"]
    assert related.key == "practice:b"
    assert related.reasons == (
        Reason("keyword", ("tyoaika",)),
        Reason("theme", ("tyokyky",)),
        Reason("sector", ("sote",)),
        Reason("region", ("lappi",)),
        Reason("word", ("suunnittelu",)),
    )


def test_everything_and_unknown_join_nothing():
    shared = {"regions": ["koko-maa"], "sectors": ["kaikki"], "org_sizes": ["ei-tiedossa"]}
    relations = relate(
        [entry("practice", "a", themes=["osaaminen"], **shared), entry("practice", "b", **shared)]
    )
    assert relations.related["practice:a"] == ()


def test_there_is_room_for_the_other_kind():
    practices = [entry("practice", f"p{n}") for n in range(12)]
    projects = [entry("project", f"h{n}") for n in range(12)]
    kinds = [r.key.split(":")[0] for r in relate([*practices, *projects]).related["practice:p0"]]
    assert len(kinds) == MOST
    assert kinds.count("project") == 3


_THEMES = st.lists(
    st.sampled_from(["tyokyky", "johtaminen", "osaaminen"]), min_size=1, max_size=3, unique=True
)
_REGIONS = st.lists(
    st.sampled_from(["lappi", "kainuu", "koko-maa"]), min_size=1, max_size=2, unique=True
)
_TITLES = st.lists(
    st.sampled_from(["hyvinvointi", "johtaminen", "vuorolista", "perehdytys", "etätyö"]),
    min_size=1,
    max_size=3,
).map(" ".join)


@st.composite
def catalogues(draw: st.DrawFn) -> list[Entry]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(["practice", "project"]))
        fields = {"themes": draw(_THEMES), "regions": draw(_REGIONS), "title": draw(_TITLES)}
        if kind == "practice":
            fields["projects"] = draw(
                st.lists(st.integers(0, 11).map(lambda n: f"x{n}"), max_size=2, unique=True)
            )
        found.append(entry(kind, f"x{number}", **fields))
    return found


@settings(max_examples=examples(60), deadline=None)
@given(catalogues(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_links_to_itself(entries, random):
    relations = relate(entries)
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert relate(shuffled) == relations
    keys = {e.key for e in entries}
    for key, related in relations.related.items():
        assert key not in {r.key for r in related}
        assert len(related) <= MOST
        assert all(r.reasons for r in related)
        assert {r.key for r in related} <= keys
    for key, links in relations.references.items():
        assert key not in {link.target for link in links}
        for link in links:
            assert key in {back.key for back in relations.linked_from[link.target]}
    for key, backs in relations.linked_from.items():
        for back in backs:
            assert key in {link.target for link in relations.references[back.key]}


def test_replacing_an_unrelated_entry_changes_nothing_else():
    entries = [
        entry("practice", "a"),
        entry("practice", "b"),
        entry("practice", "c", themes=["osaaminen"], regions=["kainuu"]),
    ]
    before = relate(entries).related["practice:a"]
    entries[2] = replace(entries[2], id="d")
    assert relate(entries).related["practice:a"] == before
