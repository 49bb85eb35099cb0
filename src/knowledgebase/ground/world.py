"""World: what the machine refuses, such as a full disk, as findings with the true reason."""

import errno
import os

from knowledgebase.ground.findings import Finding, finding

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def world_fault(path: str, error: OSError) -> Finding:
    """Return the finding that tells in one line why the system refused; `path` is what was made.

    >>> world_fault("site", OSError(errno.ENOSPC, "No space left on device", "/x/a.html")).rule
    'disk-full'
    """
    where = " ".join(os.fspath(name) for name in _files(error))
    if error.errno in _FULL:
        return finding(path, (1, 1), "disk-full", value=where or path)
    if error.errno in _DENIED:
        return finding(path, (1, 1), "not-permitted", value=where or path)
    reason = error.strerror or str(error)
    return finding(path, (1, 1), "system-refused", value=f"{reason}: {where}" if where else reason)


def _files(error: OSError) -> list[str]:
    # The system's own attributes may be bytes or missing.
    names = (error.filename, error.filename2)
    return [name if isinstance(name, str) else os.fsdecode(name) for name in names if name]
