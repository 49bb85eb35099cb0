"""The site as a server of ours sends it: in a real browser no page of any type, and nothing that is
pressed on it, breaks the policy, asks anyone else for anything or leaves a cookie."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from knowledgebase.publish.server_headers import headers_of

pytestmark = pytest.mark.browser
# A dialog of the browser's own, for printing, would wait for a person for ever, and Chromium 156 never
# closes a tab that is on its way to another page: what a form would open has a visit of its own.
WATCH = """
window.print = () => {};
addEventListener('submit', e => {
    e.preventDefault();
    if (!e.target.action.startsWith(location.origin)) console.error(`sent to ${e.target.action}`);
});
document.addEventListener('securitypolicyviolation',
    e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
"""
# Presses what can be seen and pressed, and tells how much that was.
PRESS = """
() => {
    const where = 'main button, main summary, header button, main [role=tab], main input[type=checkbox]';
    const seen = [...document.querySelectorAll(where)].filter(e => e.checkVisibility());
    seen.slice(0, 12).forEach(e => e.click());
    return Math.min(seen.length, 12);
}
"""


class _AsToldTo(SimpleHTTPRequestHandler):
    """Sends what the snippets for servers say."""

    def log_message(self, format, *args):
        pass

    def end_headers(self):
        for name, value in headers_of(self.path.partition("?")[0].lstrip("/")).items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def address(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_AsToldTo, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def kinds_of_pages(site):
    """Return one address of each kind: pages of one folder with the same scripts, styles and parts."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        where = file.relative_to(site).as_posix()
        parts = re.findall(
            r"(?:assets/\w+/(?:js|css)/[\w/.-]+|<(?:button|details|form|dialog)\b)", html
        )
        found.setdefault(
            (where.partition("/")[0], frozenset(parts)), where.removesuffix("index.html")
        )
    return list(found.values())


def test_nothing_on_any_page_breaks_the_policy_or_asks_anyone_else(chromium, site, address):
    context = chromium.new_context(base_url=address, locale="fi-FI", accept_downloads=True)
    faults, kinds, presses = [], kinds_of_pages(site), 0
    context.add_init_script(WATCH)
    context.on(
        "console", lambda m: faults.append((m.page.url, m.text)) if m.type == "error" else None
    )
    context.on("weberror", lambda e: faults.append((e.page.url, str(e.error))))
    context.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((address, "data:", "blob:"))
            else faults.append((r.url, "asked"))
        ),
    )

    for where in kinds:
        tab = context.new_page()
        tab.on("dialog", lambda d: d.dismiss())
        tab.goto(where, wait_until="load")
        presses += tab.evaluate(PRESS)
        tab.wait_for_timeout(150)  # what was pressed may fetch or draw
        tab.close()
    assert not faults
    assert len(kinds) > 30 and presses > 100
    assert not context.cookies()
    context.close()
