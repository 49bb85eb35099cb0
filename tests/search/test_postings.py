"""Postings: what is written is what is read back."""

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.search.postings import DIGITS, encode, encode_pages, impact
from knowledgebase.search.weights import LONGEST_LIST

PAGES = st.integers(0, 2_000_000)


def decode(text: str, weighted: bool) -> list[tuple[int, int]]:
    """Read postings as theme/assets/js/search/dictionary.js does."""
    found, page, distance, power, digits = [], 0, 0, 1, iter(text)
    for digit in digits:
        value = DIGITS.index(digit)
        distance += value % 32 * power
        power *= 32
        if value >= 32:
            continue
        page += distance
        found.append((page, DIGITS.index(next(digits)) if weighted else 0))
        distance, power = 0, 1
    return found


@given(st.dictionaries(PAGES, st.floats(0.01, 1e6), max_size=50))
def test_pages_and_impacts_come_back(weights):
    assert decode(encode(weights), True) == [(p, impact(weights[p])) for p in sorted(weights)]


@given(st.sets(PAGES, max_size=50))
def test_pages_without_weights_come_back(pages):
    assert [page for page, _ in decode(encode_pages(pages), False)] == sorted(pages)


@given(st.floats(0.001, 1e9), st.floats(0.001, 1e9))
def test_more_is_never_worth_less(one, other):
    assert 1 <= impact(min(one, other)) <= impact(max(one, other)) <= 63


def test_of_a_common_word_the_best_pages_are_kept():
    weights = {page: float(page + 1) for page in range(LONGEST_LIST + 500)}
    kept = [page for page, _ in decode(encode(weights), True)]
    assert kept == list(range(500, LONGEST_LIST + 500))
