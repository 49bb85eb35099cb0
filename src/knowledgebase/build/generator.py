"""Generator: MkDocs, in a process of its own, puts the shell around our pages."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledgebase.build.frame import Frames
from knowledgebase.build.process import run
from knowledgebase.build.seam import SITE, Order, environment_for, handed_over, heard
from knowledgebase.ground.assets import copy_assets
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import CONFIG, PRODUCT
from knowledgebase.ground.store import CACHE, Store, digest, packed, program_sign

NOT_FOUND = "404.html"


def generate(settings: Settings, into: Path, *, calm: bool = False) -> list[Finding]:
    """Run the generator, whose hooks do all stages up to the check, into the folder `into`.

    A `calm` run gives way to others. Returns every finding on the content and on the site; the site is whole when none is an error.
    """
    return _run(into, environment_for(settings, os.environ), calm=calm)


@dataclass(frozen=True)
class Shell:
    """What the generator alone makes: the frame around each shape of page, and its page for what
    is not found."""

    frames: Frames
    not_found: bytes


def write_shell(shell: Shell, into: Path) -> None:
    """Write what stands around the pages: styles, scripts, fonts, icons, and what is not found."""
    copy_assets(into)
    (into / NOT_FOUND).write_bytes(shell.not_found)


def shell_for(
    settings: Settings,
    order: Order,
    cache: Path = CACHE,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Shell | None, list[Finding]]:
    """Return what the generator makes for an order, of an earlier run with the same one if any.

    What is to be done `meanwhile` is done when the generator has to run."""
    store = Store("kehykset", digest(program_sign().encode(), _surroundings()), cache)
    key = digest(order.as_text().encode())
    if (found := store.get(key)) is not None:
        return found, []
    shell, findings = generate_shell(settings, order, meanwhile)
    if shell and not findings:
        store.put(key, packed(shell))
    return shell, findings


def _surroundings() -> bytes:
    """Return what the configuration takes from the environment."""
    given = (f"{name}={value}" for name, value in os.environ.items() if name.startswith("KB_"))
    return "\n".join(sorted(given)).encode()


def generate_shell(
    settings: Settings, order: Order, meanwhile: Callable[[], object] = lambda: None
) -> tuple[Shell | None, list[Finding]]:
    """Run the generator for the frames alone. Returns nothing when a finding is an error."""
    with TemporaryDirectory() as folder:
        file, into = Path(folder, "kehykset.json"), Path(folder, "sivusto")
        environment = order.write(file, environment_for(settings, os.environ))
        findings = _run(into, environment, meanwhile=meanwhile)
        if has_errors(findings):
            return None, findings
        return Shell(handed_over(file), (into / NOT_FOUND).read_bytes()), findings


def _run(
    into: Path,
    environment: Mapping[str, str],
    *,
    calm: bool = False,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Finding]:
    # A process of its own: the core never imports MkDocs.
    done = run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--strict",
            "--config-file",
            str(CONFIG),
            "--site-dir",
            str(into),
        ],
        environment,
        PRODUCT,
        calm=calm,
        meanwhile=meanwhile,
    )
    findings, rest = heard(done.stdout)
    if rest:
        print(rest, file=sys.stderr)
    if done.returncode and not has_errors(findings):
        findings.append(finding(SITE, (1, 1), "site-build-failed", value=_ending(done.returncode)))
    return findings


def _ending(code: int) -> str:
    if code < 0:
        return f"sivustogeneraattorin lopetti signaali {-code}"
    return f"sivustogeneraattori päättyi koodiin {code}, ja sen omat rivit ovat yllä"
