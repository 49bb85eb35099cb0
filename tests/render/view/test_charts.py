"""Charts: bars that are as long as their numbers, and none where there is nothing to compare."""

from decimal import Decimal

from knowledgebase.render.view.charts import WIDTH, bar_chart


def test_bars_are_as_long_as_their_numbers():
    chart = bar_chart("k", "Otsikko", [("A", Decimal(50), "50"), ("B", Decimal(25), "25")])
    assert [bar.width for bar in chart.bars] == [WIDTH, WIDTH / 2]
    assert chart.words == "A: 50; B: 25"
    assert [bar.y for bar in chart.bars] == [0, chart.height / 2]


def test_a_scale_with_an_end_goes_to_it():
    chart = bar_chart("k", "O", [("A", Decimal(50), "50 %"), ("B", Decimal(25), "25 %")], most=100)
    assert chart.bars[0].width == WIDTH / 2


def test_a_withheld_number_has_a_label_and_no_bar():
    rows = [("A", Decimal(5), "5"), ("B", None, "salattu"), ("C", Decimal(5), "5")]
    chart = bar_chart("k", "O", rows)
    assert [bar.width is None for bar in chart.bars] == [False, True, False]
    assert "B: salattu" in chart.words


def test_without_two_numbers_or_below_zero_there_is_no_chart():
    assert bar_chart("k", "O", [("A", Decimal(5), "5")]) is None
    assert bar_chart("k", "O", [("A", Decimal(-1), "-1"), ("B", Decimal(1), "1")]) is None
    assert bar_chart("k", "O", [("A", Decimal(0), "0"), ("B", Decimal(0), "0")]) is None


def test_a_long_label_is_cut_in_the_picture_and_whole_in_words():
    chart = bar_chart("k", "O", [("A" * 60, Decimal(1), "1"), ("B", Decimal(2), "2")])
    assert chart.bars[0].label.endswith("…") and len(chart.bars[0].label) < 40
    assert "A" * 60 in chart.words
