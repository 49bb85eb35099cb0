"""MkDocs, before a build: read, validate, catalogue and relate by theme and region, and render."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from knowledgebase.build.frame import shapes_of
from knowledgebase.build.process import end_with_parent
from knowledgebase.build.seam import fault_of, given_order, tell
from knowledgebase.build.shell import shell_values
from knowledgebase.flow import prepare
from knowledgebase.ground.site import read_site


def on_startup(command: str, dirty: bool) -> None:
    end_with_parent(os.environ)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    order = given_order(os.environ)
    if order:
        config.extra |= {**order.values, "publication": None, "shapes": order.shapes}
    else:
        made = prepare(Path(config.site_dir), os.environ)
        if made is None:
            raise Abort("")
        config.extra |= shell_values(made, read_site())
        config.extra |= {"publication": made, "shapes": shapes_of(made.pages.values())}
    config.site_url = config.site_url or read_site().url
    # Ours has the true dates; MkDocs would write the day of the build in every row.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_build_error(error: Exception) -> None:
    # A full disk and the like are told in one line; a fault of the program in all its lines.
    fault = fault_of(error)
    if fault and tell([fault], os.environ):
        raise Abort("")
