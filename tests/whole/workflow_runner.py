"""Runs the workflows as the host would: each step in order, its own shell text, in a fresh folder.

What is run is what stands in the file: `if`, `needs`, expressions, environment, `bash -e`, and the
files through which steps tell outputs and summaries. Only the host's actions are stand-ins, and what
a test puts on PATH. Whatever of the syntax is not known here stops the test, so that no workflow can
use what is not tested.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"


@dataclass
class Step:
    name: str
    outcome: str  # success, failure or skipped
    output: str = ""


@dataclass
class Host:
    """What the host knows, and what runs have left with it.

    `checkouts` are the prepared trees by the `ref` that a step asks for, "" for none; `stands_in` is a
    folder first on PATH; `secret` is in the environment of every step and may be in nothing left.
    """

    folder: Path
    checkouts: Mapping[str, Path]
    github: Mapping[str, Any]
    stands_in: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    secret: str = "ghs_KANARIALINTU"  # noqa: S105 (a canary)
    artifacts: dict[str, Path] = field(default_factory=dict)
    attested: list[str] = field(default_factory=list)
    deployed: list[Path] = field(default_factory=list)
    executed: set[tuple[str, str, int]] = field(default_factory=set)
    jobs: dict[str, str] = field(default_factory=dict)
    """By workflow/job, how each ended."""
    steps: dict[str, list[Step]] = field(default_factory=dict)
    summary: str = ""
    ran: int = 0

    def run(self, file: str) -> str:
        """Run a workflow, its jobs in the order of their needs, and return how it ended."""
        flow = yaml.safe_load((FOLDER / file).read_text("utf-8"))
        ended: dict[str, str] = {}
        waiting = dict(flow["jobs"])
        while waiting:
            name = next(n for n, job in waiting.items() if set(needs(job)) <= set(ended))
            ended[name] = self._every(file, name, waiting.pop(name), ended)
            self.jobs[f"{file}/{name}"] = ended[name]
        return "failure" if "failure" in ended.values() else "success"

    def _every(self, file: str, name: str, job: dict[str, Any], ended: Mapping[str, str]) -> str:
        """Run a job once for each row of its matrix. One that fails fails them all."""
        axes = job.get("strategy", {}).get("matrix", {})
        rows = [dict(zip(axes, row, strict=True)) for row in product(*axes.values())]
        states = [self._job(file, name, job, ended, row) for row in rows]
        return next((state for state in states if state != "success"), "success")

    def _job(
        self,
        file: str,
        name: str,
        job: dict[str, Any],
        ended: Mapping[str, str],
        row: Mapping[str, Any],
    ) -> str:
        before = [ended[n] for n in needs(job)]
        world = {
            "github": self.github | {"token": self.secret},
            "vars": self.variables,
            "needs": {n: {"result": ended[n]} for n in needs(job)},
            "matrix": row,
        }
        state = next((s for s in ("failure", "skipped") if s in before), "success")
        if not holds(job.get("if"), world, state):
            return "skipped"
        if "uses" in job:
            return self.run(Path(job["uses"]).name)
        self.ran += 1
        workspace = self.folder / f"{file}-{name}-{self.ran}"
        workspace.mkdir(parents=True)
        world["steps"] = {}
        world["env"] = {k: str(fill(v, world)) for k, v in job.get("env", {}).items()}
        state, told = "success", []
        for index, step in enumerate(job["steps"]):
            ran = Step(step.get("name", step.get("uses", "")), "skipped")
            told.append(ran)
            if holds(step.get("if"), world, state):
                outputs: dict[str, str] = {}
                if "run" in step:
                    ran.outcome, ran.output = self._shell(step, world, workspace, outputs)
                    self.executed.add((file, name, index))
                else:
                    given = {k: fill(v, world) for k, v in step.get("with", {}).items()}
                    ran.outcome = self._action(step["uses"], given, workspace, outputs)
                if ran.outcome == "failure":
                    state = "failure"
                if "id" in step:
                    world["steps"][step["id"]] = {"outputs": outputs, "outcome": ran.outcome}
        self.steps[f"{file}/{name}"] = told
        return state

    def _shell(
        self, step: dict[str, Any], world: dict[str, Any], workspace: Path, outputs: dict[str, str]
    ) -> tuple[str, str]:
        assert "shell" not in step and "working-directory" not in step, "not known here"
        told = {n: self.folder / f"told-{n}" for n in ("OUTPUT", "SUMMARY", "ENV", "PATH")}
        for file in told.values():
            file.write_text("")
        script = self.folder / "step.sh"
        script.write_text(str(fill(step["run"], world)))
        # Of the environment of the one who runs the tests a step sees nothing.
        environment = {
            "PATH": f"{self.stands_in}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "CI": "true",
            "ACTIONS_RUNTIME_TOKEN": self.secret,
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_REF_NAME": str(self.github.get("ref_name", "main")),
            "GITHUB_OUTPUT": str(told["OUTPUT"]),
            "GITHUB_STEP_SUMMARY": str(told["SUMMARY"]),
            "GITHUB_ENV": str(told["ENV"]),
            "GITHUB_PATH": str(told["PATH"]),
            **world["env"],
            **{k: str(fill(v, world)) for k, v in step.get("env", {}).items()},
        }
        # Without `shell` the host runs `bash -e`, and not with pipefail.
        done = subprocess.run(
            ["bash", "-e", str(script)],
            cwd=workspace,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        for line in told["OUTPUT"].read_text("utf-8").splitlines():
            name, equals, value = line.partition("=")
            assert equals and "<<" not in name, f"not known here: {line}"
            outputs[name] = value
        self.summary += told["SUMMARY"].read_text("utf-8")
        assert not told["ENV"].read_bytes() + told["PATH"].read_bytes(), "later steps are changed"
        output = done.stdout.decode("utf-8", "replace")
        return "failure" if done.returncode else "success", output

    def _action(
        self, uses: str, given: dict[str, Any], workspace: Path, outputs: dict[str, str]
    ) -> str:
        return ACTIONS[uses.partition("@")[0]](self, given, workspace, outputs)


def checkout(host: Host, given: Any, workspace: Path, outputs: Any) -> str:
    assert given["persist-credentials"] is False, "the token would stay where a build can read it"
    into = workspace / given.get("path", ".")
    shutil.copytree(host.checkouts[given.get("ref", "")], into, symlinks=True, dirs_exist_ok=True)
    return "success"


def upload(host: Host, given: Any, workspace: Path, outputs: Any) -> str:
    source = workspace / given["path"]
    if not source.exists():
        return "success" if given.get("if-no-files-found") == "ignore" else "failure"
    kept = host.folder / "artifacts" / given.get("name", "github-pages")
    if source.is_dir():
        shutil.copytree(source, kept, dirs_exist_ok=True)
    else:
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, kept)
    host.artifacts[kept.name] = kept
    return "success"


def download(host: Host, given: Any, workspace: Path, outputs: Any) -> str:
    if "pattern" not in given:
        shutil.copytree(host.artifacts[given["name"]], workspace / given["path"])
        return "success"
    for name in filter(partial(fnmatchcase, pat=given["pattern"]), host.artifacts):
        shutil.copytree(host.artifacts[name], workspace / given["path"] / name)
    return "success"


def attest(host: Host, given: Any, workspace: Path, outputs: Any) -> str:
    if "subject-checksums" in given:
        lines = (workspace / given["subject-checksums"]).read_text("utf-8").splitlines()
        host.attested += [line.split(maxsplit=1)[1] for line in lines]
    for path in given.get("subject-path", "").split():
        assert (workspace / path).is_file(), path
        host.attested.append(Path(path).name)
    return "success"


def deploy(host: Host, given: Any, workspace: Path, outputs: dict[str, str]) -> str:
    host.deployed.append(host.artifacts["github-pages"])
    outputs["page_url"] = "https://tietopankki.example/"
    return "success"


def nothing(host: Host, given: Any, workspace: Path, outputs: Any) -> str:
    return "success"


ACTIONS: Mapping[str, Callable[[Host, Any, Path, dict[str, str]], str]] = {
    "actions/checkout": checkout,
    "actions/setup-python": nothing,
    "actions/cache": nothing,
    "actions/upload-artifact": upload,
    "actions/upload-pages-artifact": upload,
    "actions/download-artifact": download,
    "actions/attest-build-provenance": attest,
    "actions/deploy-pages": deploy,
}


def needs(job: Mapping[str, Any]) -> list[str]:
    told = job.get("needs", [])
    return [told] if isinstance(told, str) else told


def every_run_step() -> set[tuple[str, str, int]]:
    """Return (file, job, number of the step) of every piece of shell in the workflows."""
    return {
        (file.name, name, index)
        for file in FOLDER.glob("*.yml")
        for name, job in yaml.safe_load(file.read_text("utf-8"))["jobs"].items()
        for index, step in enumerate(job.get("steps", ()))
        if "run" in step
    }


# Expressions: names with dots, texts, ==, !=, ||, &&, and the functions of state.
_TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(==|!=|\|\||&&|\(\)|[()])|([A-Za-z_][\w.-]*))")


def fill(text: Any, world: Mapping[str, Any]) -> Any:
    """Return a value with what is between ${{ and }} replaced by what it says."""
    if not isinstance(text, str):
        return text
    return re.sub(
        r"\$\{\{(.*?)\}\}", lambda m: str(value_of(m[1], world, "success") or ""), text, flags=re.S
    )


def holds(condition: Any, world: Mapping[str, Any], state: str) -> bool:
    """Tell whether a step or job runs: without a word of state only after success."""
    if condition is None:
        return state == "success"
    condition = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(condition), flags=re.S)
    told = bool(value_of(condition, world, state))
    asks = re.search(r"\b(always|success|failure|cancelled)\(\)", condition)
    return told and (bool(asks) or state == "success")


def value_of(text: str, world: Mapping[str, Any], state: str) -> Any:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        assert found, f"not known here: {text!r}"
        tokens.append(found[0].strip())
        at = found.end()
    tokens.append("")

    def one() -> Any:
        word = tokens.pop(0)
        if word == "(":
            told = either()
            assert tokens.pop(0) == ")"
            return told
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if tokens[0] == "()":
            tokens.pop(0)
            return {"always": True, "cancelled": False}.get(word, word == state)
        told: Any = world
        for name in word.split("."):
            told = told.get(name, "") if isinstance(told, Mapping) else ""
        return told

    def same() -> Any:
        left = one()
        while tokens[0] in ("==", "!="):
            equal = tokens.pop(0) == "=="
            left = (left == one()) is equal
        return left

    def both() -> Any:
        left = same()
        while tokens[0] == "&&":
            tokens.pop(0)
            right = same()
            left = left and right
        return left

    def either() -> Any:
        left = both()
        while tokens[0] == "||":
            tokens.pop(0)
            right = both()
            left = left or right
        return left

    told = either()
    assert tokens == [""], f"not known here: {text!r}"
    return told
