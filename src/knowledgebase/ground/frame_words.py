"""Frame words: what the frame of an entry says in Swedish and English, by what it says in Finnish."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def translations() -> Mapping[str, Mapping[str, str]]:
    """Return the words in Swedish and English, by language, from `frame_words.toml`."""
    table = files("knowledgebase.ground").joinpath("frame_words.toml").read_text("utf-8")
    return {
        finnish: {"sv": swedish, "en": english}
        for finnish, (swedish, english) in tomllib.loads(table).items()
    }


def told_in(finnish: str, lang: str) -> str | None:
    """Return words of the frame in Swedish or English, None for what the table lacks."""
    return translations().get(finnish, {}).get(lang)
