"""MkDocs, during a build: hand over our pages, their titles, contents and HTML."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


def on_files(files: Files, config: MkDocsConfig) -> Files:
    own = [file for file in files if is_ours(file)]
    pages = [File.generated(config, path, content="") for path in config.extra["pages"]]
    return Files(own + pages)


def is_ours(file: File) -> bool:
    # Of the theme only our assets: Material's scripts, styles and search workers are not used, so
    # they are not published. Of the content folder nothing: what public pages show is among our files.
    folders = ("assets/css/", "assets/js/", "assets/fonts/", "assets/icon.svg")
    return (
        not file.is_documentation_page()
        and file.src_uri.startswith(folders)
        and "material/templates" not in (file.abs_src_path or "")
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    ours = config.extra["pages"][page.file.src_uri]
    page.title, page.meta, page.edit_url = ours.title, ours.meta(), ours.edit_url
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    ours = config.extra["pages"][page.file.src_uri]
    page.toc = get_toc(
        [{"level": 2, "name": name, "id": id, "children": []} for _, name, id in ours.toc]
    )
    return ours.html
