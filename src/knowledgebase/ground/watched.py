"""Watched: what was asked of a thing while something was made of it.

What was made is as good as new while all that its making asked has the same answers. The thing is
handed over behind a window that lets nothing through unnoted, neither a field nor an item of a
mapping nor a mapping as a whole, so nobody has to remember what anything depends on: what a window
cannot follow fails, and is then made anew each time.
"""

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import cache, cached_property, lru_cache
from types import FunctionType
from typing import Any, TypeVar, cast

from knowledgebase.ground.away import Away, note, noting
from knowledgebase.ground.signs import Signs
from knowledgebase.ground.store import digest

_T = TypeVar("_T")
Question = tuple[str] | tuple[str, Hashable]
"""The path of a field (`current.entries`), alone or with the key that was looked up there."""
_DATA, _FUNCTION, _PROPERTY = range(3)
_REMEMBERED = 4096


class Memo:
    """What many ask for, made for the first who does, and what was asked to make it."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[Any, tuple[Question, ...] | None, tuple[Away, ...]]] = {}

    def of(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what `make` makes, or what it made for this key before."""
        if (found := self._made.get(key)) is None:
            with noting() as seen:
                made = make()
            found = self._made[key] = (made, None, tuple(seen))
        note(found[2])
        return cast("_T", found[0])

    def asked(self, key: Hashable, make: Callable[[], _T], watch: "Watch") -> _T:
        """Return the same, noting what was asked to make it also when it is there already."""
        found = self._made.get(key)
        if found is None or found[1] is None:
            with noting() as seen:
                made, asked = watch.during(make)
            found = self._made[key] = (made, asked, tuple(seen))
        watch.note_all(found[1] or ())
        note(found[2])
        return cast("_T", found[0])


class Watch:
    """Notes what is asked of a thing. Objects of the types `inside` are looked into; of any other
    value that is handed out the whole is noted."""

    def __init__(self, thing: object, inside: tuple[type, ...]) -> None:
        self.inside = inside
        self._asked: list[dict[Question, None]] = []
        self._windows: dict[str, _Window | _Items] = {}
        self.window: Any = _Window(self, thing, "")

    def during(self, make: Callable[[], _T]) -> tuple[_T, tuple[Question, ...]]:
        """Return what `make` makes, and what it asked through the window."""
        self._asked.append({})
        try:
            made = make()
        finally:
            asked = self._asked.pop()
        return made, tuple(asked)

    def note(self, question: Question) -> None:
        """Note a question of what is being made."""
        if self._asked:
            self._asked[-1][question] = None

    def note_all(self, questions: Iterable[Question]) -> None:
        """Note what was asked earlier for a part of it."""
        if self._asked:
            self._asked[-1].update(dict.fromkeys(questions))

    def look(self, path: str, value: object) -> Any:
        """Return a value as what is being made may see it."""
        if isinstance(value, Memo):
            return _SeenMemo(self, value)
        if not isinstance(value, (Mapping, *self.inside)):
            self.note((path,))
            return value
        if path not in self._windows:
            self._windows[path] = (
                _Items(self, value, path)
                if isinstance(value, Mapping)
                else _Window(self, value, path)
            )
        return self._windows[path]


class _Window:
    """An object whose fields are seen one by one; its functions run on what is seen."""

    __slots__ = ("__path", "__real", "__watch")

    def __init__(self, watch: Watch, real: Any, path: str) -> None:
        self.__watch, self.__real, self.__path = watch, real, path

    def __getattr__(self, name: str) -> Any:
        kind, found = _member(cast("Hashable", type(self.__real)), name)
        if kind == _FUNCTION:
            return found.__get__(self)
        if kind == _PROPERTY:
            return found.fget(self)
        path = f"{self.__path}.{name}" if self.__path else name
        return self.__watch.look(path, getattr(self.__real, name))


class _Items(Mapping[Any, Any]):
    """A mapping whose items are seen one by one."""

    __slots__ = ("_path", "_real", "_watch")

    def __init__(self, watch: Watch, real: Mapping[Any, Any], path: str) -> None:
        self._watch, self._real, self._path = watch, real, path

    def __getitem__(self, key: Any) -> Any:
        self._watch.note((self._path, key))
        return self._real[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._watch.note((self._path, key))
        return self._real.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._watch.note((self._path, key))
        return key in self._real

    def __iter__(self) -> Iterator[Any]:
        self._watch.note((self._path,))
        return iter(self._real)

    def __len__(self) -> int:
        self._watch.note((self._path,))
        return len(self._real)

    # The inherited ones would ask for each item beside the whole: thousands, for each who goes through them.
    def values(self) -> ValuesView[Any]:
        self._watch.note((self._path,))
        return self._real.values()

    def items(self) -> ItemsView[Any, Any]:
        self._watch.note((self._path,))
        return self._real.items()


class _SeenMemo:
    """A memo that also notes what was asked for what is in it."""

    __slots__ = ("_memo", "_watch")

    def __init__(self, watch: Watch, memo: Memo) -> None:
        self._watch, self._memo = watch, memo

    def of(self, key: Hashable, make: Callable[[], _T]) -> _T:
        return self._memo.asked(key, make, self._watch)


class Answers:
    """The answers that a thing gives now to questions that were asked of one like it."""

    def __init__(self, thing: object, signs: Signs) -> None:
        self._fields: dict[str, object] = {"": thing}
        self._signs = signs
        # Some are asked by all, most by a few of what is made together: all of them are more than entries.
        self._answer = lru_cache(maxsize=_REMEMBERED)(self._sign)

    def to(self, questions: Iterable[Question]) -> str:
        """Return what stands for the answers to all questions, in their order. Raises what cannot be signed."""
        return digest(*map(self._answer, questions))

    def _sign(self, question: Question) -> bytes:
        path, *keys = question
        try:
            field = self._field(path)
            if not keys:
                return self._signs.of(field)
            return self._signs.once(cast("Mapping[Any, object]", field)[keys[0]])
        except (AttributeError, KeyError):
            return b""

    def _field(self, path: str) -> object:
        if path not in self._fields:
            before, _, name = path.rpartition(".")
            self._fields[path] = getattr(self._field(before), name)
        return self._fields[path]


@cache
def _member(of: Any, name: str) -> tuple[int, Any]:
    """Return what a name is in a class. Raises TypeError for what a window cannot follow."""
    found = next((vars(one)[name] for one in of.__mro__ if name in vars(one)), None)
    if isinstance(found, FunctionType):
        return _FUNCTION, found
    if isinstance(found, property):
        return _PROPERTY, found
    if found is None or isinstance(found, cached_property) or not hasattr(found, "__get__"):
        return _DATA, None  # a field, perhaps one with a default
    raise TypeError(f"{of.__name__}.{name} cannot be watched")
