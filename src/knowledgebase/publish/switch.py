"""Switch: the built folder takes the place of the site, which stays whole until then.

Builds of one folder wait for each other. What a killed build left goes with the next one.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledgebase.build.mark import MARK, claim, files_in

if sys.platform != "win32":
    import fcntl

# What renaming a folder is refused with when it is a mount point, or its parent is not ours.
_CANNOT_MOVE = {errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES, errno.EROFS}
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def aside_of(site: Path) -> Iterator[Path]:
    """Give the folder to build in, which is gone at the end; other builds of `site` wait.

    It is beside the site, or inside it when nothing can be made beside it. Raises OSError.
    """
    inside = site.is_mount() or (site.is_dir() and not os.access(site.parent, os.W_OK))
    place = site if inside else site.parent
    place.mkdir(parents=True, exist_ok=True)
    with locked(place):
        _clear_leftovers(place, site)
        aside = place / f".{site.name}.{os.getpid()}.new"
        try:
            yield aside
        finally:
            _clear(aside)


def _clear(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:  # Ctrl-C in the middle of it
        shutil.rmtree(folder, ignore_errors=True)
        raise


def switch(new: Path, site: Path) -> None:
    """Put the folder `new` in the place of `site`. Raises OSError, and then `site` is as it was.

    Where the system can, both change places in one step; otherwise the old one moves away first,
    and comes back when the new one cannot be moved. A mount point stays and gets the new contents.
    """
    if not site.exists():
        new.rename(site)
    elif new.parent == site:
        replace_contents(new, site)
    elif not _exchange(new, site):
        try:
            _rename_both(new, site)
        except OSError as error:
            if error.errno not in _CANNOT_MOVE:
                raise
            replace_contents(new, site)


def point(link: Path, target: Path) -> None:
    """Let a symbolic link lead to `target`, in one step. Raises OSError, and then it is as it was."""
    new = link.with_name(f".{link.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(link)
    flush(link.parent)


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk. Raises OSError."""
    if os.name == "nt":  # there no folder can be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_contents(new: Path, site: Path) -> None:
    """Move the files of `new` into `site`, pages after what they need, deletions last."""
    inside = site / new.name
    try:
        if inside != new:
            shutil.copytree(new, inside)  # a full disk is met before anything changes
        files = files_in(inside)
        claim(site)  # until the end both the old and the new files are ours
        for path in sorted(files, key=lambda path: (path.endswith(".html"), path)):
            _put(inside / path, site / path, site)
        for path in files_in(site) - files:
            _delete(site / path, site)
        (inside / MARK).replace(site / MARK)
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def _put(file: Path, target: Path, site: Path) -> None:
    for parent in reversed(target.relative_to(site).parents):
        if (site / parent).is_file():
            (site / parent).unlink()  # was a file, is a folder now
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    file.replace(target)


def _delete(file: Path, site: Path) -> None:
    file.unlink()
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()


def _rename_both(new: Path, site: Path) -> None:
    old = new.with_suffix(".old")
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    # Linux alone can do it in one step, and not on every file system.
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _clear_leftovers(place: Path, site: Path) -> None:
    ours = re.compile(rf"\.{re.escape(site.name)}\.(\d+)\.(new|old)")
    for left in sorted(place.iterdir(), key=lambda path: path.suffix, reverse=True):
        found = ours.fullmatch(left.name)
        if not found or _is_running(int(found[1])):
            continue
        if found[2] == "old" and not site.exists():
            left.rename(site)  # killed between the two renames
        else:
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        return True  # there a signal of 0 would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    try:
        # A killed process that nobody has waited for still has its number, and Linux says so.
        told = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return True
    return told.rpartition(")")[2].split()[:1] != ["Z"]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder to ourselves, and wait for others who do. The system lets go of it with us."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):
            os.close(handle)
            raise  # a signal's own exception passes here too
    try:
        yield
    finally:
        os.close(handle)
