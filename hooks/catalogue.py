"""MkDocs, before a build: read, validate, catalogue, relate and render; stop on findings."""

import sys

from knowledgebase.findings import has_errors, report
from knowledgebase.flow import Settings, make_pages
from knowledgebase.headers import CONTENT_SECURITY_POLICY
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    settings = Settings.from_environment()
    pages, findings = make_pages(settings)
    if findings:
        print(report(findings, lang=settings.lang), file=sys.stderr)
    if has_errors(findings):
        raise Abort(report_end(findings))
    config.extra["pages"] = {page.file: page for page in pages}
    config.extra["csp"] = CONTENT_SECURITY_POLICY
    return config


def report_end(findings: list) -> str:
    return f"{sum(found.level == 'error' for found in findings)} virhettä"
