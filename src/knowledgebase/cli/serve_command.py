"""`kb serve`: the site on screen, each page made when it is looked at and again when it changes."""

import errno
import gc
import sys
import threading
import time
import traceback
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

import click

from knowledgebase.build.process import end_running
from knowledgebase.cli.options import FOUND_ERRORS, with_settings
from knowledgebase.cli.phrases import phrase
from knowledgebase.cli.signals import ended_cleanly
from knowledgebase.flow import build as build_site
from knowledgebase.ground.findings import Finding, has_errors, report
from knowledgebase.ground.settings import Settings, today
from knowledgebase.ground.site import PRODUCT
from knowledgebase.ground.world import world_fault
from knowledgebase.preview import Preview
from knowledgebase.publish.followed import is_program, places
from knowledgebase.publish.serve import Show
from knowledgebase.publish.watch import Alarm, Snapshot, changes

# How long nothing may change before the whole is checked, and before the search index is made anew:
# the pages that reload come first, and at the start the first page.
_FIRST, _CALM, _QUIET = 2.0, 0.3, 3.0


@click.command()
@with_settings
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    # Never where `kb build` puts what is to be published: a preview shows drafts.
    default=PRODUCT / ".cache" / "esikatselu",
    help="Kansio, johon esikatselun haku rakennetaan.",
)
@click.option("--host", default="127.0.0.1", help="Osoite, jossa sivusto näytetään.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Portti; 0 on mikä tahansa vapaa."
)
def serve(settings: Settings, site: Path, host: str, port: int) -> None:
    """Esikatsele sivustoa selaimessa. Muutos näkyy heti, haku tuntee sen hetken päästä.

    Luonnokset näkyvät merkittyinä. Valitsin --today näyttää sivuston sinä päivänä.
    """
    settings = replace(settings, preview=True, other_day=settings.today != today())
    with ended_cleanly(), suppress(KeyboardInterrupt), ExitStack() as open_things:
        show = _show_at(settings, site, host, port)
        preview = show.site
        followed = places(settings.root)
        alarm = open_things.enter_context(Alarm(followed))
        teller = _Teller(settings, show)
        later = _Later(preview, show, teller, site)
        open_things.callback(later.end)
        gc.disable()  # looking through all entries takes longer than a change: later.begin does it
        before: Snapshot = {}
        for now in changes(followed, alarm.wait, lambda: alarm.works):
            began = time.monotonic()
            findings = _renewed(preview, now)
            if not preview.is_there:
                click.echo(report(findings, lang=settings.lang), err=True)
                sys.exit(FOUND_ERRORS)
            show.changed(fault=teller.fault(findings), lags=True)
            later.begin()
            if before:
                teller.told(findings, time.monotonic() - began)
                if is_program(now, before):
                    click.echo(phrase("program-changed", settings.lang), err=True)
            else:
                open_things.enter_context(show)
                click.echo(phrase("served", settings.lang, url=show.url))
            before = now


def _renewed(preview: Preview, now: Snapshot) -> list[Finding]:
    try:
        return preview.renew(now)
    except OSError as error:  # a file that vanished between the look and the reading
        return [world_fault("kb serve", error)]
    except Exception:
        if not preview.is_there:
            raise
        traceback.print_exc()  # a fault of ours must not take the site away from the writer
        return []


def _show_at(settings: Settings, site: Path, host: str, port: int) -> "Show[Preview]":
    try:
        return Show(Preview(settings, site.resolve()), (host, port))
    except OSError as error:
        id = {errno.EADDRINUSE: "port-taken", errno.EACCES: "port-denied"}.get(
            error.errno or 0, "no-address"
        )
        why = error.strerror or str(error)
        told = phrase(id, settings.lang, host=host, port=port, why=why)
        raise click.UsageError(told) from None


class _Teller:
    """Tells findings once each, in the terminal; errors on the pages too."""

    def __init__(self, settings: Settings, show: "Show[Preview]") -> None:
        self.settings, self.show = settings, show
        self._known: set[Finding] = set()

    def fault(self, findings: list[Finding]) -> str:
        """Return the errors among findings, as pages show them."""
        errors = [found for found in findings if found.level == "error"]
        return report(errors, lang=self.settings.lang) if errors else ""

    def told(self, findings: list[Finding], seconds: float | None = None) -> None:
        """Write what is new, and how long a change took to show."""
        new = [found for found in findings if found not in self._known]
        self._known |= set(findings)
        if new:
            click.echo(report(new, lang=self.settings.lang), err=True)
        if seconds is not None:
            id = "not-shown" if has_errors(findings) else "renewed"
            click.echo(phrase(id, self.settings.lang, seconds=f"{seconds:.2f}"), err=True)


class _Later:
    """Does in a thread what takes longer than showing a change: the whole check, the search index."""

    def __init__(
        self, preview: Preview, show: "Show[Preview]", teller: _Teller, site: Path
    ) -> None:
        self._preview, self._show, self._teller, self._site = preview, show, teller, site
        self._called, self._over, self._frozen = threading.Event(), False, False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """Begin, or begin anew."""
        self._called.set()

    def end(self) -> None:
        """End what is going on, and let it clear away what it had begun."""
        self._over = True
        self._called.set()
        self._preview.stop()
        end_running()
        self._thread.join(timeout=5)

    def _work(self) -> None:
        while self._called.wait() and not self._over:
            self._called.clear()
            if self._called.wait(_CALM if self._frozen else _FIRST):
                continue
            try:
                self._complete()
            except OSError as error:
                self._teller.told([world_fault("kb serve", error)])
            except Exception:
                traceback.print_exc()

    def _complete(self) -> None:
        findings = self._preview.complete()
        if findings is None:
            return
        self._teller.told(findings)
        fault = self._teller.fault(findings)
        self._show.changed(fault=fault)
        if self._called.wait(_QUIET):
            return
        gc.collect()  # nothing is shown meanwhile, so only when the writer rests
        if not self._frozen:  # what stays for the whole run is not looked through again
            gc.freeze()
            self._frozen = True
        if fault:
            return
        built, found = build_site(self._teller.settings, self._site, calm=True)
        if not self._over:
            self._teller.told(found)
            if built:
                self._show.changed(lags=self._called.is_set())
