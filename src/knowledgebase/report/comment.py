"""Comment: what a pull request is told, built anew from findings that came as data.

The data passes through an artifact that a stranger's run may have written, so nothing in it is
trusted: every text is escaped, every list is cut, and the length is bounded after that. Standard
library only: the job that posts the comment installs nothing.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

MOST = 60_000
"""Characters. The host refuses comments of more than 65 536."""
_LINE = 2_000
# Controls, halves of a character that no file can hold, and what turns or hides text.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069]+"
)

_OUTCOMES = {
    "ok": "Kortit ovat kunnossa. Arvioija lukee ehdotuksen seuraavaksi.",
    "errors": "Ehdotuksessa on virheitä. Korjaa ne ja tallenna uudelleen: tarkistus ajetaan itsestään.",
    "build-failed": "Kortit läpäisivät tarkistuksen, mutta sivustoa ei voitu rakentaa. Syy on alla. "
    "Ylläpito auttaa, jos syy ei ole ehdotuksessa.",
}
UNFINISHED = (
    "# Tarkistus\n\nTarkistus ei valmistunut, joten ehdotuksesta ei tiedetä vielä mitään. "
    "Ylläpito käynnistää sen uudelleen.\n"
)
_PREVIEW = (
    "Esikatselu on tarkistuksen liitteenä nimellä esikatselu. Lataa se, pura se kansioon ja avaa "
    "kansiosta index.html. Haku ja valinnat eivät toimi esikatselussa."
)


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, and that notifies and links to no one.

    >>> escape("[x](y) @nimi <b> &amp; #1")
    '\\\\[x\\\\](y) @<!-- -->nimi &lt;b&gt; &amp;amp; \\\\#<!-- -->1'
    """
    text = _UNSEEN.sub(" ", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]#|~!+-])", r"\\\1", text)
    # A bare address, a mention or a number would become a link of its own.
    return re.sub(r"(@|#|:(?=//)|www(?=\.))", r"\1<!-- -->", text)


def comment(data: str) -> str:
    """Return the comment in Finnish that `data`, the JSON of scripts/pull_request.py, asks for.

    What is not as it should be is left out; without an outcome the comment says that the check
    did not finish.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return UNFINISHED
    outcome = told.get("outcome") if isinstance(told, dict) else None
    if not isinstance(outcome, str) or outcome not in _OUTCOMES:
        return UNFINISHED
    return bounded(
        "# Tarkistus", _OUTCOMES[outcome], *_remarks(told), *_errors(told), *_reviews(told)
    )


def reviews_as_markdown(reviews: list[dict[str, Any]]) -> str:
    """Return the reviews of changed entries, in the form of `review_report`, as Markdown."""
    return bounded(*_reviews({"reviews": reviews}))


def bounded(*blocks: str) -> str:
    """Return the blocks, empty lines between, as far as the bound allows."""
    kept, length = [], 0
    for block in blocks:
        length += len(block) + 2
        if length > MOST:
            kept.append("Loput näkyvät tarkistuksen tulosteessa.")
            break
        kept.append(block)
    return "\n\n".join(kept) + "\n"


def _remarks(told: Any) -> Iterator[str]:
    if told.get("code") is True:
        yield "Ehdotus muuttaa myös ohjelmaa, joten esikatselua ei tehdä ja ylläpito lukee sen."
    if told.get("preview") is True:
        yield _PREVIEW
    for name, label in (
        ("deleted", "Poistettu"),
        ("renamed", "Nimetty uudelleen"),
        ("stray", "Ei mikään kortti eikä sen liite"),
    ):
        if paths := _texts(told, name):
            yield f"**{label}**\n\n" + "\n".join(f"- {path}" for path in paths)


def _errors(told: Any) -> Iterator[str]:
    by_file: dict[str, list[str]] = {}
    for found in _dicts(told, "findings"):
        line = found.get("line")
        where = f"rivi {line}: " if isinstance(line, int) and line > 1 else ""
        words = f"{_text(found, 'problem')}. {_text(found, 'remedy')}".strip()
        by_file.setdefault(_text(found, "path"), []).append(f"- {where}{words}")
    if by_file:
        yield "## Virheet tiedostoittain"
    for path, lines in sorted(by_file.items()):
        yield f"**{path}**"
        yield from lines


def _reviews(told: Any) -> Iterator[str]:
    for review in _dicts(told, "reviews"):
        yield f"## {_text(review, 'title')}"
        yield from _texts(review, "text")
        for part in _dicts(review, "parts"):
            yield f"**{_text(part, 'name')}**"
            yield from (f"- {item}" for item in _texts(part, "items"))


def _text(told: Any, name: str) -> str:
    value = told.get(name) if isinstance(told, dict) else None
    return escape(value[:_LINE]) if isinstance(value, str) else ""


def _texts(told: Any, name: str) -> list[str]:
    values = told.get(name) if isinstance(told, dict) else None
    values = values if isinstance(values, list) else []
    return [escape(value[:_LINE]) for value in values if isinstance(value, str)]


def _dicts(told: Any, name: str) -> list[dict[str, Any]]:
    values = told.get(name) if isinstance(told, dict) else None
    return [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []
