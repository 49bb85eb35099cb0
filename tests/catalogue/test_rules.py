"""Rules of the whole: links between entries lead somewhere, codes and names are unique."""

import pytest

from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.catalogue.rules import check_catalogue, unused_term
from tests.conftest import ROOT, TODAY, practice, project

LINK = "projects:\n  - id: {}\n    source: https://example.org/lahde\n"
SET = 'title: "K"\nsummary: "K."\npicks:\n{}'


def picks(*ids):
    return SET.format("".join(f'  - id: {id}\n    why: "Siksi."\n' for id in ids))


def told(root):
    catalogue, _ = load_catalogue(root, ROOT, TODAY)
    return [(f.rule, f.path, f.line, dict(f.values)) for f in check_catalogue(catalogue)]


def test_an_unknown_entry_is_told_with_the_nearest_of_its_kind(make_root):
    root = make_root(
        {
            "practices/a.md": practice(more=LINK.format("logdigs")),
            "practices/logdigs.md": practice("Samanniminen käytäntö"),
            "projects/logdigis.md": project(),
        }
    )
    ((rule, path, _, values),) = told(root)
    assert (rule, path) == ("unknown-entry", "practices/a.md")
    assert (values["value"], values["guess"]) == ("logdigs", "logdigis")


def test_a_former_name_is_told_with_the_present_one_wherever_it_is_used(make_root):
    five = {f"practices/{id}.md": practice(id.upper() * 3) for id in "bcde"}
    root = make_root(
        five
        | {
            "practices/a.md": practice(more=LINK.format("vanha") + "aliases:\n  - ennen\n"),
            "projects/uusi.md": project(more="aliases:\n  - vanha\n"),
            "content/koosteet/k.yml": picks("ennen", *"bcde"),
        }
    )
    found = [(rule, path, values["value"], values["now"]) for rule, path, _, values in told(root)]
    assert found == [
        ("points-to-moved", "practices/a.md", "vanha", "uusi"),
        ("points-to-moved", "content/koosteet/k.yml", "ennen", "a"),
    ]


def test_a_former_name_of_another_kind_is_no_former_name_of_this(make_root):
    root = make_root(
        {
            "practices/a.md": practice(more=LINK.format("vanha")),
            "practices/b.md": practice("Toinen", more="aliases:\n  - vanha\n"),
        }
    )
    assert [rule for rule, *_ in told(root)] == ["unknown-entry"]


def test_the_second_of_two_alike_is_told_and_names_the_first(make_root):
    root = make_root({f"projects/{id}.md": project("Sama", "code: S20420\n") for id in "ab"})
    assert [(rule, path, str(values["other"])) for rule, path, _, values in told(root)] == [
        ("duplicate-code", "projects/b.md", "projects/a.md"),
        ("duplicate-title", "projects/b.md", "projects/a.md"),
    ]


@pytest.mark.parametrize(
    ("count", "rules"), [(4, ["set-size"]), (5, []), (9, []), (10, ["set-size"])]
)
def test_a_set_has_from_five_to_nine_picks(make_root, count, rules):
    ids = "abcdefghij"[:count]
    files = {f"practices/{id}.md": practice(f"Käytäntö {id}") for id in ids}
    root = make_root(files | {"content/koosteet/k.yml": picks(*ids)})
    assert [rule for rule, *_ in told(root)] == rules


def test_a_term_that_only_another_term_names_is_used():
    catalogue, _ = load_catalogue(ROOT / "tests" / "corpus", ROOT, TODAY)
    unused = {dict(found.values)["value"] for found in unused_term(catalogue)}
    named = {
        term.successor
        for term in catalogue.vocabularies["organisations"].terms.values()
        if term.successor
    }
    assert named and not named & unused


NEAR = ("Etätyön pelisäännöt yhdessä", "Pelisäännöt etätyön arkeen")
DIFFERS = 'differs_from:\n  - id: {}\n    how: "Koskee muuta."\n'


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", ["near-title"]),
        (DIFFERS.format("b"), "", []),
        ("", DIFFERS.format("a"), []),
        ("", "lang: sv\n", []),
    ],
)
def test_nearly_the_same_name_is_told_until_the_difference_is(one, other, found, make_root):
    root = make_root(
        {
            "practices/a.md": practice(NEAR[0], more=one),
            "practices/b.md": practice(NEAR[1], more=other),
        }
    )
    near = [(rule, path) for rule, path, _, _ in told(root) if rule == "near-title"]
    assert near == [(rule, "practices/b.md") for rule in found]


def test_names_that_share_one_rare_word_are_not_near(make_root):
    root = make_root(
        {
            "practices/a.md": practice("Oppisopimus: nimetty ohjaaja ja kirjattu suunnitelma"),
            "practices/b.md": practice("Siistijät suunnittelevat reittinsä itse"),
        }
    )
    assert [rule for rule, *_ in told(root)] == []
