"""MkDocs, before a build: read, validate, catalogue, relate and render; stop on findings."""

import sys

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from knowledgebase.flow import Settings, publication
from knowledgebase.ground.findings import has_errors, report
from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    settings = Settings.from_environment()
    made, findings = publication(settings)
    print(report(findings, lang=settings.lang), file=sys.stderr, end="\n" if findings else "")
    if has_errors(findings):
        raise Abort("")
    config.extra["pages"] = {page.file: page for page in made.pages}
    config.extra["files"] = made.files
    config.extra["csp"] = CONTENT_SECURITY_POLICY
    # Ours has the true dates; MkDocs would write the day of the build in every row.
    config.theme.static_templates.discard("sitemap.xml")
    return config
