"""Seam: what our process and the generator's hand each other.

`kb build` runs the generator as a process of its own. Settings go there in one variable of the
environment; findings come back as lines of JSON. A generator that someone runs by hand has no
such variable: it builds this checkout as of today, and findings are told in words.

The preview asks the generator for the frames alone, in a file that it names in a second variable.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledgebase.build.frame import Frame, Frames, Shape
from knowledgebase.ground.assets import THEME_ASSETS
from knowledgebase.ground.findings import Finding, finding, has_errors, report
from knowledgebase.ground.settings import Settings, today
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.world import world_fault

_SETTINGS = "KB_SETTINGS"
_MARK = "kb-finding "
_ORDER = "KB_FRAMES"
SITE = "sivusto"
"""What findings on the built site as a whole call it."""


def environment_for(settings: Settings, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the generator's process. An empty variable is as good as none."""
    kept = {name: value for name, value in environment.items() if value}
    return kept | {
        _SETTINGS: settings.as_text(),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def given_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `kb build` gave, or those of a generator run by hand."""
    given = environment.get(_SETTINGS)
    return Settings.from_text(given) if given else Settings(PRODUCT, today())


@dataclass(frozen=True)
class Order:
    """An order of frames alone: the shapes, and what the shell shows besides the page."""

    shapes: tuple[Shape, ...]
    values: Mapping[str, object]

    def as_text(self) -> str:
        """Return the order as one line, for another process."""
        shapes = [(shape.place, shape.meta) for shape in self.shapes]
        return json.dumps({"shapes": shapes, "values": self.values})

    def write(self, file: Path, environment: Mapping[str, str]) -> dict[str, str]:
        """Write the order for the generator. Returns the environment that leads it there."""
        file.write_text(self.as_text(), "utf-8")
        return {**environment, _ORDER: str(file)}


def given_order(environment: Mapping[str, str]) -> Order | None:
    """Return the order that the generator was given, or None when it is to build a site."""
    if not environment.get(_ORDER):
        return None
    data = json.loads(Path(environment[_ORDER]).read_text("utf-8"))
    return Order(tuple(Shape(*shape) for shape in data["shapes"]), data["values"])


def hand_over(frames: Frames, environment: Mapping[str, str]) -> None:
    """Write the frames in the place of the order. Raises OSError."""
    made = [[shape.place, shape.meta, *vars(frame).values()] for shape, frame in frames.items()]
    Path(environment[_ORDER]).write_text(json.dumps(made), "utf-8")


def handed_over(file: Path) -> Frames:
    """Return the frames that `hand_over` wrote."""
    made = json.loads(file.read_text("utf-8"))
    return {
        Shape(place, meta): Frame(tuple(texts), tuple(marks)) for place, meta, texts, marks in made
    }


def tell(findings: Iterable[Finding], environment: Mapping[str, str]) -> bool:
    """Tell findings to whoever runs the generator. Returns whether the build must stop."""
    findings = list(findings)
    if _SETTINGS in environment:
        for found in findings:
            print(_MARK + json.dumps(asdict(found)), flush=True)
    elif findings:
        print(report(findings), file=sys.stderr)
    return has_errors(findings)


def heard(output: str) -> tuple[list[Finding], str]:
    """Return the findings in what the generator's process wrote, and the rest of it."""
    findings, rest = [], []
    for line in output.splitlines():
        if line.startswith(_MARK):
            data = json.loads(line.removeprefix(_MARK))
            values = tuple((name, value) for name, value in data.pop("values"))
            findings.append(Finding(**data, values=values))
        elif line.strip():
            rest.append(line)
    return findings, "\n".join(rest)


def fault_of(error: BaseException) -> Finding | None:
    """Return the finding that tells why a build stopped, or None for a fault of the program."""
    if isinstance(error, OSError):
        return world_fault(SITE, error)
    if isinstance(error, subprocess.CalledProcessError):
        return _program_fault(error)
    return None


def _program_fault(error: subprocess.CalledProcessError) -> Finding:
    said = str(error.stderr or error.stdout or error).strip().splitlines()
    telling = [line for line in said if "os error" in line] or said[-1:]
    full = any("os error 28" in line or "No space left" in line for line in said)
    value = " ".join(telling).strip()
    return finding(SITE, (1, 1), "disk-full" if full else "site-build-failed", value=value)


def is_our_asset(path: str | None) -> bool:
    """True for a file that the generator found and may publish: styles, scripts, fonts, icons.

    Its own theme's are not used, and content comes as pages and files of ours.
    """
    return path is not None and Path(path).is_relative_to(THEME_ASSETS)
