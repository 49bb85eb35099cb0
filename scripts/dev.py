#!/usr/bin/env python3
"""Set up the environment when needed, then do what was asked: `dev.py X` is `kb X`.

Standard library only, so that it runs on a machine that has nothing but Python.
What setting up prints goes to standard error.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "locks.txt"  # the lock it was made from, and the place it was made in
LINK = "knowledgebase.pth"
RUN_LOCK, TEST_LOCK = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
NEEDS_TEST_TOOLS = {"test", "analyse", "search-eval"}


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # UTF-8 whatever the console is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.version_info < (3, 11):
        return complain("Tarvitaan Python 3.11 tai uudempi. / Python 3.11 or newer is needed.")
    lock = TEST_LOCK if NEEDS_TEST_TOOLS & set(arguments[:1]) else RUN_LOCK
    try:
        if not is_synced(lock):
            sync(lock)
        elif not is_here():
            settle()
    except subprocess.CalledProcessError as error:
        return complain(f"Ympäristön teko epäonnistui (koodi {error.returncode}). / Set-up failed.")
    except OSError as error:
        return complain(str(error))
    command = [str(PYTHON), "-m", "knowledgebase", *arguments]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    if os.name == "nt":
        return subprocess.run(command, env=environment, check=False).returncode
    os.execve(command[0], command, environment)


def is_synced(lock: Path) -> bool:
    """True when the environment was made from this lock, or from the test lock that includes it."""
    if not STAMP.exists() or not PYTHON.exists():
        return False
    made_from = STAMP.read_text("utf-8").splitlines()
    return fingerprint(lock) in made_from or fingerprint(TEST_LOCK) in made_from


def is_here() -> bool:
    """True when the environment runs the code beside it: it may have been copied or moved."""
    link = packages() / LINK
    lines = STAMP.read_text("utf-8").splitlines()
    return lines[1:] == [str(VENV)] and link.exists() and link.read_text("utf-8") == to_source()


def settle() -> None:
    """Let the environment run the code beside it, wherever it was made."""
    made, *place = STAMP.read_text("utf-8").splitlines()
    (packages() / LINK).write_text(to_source(), "utf-8")
    for script in PYTHON.parent.iterdir():
        data = script.read_bytes() if script.is_file() and not script.is_symlink() else b"\0"
        if place and b"\0" not in data and place[0].encode() in data:
            script.write_bytes(data.replace(place[0].encode(), str(VENV).encode()))
    STAMP.write_text(f"{made}\n{VENV}\n", "utf-8")


def packages() -> Path:
    return next(VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages")


def to_source() -> str:
    # From where the environment is, so that a copy of the checkout finds its own code.
    return f"{os.path.relpath(ROOT / 'src', packages())}\n"


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def sync(lock: Path) -> None:
    """Make the environment or bring it up to date. Raises CalledProcessError, EnvironmentError."""
    say("Tehdään Python-ympäristöä, odota hetki… / Setting up the environment…")
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)])
        sync_as = [uv, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes"]
        run([*sync_as, "--python", str(PYTHON), str(lock)])
    else:
        make_venv()
        run(
            [
                str(PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--no-deps",
                "-r",
                str(lock),
            ]
        )
    # The package is used from where it stands: nothing is built, so nothing unlocked is fetched.
    (packages() / LINK).write_text(to_source(), "utf-8")
    # Where Python may not keep what it compiles, each command would compile all of it again.
    subprocess.run([str(PYTHON), "-m", "compileall", "-qq", str(ROOT / "src")], check=False)
    STAMP.write_text(f"{fingerprint(lock)}\n{VENV}\n", "utf-8")


def make_venv() -> None:
    try:
        import ensurepip  # noqa: F401 (is it there?)
    except ImportError:
        raise OSError(
            "Pythonista puuttuu ensurepip. Asenna se ensin: apt-get install python3-venv\n"
            "Python lacks ensurepip. Install it first: apt-get install python3-venv"
        ) from None
    if not PYTHON.exists():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def complain(text: str) -> int:
    say(text)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
