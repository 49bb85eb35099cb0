"""What the preview follows: a change means one thing, and is not taken for another."""

from pathlib import Path

import pytest

from knowledgebase.ground.site import PRODUCT
from knowledgebase.publish.followed import is_program, looks, names, places, templates, words

ROOT = Path("/x")
BEFORE = {"/x/practices/a.md": (1, 1, 1), "/x/practices": (0, 0, 0)}
ALL = {
    "names": lambda now: names(now, ROOT),
    "words": lambda now: words(now, ROOT),
    "looks": lambda now: looks(now, ROOT),
    "templates": templates,
    "program": lambda now: is_program(now, BEFORE),
}


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("/x/practices/b.md", {"names"}),
        ("/x/content/vocabularies/themes.yml", {"names", "words"}),
        ("/x/content/kuvat/a.png", {"names", "looks"}),
        (f"{PRODUCT}/theme/assets/css/site.css", {"looks"}),
        (f"{PRODUCT}/theme/pages/home.html", {"templates"}),
        (f"{PRODUCT}/theme-x/pages/home.html", set()),
        (f"{PRODUCT}/mkdocs.yml", {"templates"}),
        (f"{PRODUCT}/src/knowledgebase/flow.py", {"program"}),
        (f"{PRODUCT}/src/knowledgebase/publish/reload.js", set()),
    ],
)
def test_a_new_file_changes_what_it_belongs_to(file, told):
    now = {**BEFORE, file: (1, 1, 1)}
    assert {name for name, sign in ALL.items() if sign(now) != sign(BEFORE)} == told


def test_a_saved_file_is_no_new_name_but_a_link_in_its_place_is():
    assert names({**BEFORE, "/x/practices/a.md": (2, 9, 9)}, ROOT) == names(BEFORE, ROOT)
    assert names({**BEFORE, "/x/practices/a.md": (-2, 9, 9)}, ROOT) != names(BEFORE, ROOT)


def test_the_content_the_theme_and_the_program_are_followed():
    assert {ROOT / "practices", ROOT / "projects", ROOT / "content"} < set(places(ROOT))
    assert {PRODUCT / "theme", PRODUCT / "mkdocs.yml", PRODUCT / "src"} < set(places(ROOT))
