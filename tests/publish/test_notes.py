"""Notes: what was noted of a file comes back as it was, also from another process."""

import pytest

from knowledgebase.check.site_check import Looked
from knowledgebase.ground.store import packed, unpacked
from knowledgebase.publish.notes import Notes, Standing
from knowledgebase.search.documents import Document

LOOKED = Looked("a\0b", (("../b/#c", "b/index.html", "c"),), ("https://[x",), ("//x.fi/a.js",))
PAGE = Standing(
    "a/index.html",
    "tiiviste",
    (1, 2, 3),
    LOOKED,
    packed(Document("a/", "fi", {"title": "Otsikko"}, text="Teksti.")),
    "resepti",
    (("today",), ("current.entries", "practice:a"), ("by_term", ("themes", "tyokyky"))),
)
TABLE = Standing("data/a.csv", "toinen", (4, 5, 6))


@pytest.mark.parametrize("standing", [PAGE, TABLE])
def test_what_was_put_away_comes_back(standing):
    note = standing.put_away()
    assert Standing.of(note) == Standing.of(unpacked(packed(note))) == standing


def test_notes_tell_what_html_files_say_as_often_as_they_are_asked():
    notes = Notes([TABLE.put_away(), PAGE.put_away()])
    for _ in range(2):
        assert [*notes.looked()] == [("a/index.html", LOOKED)]
        (said,) = notes.documents()
        assert (said.address, said.fields, said.text) == ("a/", {"title": "Otsikko"}, "Teksti.")
