"""Stage: the same pages as plain files that a generator without our hooks can build."""

import json
import shutil
from pathlib import Path

from knowledgebase.build.mark import claim, seal
from knowledgebase.flow import Publication
from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY
from knowledgebase.ground.site import PRODUCT, read_site

_CONFIG = """\
site_name: {name}
site_url: {url}
docs_dir: docs
theme:
  name: material
  custom_dir: theme
  language: fi
  font: false
  favicon: assets/icon.svg
plugins: []
nav: []
validation:
  nav:
    omitted_files: ignore
extra: {extra}
"""


def stage(made: Publication, folder: Path) -> None:
    """Write a project for MkDocs or a generator like it into `folder`, replacing an earlier one.

    Each page is a Markdown file whose body is the finished HTML, in one block that Markdown
    leaves alone, and whose front matter is what the shell shows.
    """
    site = read_site()
    shutil.rmtree(folder, ignore_errors=True)
    claim(folder)
    docs = folder / "docs"
    for page in made.pages:
        file = docs / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, so the values need no other escaping.
        meta = json.dumps(page.meta(), ensure_ascii=False)
        file.write_text(f"---\n{meta}\n---\n\n<div>\n{_one_block(page.html)}\n</div>\n", "utf-8")
    for path, data in made.files.items():
        if path.endswith(".md"):
            continue  # a generator would make a page of a twin
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(data)
    shutil.copytree(PRODUCT / "theme", folder / "theme")
    extra = {
        "csp": CONTENT_SECURITY_POLICY,
        "owner": site.owner,
        "owner_confirmed": site.owner_confirmed,
        "eu_funding_text": site.eu_funding_text,
    }
    config = _CONFIG.format(
        name=json.dumps(site.name, ensure_ascii=False), url=site.url,
        extra=json.dumps(extra, ensure_ascii=False),
    )  # fmt: skip
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    seal(folder)


def _one_block(html: str) -> str:
    # A blank line would end the block of HTML in CommonMark.
    return "\n".join(line for line in html.splitlines() if line.strip())
