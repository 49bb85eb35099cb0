"""Site: its name, address and owner, read from mkdocs.yml, the one place where they are."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from knowledgebase.ground.findings import Finding, finding

PRODUCT = Path(__file__).parents[3]
"""The checkout that holds the program, the theme and the configuration."""


@dataclass(frozen=True)
class Site:
    """What the site is called and where it stands. `url` ends with a slash."""

    name: str
    description: str
    url: str
    edit_template: str
    repository: str
    owner: str
    owner_confirmed: bool
    contact_email: str
    accessibility_email: str
    eu_funding_text: str
    issues_url: str = ""

    def absolute(self, address: str) -> str:
        """Return the full URL of a site address."""
        return self.url + address

    def edit_url(self, path: str) -> str:
        """Return the link that opens a file in the host's editor."""
        return self.edit_template.replace("{path}", path)

    @property
    def has_host(self) -> bool:
        """False while the host of the files is still the example of the configuration."""
        return self.edit_template != _EXAMPLES["KB_EDIT_URL"]


CONFIG = PRODUCT / "mkdocs.yml"
SITE_URL = "KB_SITE_URL"
_EXAMPLES = {
    SITE_URL: "https://tietopankki.example/",
    "KB_EDIT_URL": "https://github.com/example/tietopankki/edit/main/{path}",
    "KB_ISSUES_URL": "https://github.com/example/tietopankki/issues/new",
}
# What stands in a mail link as it is; nothing that would begin another field of it.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}", re.ASCII)


def read_site(config: Path = CONFIG, environment: Mapping[str, str] = os.environ) -> Site:
    """Read the configuration. Raises KeyError when a value is missing.

    `!ENV [NAME, otherwise]` is a variable of `environment`; an empty one is as good as none.
    """

    class Loader(yaml.CSafeLoader):
        """Reads mkdocs.yml with its values from the environment, always as text."""

    def from_environment(loader: yaml.CSafeLoader, node: yaml.SequenceNode) -> str:
        name, otherwise = loader.construct_sequence(node)
        return environment.get(name, "").strip() or otherwise

    Loader.add_constructor("!ENV", from_environment)
    data: dict[str, Any] = yaml.load(config.read_text("utf-8"), Loader=Loader)  # noqa: S506 (a safe loader)
    extra = data["extra"]
    return Site(
        name=data["site_name"],
        description=data["site_description"],
        url=data["site_url"].rstrip("/") + "/",
        edit_template=data["edit_uri_template"],
        repository=extra["repository"].rstrip("/"),
        owner=extra["owner"],
        owner_confirmed=extra["owner_confirmed"],
        contact_email=extra["contact_email"],
        accessibility_email=extra["accessibility_email"],
        eu_funding_text=extra["eu_funding_text"],
        issues_url=extra["issues_url"],
    )


def unset_address(site: Site) -> Iterator[Finding]:
    """Yield a finding when the site's address is still the reserved name of the configuration."""
    if (urlsplit(site.url).hostname or "").endswith(".example"):
        yield finding(CONFIG.name, (1, 1), "placeholder-address", value=site.url)


def check_settings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each variable of the environment that is set and is no address.

    Hosts set variables that have no value: such a one is as good as none, and only the site's own
    address is worth a warning.
    """
    value = environment.get("KB_CONTACT_EMAIL", "").strip()
    if value and not _EMAIL.fullmatch(value):
        yield finding(CONFIG.name, (1, 1), "bad-contact", name="KB_CONTACT_EMAIL", value=value)
    for name, example in _EXAMPLES.items():
        value = environment.get(name, "")
        wanted = set(re.findall(r"{[^{}]*}", example))
        told = {"name": name, "example": example}
        if name == SITE_URL and name in environment and not value:
            yield finding(CONFIG.name, (1, 1), "empty-setting", **told)
        elif value and (
            not _is_address(value.strip(), whole=name == SITE_URL)
            or set(re.findall(r"[{}][^{}]*}?", value)) != wanted
        ):
            yield finding(CONFIG.name, (1, 1), "bad-setting", value=_told(value), **told)


def _told(value: str) -> str:
    # The report may be public, and the password is not.
    return re.sub(r"//[^/@]*@", "//…@", value)


def _is_address(value: str, whole: bool) -> bool:
    """True for a web address without a user; a `whole` one goes on with the paths of pages."""
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises ValueError too
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and not re.search(r"[\s@\\<>\"]", value)
        and not (whole and re.search("[?#]", value))
    )
