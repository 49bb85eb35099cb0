"""Dead links: which addresses of other sites no longer answer. The one place that asks the network."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.validate.entry import Entry

Ask = Callable[[str, str], "Answer"]
"""Asks an address by a method, `HEAD` or `GET`."""
TIMEOUT, PAUSE = 15.0, 2.0
"""Seconds to wait for an answer, and between two requests to the same host."""
_GONE = (404, 410)
_WEB = ("http://", "https://")
# Named plainly, so that whoever keeps the other site can tell what asked and why.
_HEADERS = {"User-Agent": "tietopankki-linkkitarkistus", "Accept": "text/html,*/*"}


@dataclass(frozen=True)
class Answer:
    """What an address answered: its status, or 0 and why there was no answer."""

    status: int
    fault: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the page is there."""
        return 200 <= self.status < 400

    @property
    def is_gone(self) -> bool:
        """Whether the other site says that there is no such page."""
        return self.status in _GONE


@dataclass(frozen=True)
class Dead:
    """An address that did not answer as it should, and the files that link to it."""

    url: str
    answer: Answer
    paths: tuple[str, ...]


def addresses_of(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the web addresses of all that is written, each without its fragment, and their files."""
    found: dict[str, dict[str, None]] = {}
    for entry in catalogue.written():
        for url in _addresses(entry):
            found.setdefault(url.partition("#")[0], {})[str(entry.path)] = None
    return {url: tuple(paths) for url, paths in sorted(found.items())}


def _addresses(entry: Entry[Any]) -> Iterator[str]:
    yield from (link.target for link in entry.text.links if link.target.startswith(_WEB))
    waiting: list[Any] = [entry.fields.model_dump()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
        elif isinstance(value, str) and value.startswith(_WEB) and " " not in value:
            yield value


def audit(
    addresses: Mapping[str, tuple[str, ...]], ask: Ask, sleep: Callable[[float], None] = time.sleep
) -> list[Dead]:
    """Ask each address once, by HEAD and by GET only where HEAD failed, and return what is amiss.

    Hosts take turns, and a host is never asked twice without a pause.
    """
    dead, before = [], ""
    for url in _by_turns(addresses):
        host = urlsplit(url).netloc
        if host == before:
            sleep(PAUSE)
        before = host
        answer = ask("HEAD", url)
        # Many servers refuse HEAD or answer it wrong; one that is not there at all is asked once.
        if not answer.is_good and answer.status:
            sleep(PAUSE)
            answer = ask("GET", url)
        if not answer.is_good:
            dead.append(Dead(url, answer, addresses[url]))
    return sorted(dead, key=lambda one: (not one.answer.is_gone, one.url))


def _by_turns(urls: Iterable[str]) -> list[str]:
    """Return addresses so that those of one host are as far apart as they go."""
    turns: dict[str, int] = {}
    placed = []
    for url in urls:
        host = urlsplit(url).netloc
        turns[host] = turns.get(host, 0) + 1
        placed.append((turns[host], url))
    return [url for _, url in sorted(placed)]


def as_markdown(dead: Iterable[Dead], asked: int, today: date) -> str:
    """Return the report: what is gone for sure, and what only a person can tell."""
    some = list(dead)
    gone = [one for one in some if one.answer.is_gone]
    unsure = [one for one in some if not one.answer.is_gone]
    lines = [f"# Linkkien tarkistus {finnish_date(today)}", ""]
    lines += [
        f"Kysyttyjä osoitteita {asked}. Poistuneita {len(gone)}, epävarmoja {len(unsure)}.",
        "",
    ]
    for title, part in (
        ("Sivu on poistunut", gone),
        ("Sivu ei vastannut tai ei päästänyt ohjelmaa. Kokeile selaimella", unsure),
    ):
        if part:
            lines += [f"## {title}", ""]
            lines += [f"- <{one.url}> ({_why(one.answer)}): {', '.join(one.paths)}" for one in part]
            lines.append("")
    return "\n".join(lines)


def _why(answer: Answer) -> str:
    return str(answer.status) if answer.status else answer.fault


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows a page that has moved, but never to anything that is not the web."""

    @override
    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if not newurl.startswith(_WEB):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask_web(method: str, url: str) -> Answer:
    """Ask an address of the web; no cookies are kept and no text is read. Never raises."""
    opener = urllib.request.build_opener(_WebOnly)
    try:
        # The opener knows web addresses only, so no file is opened by a `file:` address.
        request = urllib.request.Request(url, headers=_HEADERS, method=method)  # noqa: S310 (above)
        with opener.open(request, timeout=TIMEOUT) as response:
            return Answer(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(error.code)
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", "") or error
        return Answer(0, " ".join(str(reason).split())[:80] or "ei vastausta")
