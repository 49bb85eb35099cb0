"""Evidence: each practice is once in the table of levels and effects, and each number leads to its list."""

from urllib.parse import urlsplit

from knowledgebase.render.pages.evidence import WHOLE, effect_names, evidence_rows
from tests.conftest import practice
from tests.render.pages.test_coverage import listed, made, of_corpus


def test_a_practice_stands_at_its_level_and_its_direction(make_root):
    maker = made(make_root({"practices/a.md": practice()}))
    names, rows = effect_names(maker), evidence_rows(maker)
    assert [row.name for row in rows][::4] == ["Tutkittu", "Kuvattu"] and rows[-1].name == WHOLE
    described = dict(zip(names, rows[-2].counts, strict=True))
    assert described["Ei tiedossa"] == (1, "?naytto=0&vaikutus=ei-tiedossa")
    assert described["Myönteinen"][0] == 0 and described[WHOLE] == (1, "?naytto=0")
    assert rows[0].counts[-1][0] == 0 and rows[-1].counts[-1] == (1, "")


def test_rows_and_columns_sum_to_all_and_each_is_its_list():
    maker = of_corpus()
    *rows, whole = [[count for count, _ in row.counts] for row in evidence_rows(maker)]
    assert [sum(column) for column in zip(*rows, strict=True)] == whole
    assert all(sum(row[:-1]) == row[-1] for row in (*rows, whole))
    assert whole[-1] == len(maker.shelves.practices)
    for row in evidence_rows(maker):
        for number, query in row.counts:
            assert number == listed(maker, "kaytannot/", urlsplit(query).query), query
