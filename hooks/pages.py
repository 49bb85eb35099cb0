"""MkDocs, during a build: hand over our pages, their titles and HTML."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from knowledgebase.build.seam import is_our_asset


def on_files(files: Files, config: MkDocsConfig) -> Files:
    # MkDocs found every file of the content and of both themes: only our assets stay.
    assets = [file for file in files if is_our_asset(file.abs_src_path)]
    pages = config.extra["publication"].by_file
    return Files(assets + [File.generated(config, path, content="") for path in pages])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    ours = config.extra["publication"].by_file[page.file.src_uri]
    page.title, page.meta, page.edit_url = ours.head.title, ours.meta(), ours.edit_url
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    # Headings are not handed over: the contents of a page are in our HTML.
    ours = config.extra["publication"].by_file[page.file.src_uri]
    return str(ours.html)
