"""Recipes: what stands for what made a file changes with all that it may show, and with nothing else."""

import pytest

from knowledgebase import flow
from knowledgebase.build.frame import CONTENT, read_frame, shape_of, value_mark
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import read_site
from knowledgebase.publish.recipes import Recipes
from knowledgebase.render.publication import Files, Publication
from tests.conftest import TODAY, practice, project

FRAME = read_frame(f"<title>{value_mark('.title')}</title>{value_mark(CONTENT)}")
PAGE, TWIN, LIST, TABLE, FORM = (
    "kaytannot/a/",
    "kaytannot/a/index.md",
    "kaytannot/",
    "data/v1/practices.csv",
    "osallistu/lomake/tiedot.json",
)


def made_by(root, *names, day=TODAY):
    """Return by name what stands for what makes it, and what it asked."""
    made, _ = flow.publication(Settings(root, day))
    frames = {shape_of(page): FRAME for page in made.pages.values()}
    recipes = Recipes(made, frames, read_site(), kept=True)
    every = {name: made.pages.get(name, name) for name in names}
    return {name: recipes.make(what, recipes.of(what))[1:] for name, what in every.items()}


@pytest.fixture
def root(make_root):
    files = {f"practices/{name}.md": practice(f"Tapa {name}") for name in "ab"}
    return make_root({**files, "projects/h.md": project()})


ALL = (PAGE, TWIN, LIST, TABLE, FORM)


def changed(root, edit, **more):
    before = made_by(root, *ALL)
    edit()
    after = made_by(root, *ALL, **more)
    assert all(sign for sign, _ in after.values())
    return {name for name in ALL if before[name][0] != after[name][0]}


def test_what_is_made_of_one_entry_does_not_ask_for_all(root):
    for _, questions in made_by(root, PAGE, TWIN, "hankkeet/h/").values():
        assert ("current.entries",) not in questions and ("catalogue.entries",) not in questions


def test_nothing_changes_by_itself(root):
    assert changed(root, lambda: None) == set()


def test_a_text_changes_what_shows_it(root):
    file = root / "practices/a.md"
    assert changed(root, lambda: file.write_text(f"{file.read_text()}\nLisää.\n")) == {
        *(PAGE, TWIN),
        FORM,  # it knows the pictures that texts show
    }


def test_a_field_changes_every_list(root):
    file = root / "practices/b.md"
    edit = file.read_text().replace("Tapa b", "Muu")
    assert {LIST, TABLE} <= changed(root, lambda: file.write_text(edit))


def test_a_day_changes_every_list(root):
    assert {LIST, TABLE} <= changed(root, lambda: None, day=TODAY.replace(year=TODAY.year + 1))


def test_what_is_of_one_entry_asks_for_its_text_and_a_list_for_none(root):
    asked = {
        name: {one[1] for one in some if one[0] == "texts"}
        for name, (_, some) in made_by(root, *ALL).items()
    }
    assert asked[PAGE] == asked[TWIN] == {"practice:a"}
    assert asked[LIST] == asked[TABLE] == set()
    assert asked[FORM] >= {"practice:a", "practice:b"}


def test_what_reads_a_file_of_the_content_has_no_recipe(root):
    made, _ = flow.publication(Settings(root, TODAY))
    files = Files({"data/x.txt": bytes}, {"kuvat/k.png": bytes})
    recipes = Recipes(Publication(files=files, maker=made.maker), {}, read_site(), kept=True)
    assert recipes.of("data/x.txt") and recipes.of("kuvat/k.png") is None


def test_nothing_has_a_recipe_when_nothing_is_kept(root):
    made, _ = flow.publication(Settings(root, TODAY))
    frames = {shape_of(page): FRAME for page in made.pages.values()}
    assert Recipes(made, frames, read_site(), kept=False).of(made.pages[PAGE]) is None
