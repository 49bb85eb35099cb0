"""Site: its name, address and owner, read from mkdocs.yml, the one place where they are."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

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
        return self.edit_template.format(path=path)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml with its `!ENV` values, as MkDocs does."""


_Loader.add_constructor("!ENV", construct_env_tag)


def read_site(config: Path = PRODUCT / "mkdocs.yml") -> Site:
    """Read the configuration. Raises KeyError when a value is missing."""
    data: dict[str, Any] = yaml.load(config.read_text("utf-8"), Loader=_Loader)  # noqa: S506
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
