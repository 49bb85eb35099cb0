"""Number words: how a reported number, a sum, a change and a cover read, on pages and in reports."""

from knowledgebase.ground.terms import AFTER, BEFORE
from knowledgebase.indicators.book import Sheet
from knowledgebase.indicators.change import Change
from knowledgebase.indicators.sums import Number, Sum
from knowledgebase.render.view.wording import Words

WITHHELD = "salattu"
"""What stands in the place of a number that is there and may not be shown."""
WHY_WITHHELD = "se voisi yksin tai muiden lukujen kanssa kertoa liian harvasta tai kaikista samaa"
"""Why it may not: pages, data, the report and the guide say it so."""
NOBODY = "ei ketään"
"""What stands in the place of a share or a mean of a class with nobody in it."""
_MOMENTS = {BEFORE: "Alussa", AFTER: "Lopussa"}
_NO_INTERVAL = {
    "hajonta": "Ei voi laskea: hajontaa ei ole annettu.",
    "n": "Ei lasketa: vastaajia on alle 30.",
    "laji": "Ei lasketa tällaisesta luvusta.",
}


def number_words(number: Number, words: Words, unit: str = "") -> str:
    """Return a number as pages show it, with its unit and how many it is of."""
    if number.value is None:
        return words.say(WITHHELD if number.is_withheld else NOBODY)
    of = f" (n = {words.number(number.n)})" if number.n is not None else ""
    return f"{words.number(number.value)} {unit}".rstrip() + of


def sum_words(total: Sum, words: Words, unit: str = "") -> str:
    """Return what projects make together, or '' when it may not be made."""
    if total.value is None:
        return words.say("ei yhteistä lukua") if total.left_out else ""
    if total.n is None:
        return f"{words.number(total.value)} {unit}".rstrip()
    return (
        f"{words.number(round(total.value, 1))} {unit}".rstrip() + f" (n = {words.number(total.n)})"
    )


def cover_words(sheet: Sheet, words: Words) -> str:
    """Return how many of those who were to report have: `12/19 hanketta raportoinut`.

    Of what is measured twice, each time: `alussa 12/19, lopussa 7/19 hanketta raportoinut`.
    """
    told = (
        f"{moment_words(moment, words).lower()} {given}/{asked}".strip()
        for moment, given, asked in sheet.cover
    )
    return f"{', '.join(told)} {words.say('hanketta raportoinut')}"


def moment_words(moment: str, words: Words) -> str:
    """Return when a number was measured, '' where there is one moment only."""
    return words.say(_MOMENTS[moment]) if moment else ""


def joint_words(sheet: Sheet, words: Words) -> str:
    """Return of whom the joint number is when it is not of all that was given, or else ''."""
    totals = [table.total for table in sheet.tables]
    twice = any(table.moment for table in sheet.tables)
    of = max((total.of for total in totals), default=0)
    out = sum(bool(report.given) for report in sheet.reports) - of
    if not any(total.of or total.left_out for total in totals) or not (twice or out):
        return ""
    if not twice:
        return f"{words.say('Yhteisestä luvusta poissa salattuja lukuja')}: {out}."
    told = (
        f"{words.say('Yhteisessä luvussa vain hankkeet, joilta näkyy sekä alku että loppu')}: {of}."
    )
    return f"{told} {words.say('Pois jäi')}: {out}." if out else told


def change_words(change: Change, words: Words) -> tuple[str, str, str, str]:
    """Return before, after, what changed, and its interval or why there is none."""
    plus = "+" if change.difference > 0 else ""
    difference = f"{plus}{words.number(round(change.difference, 1))}"
    if change.low is None or change.high is None:
        interval = _NO_INTERVAL[change.why]
    else:
        ends = " … ".join(words.number(round(end, 1)) for end in (change.low, change.high))
        clear = "Muutos erottuu sattumasta." if change.is_clear else "Voi olla sattumaa."
        interval = f"{ends}. {clear}"
    before, after = (number_words(number, words) for number in (change.before, change.after))
    return before, after, difference, interval
