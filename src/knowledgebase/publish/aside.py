"""Aside: long work in a copy of this process, so that it takes no time from what people wait for.

Where processes cannot be copied safely, beside threads of the system's own, the work is done here.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Aside(Generic[Found]):
    """One piece of work at a time. What it finds must be of data alone, to be handed over."""

    def __init__(self) -> None:
        self._process = 0

    def run(self, work: Callable[[], Iterator[Found]]) -> Iterator[Found]:
        """Yield what `work` yields; less when it is stopped. A fault of it is told on stderr."""
        if sys.platform != "linux":
            yield from work()
            return
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            _work(work, writing)
        self._process = process
        os.close(writing)
        try:
            with os.fdopen(reading, "rb") as stream, suppress(EOFError, pickle.UnpicklingError):
                while True:
                    yield pickle.load(stream)  # noqa: S301 (written by our own copy)
        finally:
            self.stop()
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
            self._process = 0

    def stop(self) -> None:
        """Stop the work that is going on, if any."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)


def _work(work: Callable[[], Iterator[object]], writing: int) -> None:
    """Do the work in the copy, and end it; nothing else of this process may go on there."""
    try:
        os.nice(5)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        with os.fdopen(writing, "wb", buffering=0) as stream:
            try:
                for found in work():
                    stream.write(pickle.dumps(found))
            except Exception:  # told before the stream ends, and with it this process
                traceback.print_exc()
                sys.stderr.flush()
    finally:
        os._exit(0)
