"""Publisher: a release is made aside, looked at from every side, and shown in one step.

What fails, fails before the link to the shown release is touched. Publishers of one folder wait for each other.
"""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from knowledgebase.build.mark import among_sources
from knowledgebase.build.seam import SITE as WHOLE
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.findings import Finding, finding, has_errors
from knowledgebase.ground.layout import kind_of
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.ground.world import world_fault
from knowledgebase.publish.conservation import (
    check_conserved,
    check_forbidden,
    check_shrinking,
    counts,
    states,
)
from knowledgebase.publish.manifest import (
    SITE,
    SOURCES,
    Manifest,
    check_manifest,
    digests,
    read_manifest,
)
from knowledgebase.publish.quarantine import Quarantine, copy_sources, entries_in, set_apart
from knowledgebase.publish.releases import Releases, not_a_place, releases_in, settle

Build = Callable[[Settings, Path], tuple[bool, list[Finding]]]
"""Builds the site of some settings into a new folder. Returns whether it is there, and findings."""
# What a browser asks for by a name that holds the digest of its contents.
_HASHED = re.compile(r"(?:assets|sanat|pagefind)/(?:.*[/._-])?(?=[0-9a-f]*\d)[0-9a-f]{7,64}[/.].*")
_WITH_TEXTS = ("sanat/", "pagefind/")


@dataclass(frozen=True)
class Outcome:
    """What came of it: the release that is shown now, None when it is the one before; what was set
    apart; how many sources are of each state; findings; and the source that was `withdrawn`."""

    release: Path | None = None
    apart: Quarantine = field(default_factory=Quarantine)
    counts: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[str, ...] = ()


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
            work = _Work(settings, releases, build, environment)
            outcome = work.make(made, allow_shrink=allow_shrink)
            if has_errors(outcome.findings):
                return outcome
            release = releases.keep(made, _manifest(made).commit)
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
            old = [each for each in releases.all() if each != shown]
            work = _Work(settings, releases, build, environment)
            with releases.begun() as made:
                outcome = work.again(shown, made)
                if has_errors(outcome.findings):
                    return outcome
                release = releases.keep(made, _manifest(made).commit)
                releases.show(release)
            for each in [*old, shown]:
                work.renew(each)
            releases.forget_old()
            return replace(outcome, release=release, withdrawn=tuple(paths))
    except OSError as error:
        return Outcome(findings=(world_fault(WHOLE, error),))


def is_named(path: str, id: str) -> bool:
    """True when `id` names the source at a path.

    >>> [is_named("practices/a.md", id) for id in ("a", "practice:a", "project:a", "practices/a.md")]
    [True, True, False, True]
    """
    where = PurePosixPath(path)
    kind = kind_of(where)
    return id == path or (kind is not None and id in (where.stem, f"{kind}:{where.stem}"))


@dataclass(frozen=True)
class _Work:
    """The making of one release: of which sources and day, where it goes, and what builds it."""

    settings: Settings
    releases: Releases
    build: Build
    environment: Mapping[str, str]

    def again(self, release: Path, made: Path) -> Outcome:
        """Make a release anew from its own sources, of its own day, without what is withdrawn."""
        copy_sources(release / SOURCES, made / SOURCES)
        told = read_manifest(release)
        if told is None:
            return self.make(made, allow_shrink=True)
        of_its_day = replace(
            self.settings, today=date.fromisoformat(told.day), pictures=told.pictures
        )
        return replace(self, settings=of_its_day).make(made, allow_shrink=True, like=told)

    def renew(self, release: Path) -> None:
        """Make a release that is not shown anew in its place, or delete it when that cannot be."""
        with self.releases.begun() as made:
            if has_errors(self.again(release, made).findings):
                shutil.rmtree(release)
            else:
                self.releases.replace(made, release)

    def make(self, made: Path, *, allow_shrink: bool, like: Manifest | None = None) -> Outcome:
        """Make a release in `made`, whose sources are there, and look at it. Findings tell whether it will do.

        `like` is the manifest of the release that this one is made from anew.
        """
        sources, site = made / SOURCES, made / SITE
        shown = None if like else self.releases.shown()
        before = read_manifest(shown) if shown else None
        withdrawn = sorted(self.releases.withdrawn())
        written = entries_in(sources)
        last = like or before
        apart, catalogue = set_apart(
            sources,
            shown / SOURCES if shown else None,
            partial(self._read, sources),
            withdrawn=withdrawn,
            absent=last.withheld if last else (),
        )
        if catalogue is None:
            return Outcome(apart=apart, findings=apart.findings)
        withheld = tuple(sorted({*withdrawn, *apart.withheld, *apart.missed}))
        former = tuple(sorted({*apart.former, *(like.former if like else ())} - set(withheld)))
        copied = replace(
            self.settings,
            root=sources,
            origin=self.settings.home,
            former=former,
            withheld=withheld,
        )
        built, findings = self.build(copied, site)
        if not built:
            return Outcome(apart=apart, findings=tuple(findings))
        became = states(written, catalogue, apart, self.releases.withdrawn(), self.settings.today)
        findings += check_conserved(site, became, catalogue, self.settings.today)
        findings += check_forbidden(site, self.environment, {self.settings.home, made})
        pages = {f"{SITE}/{page.relative_to(site).as_posix()}" for page in site.rglob("index.html")}
        if before and not allow_shrink:
            findings += check_shrinking(before.pages(), pages)
        carried = _carry(shown / SITE, site, before, pages) if shown and before else ()
        manifest = Manifest(
            commit=like.commit if like else commit_of(self.settings.root),
            lock=_digest(PRODUCT / "requirements.lock"),
            day=self.settings.today.isoformat(),
            counts=counts(became),
            former=former,
            withheld=tuple(sorted({*apart.withheld, *apart.missed})),
            withdrawn=tuple(path for path in withdrawn if path in written),
            carried=carried,
            pictures=self.settings.pictures,
            files=digests(made),
        )
        manifest.write(made)
        settle(made)
        return Outcome(None, apart, manifest.counts, tuple(findings))

    def _read(self, sources: Path, withheld: tuple[str, ...]) -> tuple[Catalogue, list[Finding]]:
        site = read_site().url
        return load_catalogue(sources, PRODUCT, self.settings.today, site, withheld)


def _carry(old: Path, new: Path, before: Manifest, pages: Collection[str]) -> tuple[str, ...]:
    """Copy what pages of the release before may still ask for by a name that holds its digest.

    What was carried already is not carried on. When a page is gone, what holds texts stays behind.
    """
    kept = not before.pages() - set(pages)
    carried = []
    for path in sorted(before.files.keys() - set(before.carried)):
        name = path.removeprefix(f"{SITE}/")
        if name == path or not _HASHED.fullmatch(name) or (new / name).exists():
            continue
        if kept or not name.startswith(_WITH_TEXTS):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old / name, new / name)
            carried.append(path)
    return tuple(carried)


def commit_of(root: Path) -> str:
    """Return the commit of a checkout, `-dirty` after it when something is not committed, or ''."""
    try:
        done = subprocess.run(
            [
                "git",
                "-C",
                str(root),
                "describe",
                "--always",
                "--dirty",
                "--abbrev=40",
                "--exclude=*",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _manifest(release: Path) -> Manifest:
    return read_manifest(release) or Manifest("", "", "")


def told_apart(apart: Quarantine) -> Iterable[tuple[str, str]]:
    """Yield each file that was set apart with what became of it."""
    for state in ("former", "withheld", "gone", "missed"):
        for path in getattr(apart, state):
            yield path, state
