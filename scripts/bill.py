"""The bill of materials of a release: what the locks, the workflows and files of others bring, as CycloneDX 1.6.

The same bytes come from the same commit. `scripts/release.py sbom` prints it. Standard library only.
"""

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def sbom(root: Path, version: str, made: str | None) -> dict[str, Any]:
    """Return the bill of materials of a checkout of a version, whose commit was `made` at that moment.

    What is installed to build the site is `required`; tools of tests, of the audit and of the
    workflows are `excluded`: they are in nothing that is published.
    """
    found: dict[str, Component] = {}
    needs: dict[str, set[str]] = {}
    ours = f"pkg:generic/{OURS}@{version}"
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
                "version": version,
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
