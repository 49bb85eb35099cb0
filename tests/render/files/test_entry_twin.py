"""One entry as Markdown: what its page tells, in words."""

from tests.conftest import practice, publish


def test_results_and_the_first_step_are_told_as_on_the_page(make_root):
    result = """results:
  - text: "Poissaolot vähenivät."
    by: tutkimus
    about: lahimenetelma
    n: "36 osastoa"
    year: 2020
    limits: "Ei merkitsevä."
    source: "https://example.org/lahde"
"""
    root = make_root({"practices/a.md": practice(more=result, step="Kutsu väki koolle.")})
    text = publish(root).files["kaytannot/a/index.md"].decode()
    assert "- Ensimmäinen askel: Esihenkilö: Kutsu väki koolle.\n" in text
    assert (
        "- Poissaolot vähenivät. Koskee lähimenetelmää. Tutkimus, 2020. Mukana: 36 osastoa. "
        "Ei merkitsevä. [Lähde](https://example.org/lahde)\n"
    ) in text
