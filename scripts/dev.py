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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "locks.txt"
RUN_LOCK, TEST_LOCK = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
NEEDS_TEST_TOOLS = {"test", "analyse", "search-eval"}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        return complain("Tarvitaan Python 3.11 tai uudempi. / Python 3.11 or newer is needed.")
    lock = TEST_LOCK if NEEDS_TEST_TOOLS & set(arguments[:1]) else RUN_LOCK
    if not is_synced(lock):
        try:
            sync(lock)
        except subprocess.CalledProcessError as error:
            return complain(
                f"Ympäristön teko epäonnistui (koodi {error.returncode}). / Set-up failed."
            )
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
    made_from = STAMP.read_text("utf-8").split()
    return fingerprint(lock) in made_from or fingerprint(TEST_LOCK) in made_from


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def sync(lock: Path) -> None:
    """Make the environment or bring it up to date. Raises CalledProcessError, EnvironmentError."""
    say("Tehdään Python-ympäristöä, odota hetki… / Setting up the environment…")
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)])
        run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(lock)])
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
    packages = next(VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages")
    (packages / "knowledgebase.pth").write_text(f"{ROOT / 'src'}\n", "utf-8")
    STAMP.write_text(fingerprint(lock), "utf-8")


def make_venv() -> None:
    try:
        import ensurepip  # noqa: F401
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
