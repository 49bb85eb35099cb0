"""List rows: what the browser narrows down a long list by is told of all of it, in its order."""

import json

from selectolax.lexbor import LexborHTMLParser

from knowledgebase.ground.layout import numbered
from knowledgebase.render.paged import PAGE, WHOLE
from knowledgebase.render.pages.list_rows import ROWS, row_shards
from tests.conftest import practice as written
from tests.conftest import publish

MANY = WHOLE + PAGE + 1


def rows(page):
    return [node.text() for node in LexborHTMLParser(page).css(".rows > .row > a")]


def test_the_rows_are_told_in_files_in_the_order_of_the_pages(make_root):
    files = {f"practices/k{n}.md": written(f"Käytäntö numero {n:03}") for n in range(MANY)}
    made = publish(make_root(files))
    paths = row_shards("kaytannot/", MANY)
    assert len(paths) == -(-MANY // ROWS) > 2
    told = [row for path in paths for row in json.loads(made.files[path])]
    shown = [title for n in range(1, 7) for title in rows(made.pages[numbered("kaytannot/", n)])]
    assert [title for _, title, *_ in told] == shown
    assert told[0][3]["teema"] == ["tyokyky"]


def test_a_list_of_one_page_has_no_files_of_rows(make_root):
    made = publish(make_root({"practices/a.md": written("Käytäntö")}))
    assert not [path for path in made.files if "/rivit/" in path]
