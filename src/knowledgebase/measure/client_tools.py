"""Client tools: TypeScript and ESLint for the browser's code, from the lock beside their settings.

Nothing of them is published, and the site is built without them.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from knowledgebase.measure.chromium import install

FOLDER = "scripts/client"
_STAMP = "node_modules/.from-lock"


def find_or_install(product: Path, tell: Callable[[str], None]) -> Path | None:
    """Return the folder of the tools' commands, or None where Node is not and cannot be had.

    The tools are fetched when their lock has changed. `tell` gets a line about what takes time.
    """
    folder = product / FOLDER
    npm = shutil.which("npm")
    if not npm and install(["nodejs", "npm"], tell):
        npm = shutil.which("npm")
    if not npm:
        return None
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / _STAMP
    if not stamp.is_file() or stamp.read_text("utf-8") != lock:
        tell("Haetaan selaimen koodin tarkistimia…")
        done = subprocess.run(
            [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=folder,
            env=os.environ | {"npm_config_update_notifier": "false"},
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode:
            tell(done.stderr.strip()[-500:])
            return None
        stamp.write_text(lock, "utf-8")
    return folder / "node_modules" / ".bin"
