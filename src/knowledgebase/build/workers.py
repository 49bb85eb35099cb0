"""Workers: the same work on many things, on every core that this process may use.

A worker is a fork: it has all that was made before it, and hands back only what is small.
Where the system cannot fork safely one process does it all; the result is the same.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_WORTH = 100  # a fork costs about as much as rendering some pages


def cores() -> int:
    """Return how many workers are of use here."""
    if sys.platform != "linux":  # macOS has fork, but its own libraries do not bear it
        return 1
    return len(os.sched_getaffinity(0))


def do_all(
    things: Sequence[_T], do: Callable[[_T], _R], workers: int | None = None
) -> list[_R]:
    """Do something with each thing, in no particular order between workers.

    Returns what came of each, in the order of the things. Raises what `do` raised, of the first
    worker that failed; what others did stays done.
    """
    number = min(workers or cores(), max(1, len(things) // _WORTH))
    gc.freeze()  # what is there already is not copied for counting references in a collection
    helpers = []
    for place in range(1, number):
        fork = multiprocessing.get_context("fork")
        ours, theirs = multiprocessing.Pipe(duplex=False)
        helper = fork.Process(target=_help, args=(things[place::number], do, theirs), daemon=True)
        helper.start()
        theirs.close()
        helpers.append((helper, ours))
    parts: list[list[_R] | BaseException] = []
    try:
        parts.append([do(thing) for thing in things[::number]])
    finally:
        gc.unfreeze()
        parts += [_part(helper, pipe) for helper, pipe in helpers]
    made: list[_R] = [None] * len(things)  # type: ignore[list-item]  # every place is filled below
    for place, part in enumerate(parts):
        if isinstance(part, BaseException):
            raise part
        made[place::number] = part
    return made


def _help(things: Sequence[_T], do: Callable[[_T], _R], pipe: Connection) -> None:
    try:
        made = [do(thing) for thing in things]
    except Exception as error:  # told to the process that waits, whatever it is
        pipe.send(error)
    else:
        pipe.send(made)


def _part(
    helper: "multiprocessing.process.BaseProcess", pipe: Connection
) -> "list[_R] | BaseException":
    try:
        told: list[_R] | BaseException = pipe.recv()
    except EOFError:
        told = ChildProcessError(f"a worker ended with code {helper.exitcode}")
    helper.join()
    return told
