"""Workers: the same work on many things, on every core that this process may use.

A worker is a fork: it has all that was made before it, and hands back only what is small.
Where the system cannot fork safely one process does it all; the result is the same.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_PR_SET_PDEATHSIG = 1
_WORTH = 100  # a fork costs about as much as rendering some pages
_AT_ONCE = 100  # handed back at once: all in one would be held twice


def cores() -> int:
    """Return how many workers are of use here."""
    if sys.platform != "linux":  # macOS has fork, but its own libraries do not bear it
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def without_collections() -> Iterator[None]:
    """Within, no cycles are looked for: while things are made that all stay, it is in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def end_with_parent() -> None:
    """Let this process end when the one that began it is killed, where the system can do that."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def beside(work: Callable[[], _R]) -> Iterator[Callable[[], _R]]:
    """Begin a piece of work in a worker of its own, and give what waits for what comes of it.

    So what the work takes is given back whole when it ends, and something else can be done meanwhile. Where
    the system cannot fork safely, the work is done when it is waited for. What waits raises what the work raised.
    """
    if sys.platform != "linux":
        yield work
        return
    helper, pipe = _begin([work], lambda each: each())
    try:
        yield lambda: _whole(_part(helper, pipe))[0]
    finally:
        helper.terminate()
        helper.join()


def _whole(part: "list[_R] | BaseException") -> list[_R]:
    if isinstance(part, BaseException):
        raise part
    return part


def do_all(things: Sequence[_T], do: Callable[[_T], _R], workers: int | None = None) -> list[_R]:
    """Do something with each thing, in no particular order between workers.

    Returns what came of each, in the order of the things. Raises what `do` raised, of the first
    worker that failed; what others did stays done.
    """
    number = min(workers or cores(), max(1, len(things) // _WORTH))
    gc.freeze()  # what is there already is not copied for counting references in a collection
    helpers = [_begin(things[place::number], do) for place in range(1, number)]
    try:
        parts: list[list[_R] | BaseException] = [[do(thing) for thing in things[::number]]]
        parts += [_part(helper, pipe) for helper, pipe in helpers]
    except BaseException:
        for helper, _ in helpers:
            helper.terminate()
            helper.join()
        raise
    finally:
        gc.unfreeze()
    made: list[_R] = [None] * len(things)  # type: ignore[list-item]  # every place is filled below
    for place, part in enumerate(parts):
        made[place::number] = _whole(part)
    return made


def _begin(
    things: Sequence[_T], do: Callable[[_T], _R]
) -> "tuple[multiprocessing.process.BaseProcess, Connection]":
    ours, theirs = multiprocessing.Pipe(duplex=False)
    fork = multiprocessing.get_context("fork")
    helper = fork.Process(target=_help, args=(things, do, theirs), daemon=True)
    helper.start()
    theirs.close()
    return helper, ours


def _help(things: Sequence[_T], do: Callable[[_T], _R], pipe: Connection) -> None:
    # Who has begun it says when it ends; who is killed cannot say it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()
    try:
        made = [do(thing) for thing in things]
    except Exception as error:  # told to the process that waits, whatever it is
        pipe.send(error)
    else:
        for start in range(0, len(made), _AT_ONCE):
            pipe.send(made[start : start + _AT_ONCE])
        pipe.send(None)


def _part(
    helper: "multiprocessing.process.BaseProcess", pipe: Connection
) -> "list[_R] | BaseException":
    made: list[_R] = []
    told: list[_R] | BaseException | None
    try:
        while isinstance(told := pipe.recv(), list):
            made += told
    except EOFError:
        told = ChildProcessError(f"a worker ended with code {helper.exitcode}")
    helper.join()
    return told or made
