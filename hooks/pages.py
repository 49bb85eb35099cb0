"""MkDocs, during a build: render the frame around each shape of page, and write no page itself."""

import json
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from knowledgebase.build.frame import CANONICAL, CONTENT, link_mark, read_frame, value_mark
from knowledgebase.build.seam import is_our_asset
from knowledgebase.ground.assets import asset_address


def on_files(files: Files, config: MkDocsConfig) -> Files:
    # MkDocs found every file of the content and of both themes: only our assets stay.
    assets = [file for file in files if is_our_asset(file.abs_src_path)]
    for file in assets:
        file.dest_uri = asset_address(file.src_uri)
    shapes = {shape.file(number): shape for number, shape in enumerate(config.extra["shapes"])}
    config.extra |= {"shape_by_file": shapes, "frames": {}}
    return Files(assets + [File.generated(config, path, content="") for path in shapes])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    page.meta = json.loads(config.extra["shape_by_file"][page.file.src_uri].meta)
    page.title, page.canonical_url = value_mark("title"), value_mark(CANONICAL)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return value_mark(CONTENT)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    own = env.filters["url"]

    @pass_context
    def url(context: Context, target: str) -> Any:
        return link_mark(target) if context["page"] else own(context, target)

    env.filters["url"] = url
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    # An empty page is not written: `finish` writes all pages, each in its frame.
    config.extra["frames"][config.extra["shape_by_file"][page.file.src_uri]] = read_frame(output)
    return ""
