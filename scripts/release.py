#!/usr/bin/env python3
"""A release: `notes TAG`, its words; `sbom`, what it is made of; `locks [--upgrade]`, locks anew.

`notes` prints the changelog's section of TAG, and refuses a tag that is not the program's version
or has no dated section. `sbom` prints CycloneDX 1.6 JSON from the lock files, the workflows and the
few files of others that are in the repository: the same bytes from the same commit. `locks` needs uv
and npm; without `--upgrade` what is pinned stays, and only what `pyproject.toml` asks for changes.
Standard library only.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK, TEST_LOCK, AUDIT_LOCK = (
    "requirements.lock",
    "requirements-test.lock",
    "scripts/audit/audit.lock",
)
NPM_LOCK = "scripts/client/package-lock.json"
OURS = "knowledgebase"
# Files of others that are published with ours, and the licence of each: beside the font, and in
# src/knowledgebase/search/LICENCES.md.
FILES = {
    "theme/assets/fonts/atkinson-hyperlegible-next.woff2": "OFL-1.1",
    "src/knowledgebase/search/forms-fi.tsv": "CC-BY-4.0",
    "src/knowledgebase/search/stems-fi.tsv": "CC-BY-4.0",
    "src/knowledgebase/search/translations.tsv": "CC-BY-SA-3.0",
}

Component = dict[str, Any]
"""A component as CycloneDX has it. Its `bom-ref` is its package URL."""


def main(arguments: list[str]) -> int:
    match arguments:
        case ["notes", tag]:
            return tell(notes(tag))
        case ["sbom"]:
            print(json.dumps(sbom(ROOT, commit_time(ROOT)), indent=1, ensure_ascii=False))
        case ["locks", *options] if set(options) <= {"--upgrade"}:
            locks(options)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def version(root: Path = ROOT) -> str:
    text = (root / "src/knowledgebase/__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def notes(tag: str, root: Path = ROOT) -> tuple[str, str]:
    """Return (words of the release, "") or ("", why there can be no release by this tag)."""
    if tag != f"v{version(root)}":
        return "", f"The tag is {tag}, but the program says v{version(root)}."
    for section in (root / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]:
        title, _, words = section.partition("\n")
        if title.startswith(tag[1:] + " "):
            if re.fullmatch(r"[\w.+-]+ – \d{4}-\d\d-\d\d", title):
                return words.strip() + "\n", ""
            break
    return "", f"CHANGELOG.md has no heading '## {tag[1:]} – YYYY-MM-DD'."


def tell(told: tuple[str, str]) -> int:
    words, fault = told
    sys.stdout.buffer.write(words.encode())
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


def sbom(root: Path, made: str | None) -> dict[str, Any]:
    """Return the bill of materials of a checkout, whose commit was `made` at that moment.

    What is installed to build the site is `required`; tools of tests, of the audit and of the
    workflows are `excluded`: they are in nothing that is published.
    """
    found: dict[str, Component] = {}
    needs: dict[str, set[str]] = {}
    ours = f"pkg:generic/{OURS}@{version(root)}"
    for scope, lock in (
        ("required", RUN_LOCK),
        ("excluded", TEST_LOCK),
        ("excluded", AUDIT_LOCK),
    ):
        add(found, needs, ours, pinned(root / lock, scope))
    add(found, needs, ours, npm_pinned(root / NPM_LOCK))
    for component in (*actions(root), *files(root)):
        add(found, needs, ours, [(component, {OURS})])
    body: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "pre-build"}],
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": OURS,
                "version": version(root),
                "purl": ours,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [found[ref] for ref in sorted(found)],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(needs.get(ref, ()))} for ref in (ours, *sorted(found))
        ],
    }
    if made:
        body["metadata"]["timestamp"] = made
    # A name of its own that the same content always has.
    name = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(body, sort_keys=True))
    return {"serialNumber": f"urn:uuid:{name}", **body}


def add(
    found: dict[str, Component],
    needs: dict[str, set[str]],
    ours: str,
    pins: list[tuple[Component, set[str]]],
) -> None:
    """Add components of one lock, each with the names of those that need it."""
    named: dict[str, list[str]] = {OURS: [ours]}
    for component, _ in pins:
        found.setdefault(component["bom-ref"], component)  # the first scope is the strongest
        named.setdefault(component["name"], []).append(component["bom-ref"])
        named[component["bom-ref"]] = [component["bom-ref"]]
    for component, users in pins:
        for user in users:
            for ref in named.get(user, ()):
                needs.setdefault(ref, set()).add(component["bom-ref"])


def library(
    kind: str, name: str, number: str, scope: str, hashes: list[dict[str, str]]
) -> Component:
    ref = f"pkg:{kind}/{name.replace('@', '%40')}@{number}"
    made: Component = {
        "type": "library",
        "bom-ref": ref,
        "name": name,
        "version": number,
        "scope": scope,
        "purl": ref,
    }
    if hashes:
        # A package has several files; the one that is installed has one of these sums.
        made["externalReferences"] = [{"type": "distribution", "url": ref, "hashes": hashes}]
    return made


def pinned(lock: Path, scope: str) -> list[tuple[Component, set[str]]]:
    """Return what a lock of Python packages pins: (component, names of those that need it)."""
    made = []
    for block in re.split(r"\n(?=[\w.-]+==)", lock.read_text("utf-8")):
        name, _, rest = block.partition("==")
        hashes = [{"alg": "SHA-256", "content": h} for h in re.findall(r"sha256:([0-9a-f]+)", rest)]
        told = re.findall(r"^ +#(?: via)? +([\w.-]+)", rest, re.M)
        users = {OURS if name == "-r" else name for name in told}
        made.append((library("pypi", name, rest.split()[0], scope, hashes), users))
    return made


def npm_pinned(lock: Path) -> list[tuple[Component, set[str]]]:
    """Return what a lock of npm pins. One package may be there in two versions: users are refs."""
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    made: dict[str, tuple[Component, set[str]]] = {}
    for path, told in packages.items():
        if path:
            sums = base64.b64decode(told["integrity"].removeprefix("sha512-")).hex()
            name = path.rpartition("node_modules/")[2]
            hashes = [{"alg": "SHA-512", "content": sums}]
            component = library("npm", name, told["version"], "excluded", hashes)
            if "license" in told:
                component["licenses"] = [{"expression": told["license"]}]
            made[path] = (component, set())
    for path, told in packages.items():
        user = made[path][0]["bom-ref"] if path else OURS
        for name in {**told.get("dependencies", {}), **told.get("devDependencies", {})}:
            if where := next((p for p in seen_from(path, name) if p in made), None):
                made[where][1].add(user)
    return list(made.values())


def seen_from(path: str, name: str) -> Iterator[str]:
    """Yield where Node looks for `name` from a package at `path`, nearest first."""
    while path:
        yield f"{path}/node_modules/{name}"
        path = path.rpartition("node_modules/")[0].rstrip("/")
    yield f"node_modules/{name}"


def actions(root: Path) -> list[Component]:
    text = "".join(f.read_text("utf-8") for f in sorted((root / ".github/workflows").glob("*.yml")))
    used = sorted(set(re.findall(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) +# v([\d.]+)", text)))
    made = []
    for name, commit, number in used:
        hashes = [{"alg": "SHA-1", "content": commit}]
        made.append(library("github", name, commit, "excluded", hashes) | {"description": number})
    return made


def files(root: Path) -> list[Component]:
    return [
        {
            "type": "file",
            "bom-ref": path,
            "name": path,
            "scope": "required",
            "hashes": [
                {
                    "alg": "SHA-256",
                    "content": hashlib.sha256((root / path).read_bytes()).hexdigest(),
                }
            ],
            "licenses": [{"license": {"id": licence}}],
        }
        for path, licence in FILES.items()
    ]


def commit_time(root: Path) -> str | None:
    command = ["git", "-C", str(root), "show", "-s", "--format=%cI", "HEAD"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or None


def locks(options: list[str]) -> None:
    """Make every lock anew. Raises CalledProcessError where a tool refuses."""
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if not uv or not npm:
        sys.exit("Both uv and npm are needed, and must be on PATH.")
    compiled = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    compiled += ["--generate-hashes", "--no-header", *options]
    for lock, source in (
        (RUN_LOCK, ["pyproject.toml"]),
        (TEST_LOCK, ["pyproject.toml", "--extra", "test"]),
        (AUDIT_LOCK, ["scripts/audit/audit.in"]),
    ):
        subprocess.run([*compiled, *source, "--output-file", lock], cwd=ROOT, check=True)
    verb = "update" if options else "install"
    command = [npm, verb, "--package-lock-only", "--ignore-scripts", "--silent"]
    subprocess.run(command, cwd=(ROOT / NPM_LOCK).parent, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
