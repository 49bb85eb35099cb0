"""Watch: tell when a file of the content or of the theme has changed.

The files are looked at twice a second, which asks nothing of the system: folders may be deleted
and made again, and lie on any disk. What changes while the caller is at work is seen afterwards.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR

from knowledgebase.ground.layout import is_left_by_tools

Snapshot = Mapping[str, tuple[int, int, int]]
_PAUSE, _SETTLES = 0.5, 0.2


def changes(
    places: Iterable[Path], wait: Callable[[float], object] = time.sleep
) -> Iterator[Snapshot]:
    """Yield what `places` hold at once, and then each time when it has changed and is still."""
    places = tuple(places)
    known = snapshot(places)
    while True:
        yield known
        while (now := snapshot(places)) == known:
            wait(_PAUSE)
        known = {}
        while now != known:
            known = now
            wait(_SETTLES)
            now = snapshot(places)


def snapshot(places: Iterable[Path]) -> Snapshot:
    """Return what tells a change of each file in the folders and files of `places`, by path.

    What is not there, or cannot be read now, is left out, and so is what editors keep.
    """
    found = {}
    for place in places:
        names = (str(place),) if place.is_file() else _files(place)
        for name in names:
            try:
                seen = Path(name).lstat()
            except OSError:
                continue  # deleted meanwhile
            # A folder's own time would tell of the files that an editor keeps in it.
            whole = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
            found[name] = (0, 0, 0) if S_ISDIR(seen.st_mode) else whole
    return found


def _files(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_left_by_tools(name)]
        yield here  # a new or a deleted folder is a change too
        yield from (f"{here}/{name}" for name in names if not is_left_by_tools(name))
