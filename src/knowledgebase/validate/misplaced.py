"""Misplaced: which folder an entry belongs in, told by the fields that it has."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from knowledgebase.ground.layout import SHELVES
from knowledgebase.schema import KINDS, FrontMatter
from knowledgebase.schema.hand_written import Page
from knowledgebase.schema.names import required_names
from knowledgebase.validate.entry import model_of

_SURELY = 3
"""How much better the fields must fit another kind when they do not fit it wholly."""


def right_folder(fields: Iterable[str], path: PurePosixPath | None = None) -> str:
    """Return the folder of the kind that the names of `fields` are of; '' for that of `path` itself,
    or when no kind is clearly the one.
    """
    keys = set(fields)
    own = model_of(path) if path else None
    fits = {kind: _fit(keys, model) for kind, model in KINDS.items() if model is not own}
    best = max(fits, key=lambda kind: fits[kind])
    wholly = fits[best] == len(keys)
    least = _fit(keys, own) + (1 if wholly else _SURELY) if own else _SURELY
    return SHELVES[best].folder if fits[best] >= max(least, _SURELY) else ""


def _fit(keys: set[str], model: type[FrontMatter | Page]) -> int:
    """Return how many of the keys the model knows, less what it lacks."""
    return len(keys & model.model_fields.keys()) - len(required_names(model) - keys)
