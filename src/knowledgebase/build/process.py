"""Process: run a program that ends with us, and everything that it has started too."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PATIENCE = 5
_PARENT = "KB_PARENT"
_running: set["subprocess.Popen[str]"] = set()


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    *,
    calm: bool = False,
    meanwhile: Callable[[], object] = lambda: None,
) -> subprocess.CompletedProcess[str]:
    """Run `command` in `folder`. Returns its exit code and what it wrote to standard output.

    A `calm` program gives way to others where the system can tell it to. What is to be done
    `meanwhile` is done while it runs.

    Whatever ends us, a signal or an exception, ends the program and what it has started. When we are
    killed we cannot: a program that calls `end_with_parent` then ends by itself.
    """
    yielding = ["nice", "-n", "10"] if calm and shutil.which("nice") else []
    process = _begun([*yielding, *command], environment, folder)
    _running.add(process)
    try:
        meanwhile()
        # Not `communicate`, which would close standard input: that is the sign that we are gone.
        output = process.stdout.read() if process.stdout else ""
        process.wait()
    except BaseException:
        _end(process)
        raise
    finally:
        _running.discard(process)
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
    return subprocess.CompletedProcess(command, process.returncode, output)


def _begun(
    command: Sequence[str], environment: Mapping[str, str], folder: Path
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        env={**environment, _PARENT: "1"},
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )


def end_running() -> None:
    """End the programs that other threads run; their `run` returns."""
    for process in tuple(_running):
        _end(process)


def end_with_parent(environment: Mapping[str, str]) -> None:
    """Let this process, and what it has started, end when the `run` that began it is no more."""
    if environment.get(_PARENT):
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    with suppress(OSError, ValueError):
        while os.read(0, 1024):
            pass
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _end(process: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break
    process.wait()
