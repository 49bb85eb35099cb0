"""Publisher: a release is made aside, looked at from every side, and shown in one step.

What fails, fails before the link to the shown release is touched. Publishers of one folder wait for each other.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from knowledgebase.build.mark import among_sources
from knowledgebase.build.seam import SITE as WHOLE
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.making import Build, Making, Outcome
from knowledgebase.publish.manifest import SOURCES, check_manifest, read_manifest
from knowledgebase.publish.quarantine import Quarantine, copy_sources, entries_in
from knowledgebase.publish.releases import Releases, not_a_place, releases_in


def publish(
    settings: Settings,
    to: Path,
    build: Build,
    *,
    allow_shrink: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Outcome:
    """Publish the sources of `settings` in the folder `to`. A failure leaves what is shown as it was."""
    to = to.resolve()
    try:
        refused = [*among_sources(to, (settings.root, PRODUCT)), *not_a_place(to)]
        if refused:
            return Outcome(findings=tuple(refused))
        with releases_in(to) as releases, releases.begun() as made:
            copy_sources(settings.root, made / SOURCES)
            work = Making(settings, releases, build, environment)
            outcome = work.make(made, allow_shrink=allow_shrink)
            if has_errors(outcome.findings):
                return outcome
            release = releases.keep(made)
            releases.show(release)
            releases.forget_old()
            return replace(outcome, release=release)
    except OSError as error:
        return Outcome(findings=(world_fault(WHOLE, error),))


def rollback(to: Path) -> tuple[Path | None, list[Finding]]:
    """Show the release before the one that is shown. Returns it, or None and the reason."""
    try:
        refused = list(not_a_place(to.resolve()))
        if refused or not to.is_dir():
            return None, refused or [finding(to.name, (1, 1), "no-release", value=to)]
        with releases_in(to.resolve()) as releases:
            shown, every = releases.shown(), releases.all()
            earlier = every[: every.index(shown)] if shown in every else every
            out = releases.withdrawn()
            # A publisher that was killed while it withdrew has left some releases as they were.
            whole = [
                each
                for each in earlier
                if read_manifest(each) and not out & entries_in(each / SOURCES)
            ]
            if not whole:
                return None, [finding(to.name, (1, 1), "no-earlier-release", value=to)]
            releases.show(whole[-1])
            return whole[-1], []
    except OSError as error:
        return None, [world_fault(WHOLE, error)]


def verify(to: Path) -> tuple[list[Path], list[Finding]]:
    """Return the kept releases, and a finding for each file that is not as it was published."""
    try:
        releases = Releases(to.resolve())
        every, shown = releases.all(), releases.shown()
        findings = [found for each in every for found in check_manifest(each)]
        for each in every:
            for path in sorted(releases.withdrawn() & entries_in(each / SOURCES)):
                findings.append(finding(f"{each.name}/{path}", (1, 1), "still-there", value=path))
        if shown is None:
            findings.append(finding(to.name, (1, 1), "no-release", value=to))
    except OSError as error:
        return [], [world_fault(WHOLE, error)]
    return every, findings


def withdraw(
    settings: Settings,
    to: Path,
    build: Build,
    id: str,
    environment: Mapping[str, str] = os.environ,
) -> Outcome:
    """Take an entry or a page out of what is shown, and of every kept release.

    `id` is its id, `kind:id`, or the path of its source. What is shown goes first: it is made anew
    from its own sources, and nothing else changes. The other releases are made anew in their
    places; one that cannot be is deleted. Afterwards no release has it, and none will.
    """
    to = to.resolve()
    try:
        if refused := [*not_a_place(to)]:
            return Outcome(findings=tuple(refused))
        with releases_in(to) as releases:
            shown = releases.shown()
            if shown is None:
                return Outcome(findings=(finding(to.name, (1, 1), "no-release", value=to),))
            known = {path for each in releases.all() for path in entries_in(each / SOURCES)}
            paths = sorted(path for path in known | releases.withdrawn() if is_named(path, id))
            if len(paths) != 1:
                rule = "withdraw-many" if paths else "withdraw-none"
                told = finding(to.name, (1, 1), rule, value=id, names=", ".join(paths))
                return Outcome(findings=(told,))
            releases.withdraw(paths)
            outcome = _without(shown, Making(settings, releases, build, environment))
            return replace(outcome, withdrawn=tuple(paths))
    except OSError as error:
        return Outcome(findings=(world_fault(WHOLE, error),))


def _without(shown: Path, work: Making) -> Outcome:
    """Show the release `shown` without what is withdrawn, and make all kept releases anew without it."""
    releases, old = work.releases, work.releases.all()
    with releases.begun() as made:
        outcome = work.again(shown, made)
        if has_errors(outcome.findings):
            return outcome
        release = releases.keep(made)
        releases.show(release)
    for each in old:
        work.renew(each)
    releases.forget_old()
    return replace(outcome, release=release)


def is_named(path: str, id: str) -> bool:
    """True when `id` names the source at a path.

    >>> [is_named("practices/a.md", id) for id in ("a", "practice:a", "project:a", "practices/a.md")]
    [True, True, False, True]
    """
    where = PurePosixPath(path)
    kind = kind_of(where)
    return id == path or (kind is not None and id in (where.stem, f"{kind}:{where.stem}"))


def told_apart(apart: Quarantine) -> Iterable[tuple[str, str]]:
    """Yield each file that was set apart with what became of it."""
    for state in ("former", "withheld", "gone", "missed"):
        for path in getattr(apart, state):
            yield path, state
