"""Making: one release is made from a copy of the sources, and looked at from every side."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.kept import Kept
from knowledgebase.catalogue.load import load_catalogue
from knowledgebase.ground.findings import Finding, has_errors
from knowledgebase.ground.settings import Settings
from knowledgebase.ground.site import PRODUCT, read_site
from knowledgebase.publish.carried import carry
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
    digests,
    pages_in,
    read_manifest,
)
from knowledgebase.publish.quarantine import Copy, Quarantine, copy_sources, entries_in
from knowledgebase.publish.releases import Releases, settle

Build = Callable[[Settings, Path], tuple[bool, list[Finding]]]
"""Builds the site of some settings into a new folder. Returns whether it is there, and findings."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: the release that is shown now, None when it is the one before; what was set
    apart; how many sources are of each state; findings; and the source that was `withdrawn`."""

    release: Path | None = None
    apart: Quarantine = field(default_factory=Quarantine)
    counts: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Making:
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
        shown = None if like else self.releases.shown()
        before = like or (read_manifest(shown) if shown else None)
        written = entries_in(made / SOURCES)
        copy = Copy(
            made / SOURCES,
            shown / SOURCES if shown else None,
            withdrawn=self.releases.withdrawn(),
            absent=before.withheld if before else (),
        )
        apart, catalogue = copy.mend(partial(self._read, made / SOURCES))
        if catalogue is None:
            return Outcome(apart=apart, findings=apart.findings)
        former = sorted({*apart.former, *(like.former if like else ())} - set(copy.withheld))
        order = replace(
            self.settings,
            root=made / SOURCES,
            origin=self.settings.home,
            former=tuple(former),
            withheld=copy.withheld,
        )
        built, findings = self.build(order, made / SITE)
        if not built:
            return Outcome(apart=apart, findings=tuple(findings))
        became = states(written, catalogue, apart, self.releases.withdrawn(), order.today)
        findings += check_conserved(made / SITE, became, catalogue, order.today)
        findings += check_forbidden(made / SITE, self.environment, {self.settings.home, made})
        if before and not allow_shrink:
            findings += check_shrinking(before.pages(), pages_in(made))
        carried = carry(shown, made, before) if shown and before else ()
        manifest = replace(
            self._manifest(made, order, apart, like), carried=carried, counts=counts(became)
        )
        manifest.write(made)
        settle(made)
        return Outcome(None, apart, manifest.counts, tuple(findings))

    def _manifest(
        self,
        made: Path,
        order: Settings,
        apart: Quarantine,
        like: Manifest | None,
    ) -> Manifest:
        lock = (PRODUCT / "requirements.lock").read_bytes()
        return Manifest(
            commit=like.commit if like else commit_of(self.settings.root),
            lock=hashlib.sha256(lock).hexdigest(),
            day=order.today.isoformat(),
            former=order.former,
            withheld=tuple(sorted({*apart.withheld, *apart.missed})),
            withdrawn=tuple(sorted(self.releases.withdrawn())),
            pictures=order.pictures,
            files=digests(made),
        )

    def _read(self, sources: Path, withheld: tuple[str, ...]) -> tuple[Catalogue, list[Finding]]:
        site = read_site().url
        return load_catalogue(
            sources, PRODUCT, self.settings.today, site, Kept(frozenset(withheld))
        )


def commit_of(root: Path) -> str:
    """Return the commit of a checkout, `-dirty` after it when something is not committed, or ''."""
    try:
        done = subprocess.run(
            ["git", "-C", root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()
