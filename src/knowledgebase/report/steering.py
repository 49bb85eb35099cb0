"""Steering report: what those who steer and fund are told of a period; each figure leads to what it counts.

Figures of a period are of its days; figures of the whole are of the day of the report. What no page
of the site lists is a table at the end, so that the report is whole when it is attached to another.
"""

from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.wording import finnish_date
from knowledgebase.report.spans import Span
from knowledgebase.report.steering_due import due_reports
from knowledgebase.report.steering_indicators import indicators
from knowledgebase.report.steering_parts import Section, table
from knowledgebase.report.steering_period import days, happened
from knowledgebase.report.steering_watch import adopted, fresh, handed_over, near
from knowledgebase.report.steering_whole import all_together, whole


def title_of(maker: PageMaker, span: Span) -> str:
    """Return the title of the report."""
    return f"{maker.site.name}: tilanneraportti, {span.name}"


def steering_report(maker: PageMaker, span: Span) -> str:
    """Return the report as Markdown, below its title."""
    today = finnish_date(maker.today)
    unfinished = f" Jakso on kesken: sen tapahtumat ovat päivään {today} asti."
    lines = [
        f"Jakso: {finnish_date(span.since)}–{finnish_date(span.until)}."
        f"{unfinished if span.until > maker.today else ''}"
        f" Koko tietopankin luvut ovat päivältä {today}.",
        "",
        "Jokainen luku on linkki siihen, mistä se on laskettu. Luvut kertovat, mitä tietopankissa on,"
        " eivät kaikesta, mitä Suomessa tehdään.",
    ]
    sections = _sections(maker, span)
    for section in sections:
        lines += ["", f"## {section.title}", "", *section.lines]
    listed = [each for section in sections for each in section.listed if each.rows]
    if listed:
        lines += ["", "## Liite: mistä luvut on laskettu"]
    for each in listed:
        lines += ["", f"### {each.title}", "", *table(each.columns, each.rows)]
    return "\n".join(lines) + "\n"


def _sections(maker: PageMaker, span: Span) -> list[Section]:
    return [
        all_together(maker),
        happened(maker, span),
        *whole(maker),
        indicators(maker, span),
        due_reports(maker),
        near(maker),
        handed_over(maker),
        adopted(maker),
        days(maker, span),
        fresh(maker),
    ]
