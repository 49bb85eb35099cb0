"""Stage: the same pages as plain files that a generator without our hooks can build."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from knowledgebase.build.mark import among_sources, claim, not_ours, seal
from knowledgebase.build.shell import shell_values
from knowledgebase.ground.assets import ASSETS, copy_assets
from knowledgebase.ground.findings import Finding
from knowledgebase.ground.site import PRODUCT, Site, read_site
from knowledgebase.render.publication import Publication

_CONFIG = """\
site_name: {name}
site_description: {description}
site_url: {url}
docs_dir: docs
theme:
  name: material
  custom_dir: theme
  language: fi
  font: false
plugins: []
nav: []
validation:
  nav:
    omitted_files: ignore
extra: {extra}
"""
_SHOWN_AS_IS = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def stage(made: Publication, folder: Path, roots: Iterable[Path] = (PRODUCT,)) -> list[Finding]:
    """Write a project for MkDocs or a generator like it into `folder`, replacing an earlier one.

    Each page is a Markdown file whose body is the finished HTML, in one block that Markdown
    leaves alone, and whose front matter is what the shell shows. Returns a finding, and touches
    nothing, when there is something in `folder` that was not staged before, or when it stands among
    what people write under `roots`.
    """
    if foreign := [*among_sources(folder, roots), *not_ours(folder)]:
        return foreign
    shutil.rmtree(folder, ignore_errors=True)
    claim(folder)
    _write_docs(made, folder / "docs")
    theme = folder / "theme"
    shutil.copytree(PRODUCT / "theme", theme, ignore=lambda _, names: {ASSETS} & {*names})
    copy_assets(theme)
    (folder / "mkdocs.yml").write_text(_config(made, read_site()), "utf-8")
    seal(folder)
    return []


def _write_docs(made: Publication, docs: Path) -> None:
    for page in made.pages.values():
        file = docs / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        meta = _as_yaml(page.meta())
        file.write_text(f"---\n{meta}\n---\n\n<div>\n{_one_block(page.html())}\n</div>\n", "utf-8")
    for path, data in made.files.items():
        if path.endswith(".md"):
            continue  # a generator would make a page of a twin
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(data)


def _config(made: Publication, site: Site) -> str:
    return _CONFIG.format(
        name=_as_yaml(site.name),
        description=_as_yaml(site.description),
        url=_as_yaml(site.url),
        extra=_as_yaml(shell_values(made, site)),
    )


def _as_yaml(value: object) -> str:
    # JSON is YAML, so the values need no other escaping.
    return json.dumps(value, ensure_ascii=False)


def _one_block(html: str) -> str:
    # A blank line would end the block of HTML in CommonMark, and Python-Markdown makes tabs spaces.
    # Where both are shown they are written as character references.
    parts = _SHOWN_AS_IS.split(html)
    for place, part in enumerate(parts):
        as_is = place % 2
        kept = part.replace("\n", "&#10;").replace("\t", "&#9;")
        parts[place] = kept if as_is else _BLANK_LINES.sub("\n", part)
    return "".join(parts).strip("\n")
