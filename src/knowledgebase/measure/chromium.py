"""Chromium: where the browser tests find a browser and what drives it, or get them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

# Without windows: a new page costs a sixth of what it costs a whole browser, whose own panels are
# pages too, and a dialog for printing does not wait for a person.
_SHELL = "chromium-headless-shell"
_NAMES = (
    _SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_or_install(environment: Mapping[str, str], tell: Callable[[str], None]) -> str | None:
    """Return the path of a Chromium, or None when there is none and none can be installed.

    Looks at KB_CHROMIUM, then at what the system has. Debian's package manager is asked, when run as
    root, for the one without windows, and for a whole one where that is not to be had. `tell` gets
    a line about what takes time.
    """
    asked = environment.get("KB_CHROMIUM")
    if asked:
        return asked if os.access(asked, os.X_OK) else None
    if not shutil.which(_SHELL):
        install([_SHELL], tell)
    missing = [] if find() else ["chromium"]
    if not driver_runs():
        missing.append("libatomic1")
    if missing and not install(missing, tell):
        return None
    return find()


def find() -> str | None:
    """Return the path of an installed Chromium or a browser made of it."""
    named = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return named or next((path for path in _PLACES if os.access(path, os.X_OK)), None)


def driver_runs() -> bool:
    """True when Playwright's own Node starts: a bare Debian lacks the libatomic that it needs."""
    spec = find_spec("playwright")
    if spec is None or spec.origin is None:
        return True
    node = Path(spec.origin).parent / "driver" / "node"
    if not node.exists():
        return True
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


def install(packages: list[str], tell: Callable[[str], None]) -> bool:
    """Install Debian packages, when run as root on a system that has them. True when it went well."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    tell(f"Asennetaan testejä varten: {', '.join(packages)}…")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *command],
            env=quiet,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode:
            tell(done.stderr.strip()[-500:])
            return False
    return True
