"""MkDocs, during a build: hand over our pages, their titles and HTML."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from knowledgebase.ground.site import PRODUCT


def on_files(files: Files, config: MkDocsConfig) -> Files:
    # MkDocs found every file of the content and of both themes. Our assets stay; Material's
    # scripts, styles and search workers are not used, and content comes as pages and files of ours.
    assets = [file for file in files if is_our_asset(file)]
    return Files(
        assets + [File.generated(config, path, content="") for path in config.extra["ours"]]
    )


def is_our_asset(file: File) -> bool:
    return Path(file.abs_src_path or "").is_relative_to(PRODUCT / "theme" / "assets")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    ours = config.extra["ours"][page.file.src_uri]
    page.title, page.meta, page.edit_url = ours.head.title, ours.meta(), ours.edit_url
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    # Headings are not handed over: the contents of a page are in our HTML.
    return config.extra["ours"][page.file.src_uri].html
