"""MkDocs, after a build: the pages in their frames, the files beside them, the search index, and the check of it all."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from knowledgebase.build.seam import given_settings, hand_over, tell
from knowledgebase.flow import finish


def on_post_build(config: MkDocsConfig) -> None:
    made, frames = config.extra["publication"], config.extra["frames"]
    if made is None:
        hand_over(frames, os.environ)
        return
    asked = given_settings(os.environ)
    site = Path(config.site_dir)
    findings = finish(made, frames, site, index=asked.index, compressed=asked.compressed)
    if tell(findings, os.environ):
        raise Abort("")
