"""Generator: MkDocs, in a process of its own, puts the shell around our pages."""

import os
import sys
from pathlib import Path

from knowledgebase.build.process import run
from knowledgebase.build.seam import SITE, environment_for, heard
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import CONFIG, PRODUCT


def generate(settings: Settings, into: Path) -> list[Finding]:
    """Run the generator, whose hooks do all stages up to the check, into the folder `into`.

    Returns every finding on the content and on the site; the site is whole when none is an error.
    """
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
        environment_for(settings, os.environ),
        PRODUCT,
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
