"""Watch: tell when a file of the content, of the theme or of the program has changed.

The system wakes us where it can tell of changes, and files are looked at now and then all the same:
folders may be deleted and made again, and lie on any disk. What changes while the caller is at work
is seen afterwards.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from knowledgebase.ground.layout import is_left_by_tools

Snapshot = Mapping[str, tuple[int, int, int]]
# Between looks when the system wakes us, the least when it does not, and until files are still.
_PAUSE, _LEAST_PAUSE, _SETTLES = 2.0, 0.2, 0.03
# Looking takes at most this share of the time.
_SHARE = 0.1
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class Alarm(FileSystemEventHandler):
    """Wakes whoever waits when something changes in some places; a context that ends the watch."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self._rings = threading.Event()
        self._observer = Observer()
        self._watched: dict[Path, tuple[int, ObservedWatch]] = {}
        self.works = True

    def __enter__(self) -> "Alarm":
        self._observer.start()
        self._follow()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()

    def wait(self, seconds: float) -> None:
        """Wait for a change, or so many seconds, or as long as is fair without help."""
        self._follow()
        self._rings.wait(seconds)
        self._rings.clear()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ring, but not for what is only read, nor for what editors keep."""
        names = (Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path))
        if event.event_type in _CHANGES and any(n and not is_left_by_tools(n) for n in names):
            self._rings.set()

    def _follow(self) -> None:
        """Follow the places that are there; one that was made again is another one."""
        for place in self._places:
            folder = place if place.is_dir() else place.parent
            try:
                number = folder.stat().st_ino
                if self._watched.get(folder, (0,))[0] == number:
                    continue
                if folder in self._watched:
                    self._observer.unschedule(self._watched.pop(folder)[1])
                watch = self._observer.schedule(self, str(folder), recursive=folder == place)
                self._watched[folder] = (number, watch)
            except (OSError, KeyError):  # gone just now, or the system watches no more
                self.works = self.works and not folder.is_dir()


def changes(
    places: Iterable[Path],
    wait: Callable[[float], object] = time.sleep,
    helped: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot]:
    """Yield what `places` hold at once, and then each time when it has changed and is still.

    `helped` tells whether `wait` returns when something changes, so that looking may be rare.
    """
    places = tuple(places)
    known = snapshot(places)
    while True:
        yield known
        began = time.perf_counter()
        while (now := snapshot(places)) == known:
            fair = (time.perf_counter() - began) / _SHARE
            wait(_PAUSE if helped() else max(_LEAST_PAUSE, fair))
            began = time.perf_counter()
        known = {}
        while now != known:
            known = now
            wait(_SETTLES)
            now = snapshot(places)


def snapshot(places: Iterable[Path]) -> Snapshot:
    """Return what tells a change of each file in the folders and files of `places`, by path.

    What is not there, or cannot be read now, is left out, and so is what editors keep. What is no
    file has no time: the first number is 0 for a folder and below 0 for a symbolic link.
    """
    found = {}
    for place in places:
        names = (str(place),) if place.is_file() else _files(place)
        for name in names:
            try:
                seen = os.lstat(name)
            except OSError:
                continue  # deleted meanwhile
            # A folder's own time would tell of the files that an editor keeps in it.
            if S_ISDIR(seen.st_mode):
                found[name] = (0, 0, 0)
            else:
                when = -seen.st_mtime_ns if S_ISLNK(seen.st_mode) else seen.st_mtime_ns
                found[name] = (when, seen.st_size, seen.st_ino)
    return found


def _files(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_left_by_tools(name)]
        yield here  # a new or a deleted folder is a change too
        yield from (f"{here}/{name}" for name in names if not is_left_by_tools(name))
