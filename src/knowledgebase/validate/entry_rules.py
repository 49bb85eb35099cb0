"""What one entry must be, beyond the form of its fields."""

import re
from collections.abc import Iterator
from datetime import date

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import is_reserved_name
from knowledgebase.ground.moments import days_after, local_time, on_the_clock
from knowledgebase.read.source import INVISIBLE
from knowledgebase.read.strict_yaml import Loc
from knowledgebase.schema.fields import SLUG_MAX, SLUG_PATTERN
from knowledgebase.validate.conditions import TEXT, broken
from knowledgebase.validate.entry import Entry
from knowledgebase.validate.rewrite import shown_text

# The month and day of birth, the century sign (2023 additions included) and a check letter:
# https://dvv.fi/henkilotunnus
HETU = re.compile(r"\b(\d{6})[-+ABCDEFUVWXY](\d{3})([0-9A-FHJ-NPR-Y])\b")
HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# The local part has 64 characters at most (RFC 5321), which also bounds the work.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
# The shapes of well-known access keys, and of private keys.
SECRET = re.compile(
    r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|xox[abprs]-[\w-]{10,}"
    r"|glpat-[\w-]{20})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
_ADDRESS = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://\S+")
PHONE = re.compile(r"(?<![\w/.-])(?:\+358[ -]?|0)(?:4\d|50)[ -]?\d{3,4}[ -]?\d{2,4}(?![\w-])")

GRACE_DAYS = 1
"""How far in the future a day may be: the writer's clock may be ahead of the checker's."""


def check_entry(entry: Entry, today: date) -> Iterator[Finding]:
    """Yield every finding about one entry; `today` is the day of the check."""
    yield from bad_file_name(entry)
    yield from date_in_future(entry, today)
    yield from ends_before_start(entry)
    yield from no_such_time(entry)
    yield from personal_data(entry)
    yield from secret(entry)
    yield from hidden_character(entry)
    yield from condition(entry)


def _at(entry: Entry, rule: str, loc: Loc, **values: object) -> Finding:
    return finding(str(entry.path), entry.source.place(loc), rule, **values)


def is_file_id(name: str) -> bool:
    """True for an id that a file may have for its name on every system.

    >>> is_file_id("tyoote"), is_file_id("aux"), is_file_id("Työote")
    (True, False, False)
    """
    slug = re.fullmatch(SLUG_PATTERN, name) and len(name) <= SLUG_MAX
    return bool(slug) and not is_reserved_name(name)


def bad_file_name(entry: Entry) -> Iterator[Finding]:
    if not is_file_id(entry.path.stem):
        yield finding(str(entry.path), (1, 1), "bad-file-name", name=entry.path.name)


def date_in_future(entry: Entry, today: date) -> Iterator[Finding]:
    for field in ("updated", "reviewed"):
        value = getattr(entry.fields, field, None)
        if value and value > days_after(today, GRACE_DAYS):
            yield _at(entry, "date-in-future", (field,), field=field, value=value)
    for number, source in enumerate(getattr(entry.fields, "sources", ())):
        if source.accessed > days_after(today, GRACE_DAYS):
            loc = ("sources", number, "accessed")
            yield _at(entry, "date-in-future", loc, field="accessed", value=source.accessed)


def ends_before_start(entry: Entry) -> Iterator[Finding]:
    starts, ends = getattr(entry.fields, "starts", None), getattr(entry.fields, "ends", None)
    if starts and ends:
        shared = min(len(starts), len(ends))
        if ends[:shared] < starts[:shared]:
            yield _at(entry, "ends-before-start", ("ends",), starts=starts, ends=ends)
        elif "T" in starts and starts == ends:
            yield _at(entry, "ends-at-start", ("ends",), ends=ends)


def no_such_time(entry: Entry) -> Iterator[Finding]:
    """Yield times that the clock skips or shows twice, when summer time begins or ends."""
    for field in ("starts", "ends"):
        value = getattr(entry.fields, field, None)
        if entry.kind == "event" and value and local_time(value):
            times = on_the_clock(value)
            if times != 1:
                rule = "skipped-hour" if times == 0 else "doubled-hour"
                yield _at(entry, rule, (field,), value=value)


def personal_data(entry: Entry) -> Iterator[Finding]:
    told = set()
    shown = shown_text(entry.source.body).split("\n")
    for number, line in enumerate(entry.source.body.split("\n")):
        for found in _personal(_ADDRESS.sub("", line)):
            told.add(found)
            place = (entry.source.body_line + number, max(line.find(found), 0) + 1)
            # A comment is for its writers; the report is public.
            value = found if found in shown[number] else "<!-- … -->"
            yield finding(str(entry.path), place, "personal-data", value=value)
    # What a reader sees may be written in entities or escapes: etu.suku&#64;yritys.fi.
    for words in entry.text.words:
        for found in _personal(_ADDRESS.sub("", words.text)):
            if found not in told:
                place = (words.line, words.column)
                yield finding(str(entry.path), place, "personal-data", value=found)
    for loc, value in entry.source.front.texts():
        if not value.startswith("http"):
            for found in _personal(value):
                yield _at(entry, "personal-data", loc, value=found)


def _personal(text: str) -> Iterator[str]:
    for found in HETU.finditer(text):
        if HETU_LETTERS[int(found[1] + found[2]) % 31] == found[3]:
            yield found[0]
    for pattern in (EMAIL, PHONE):
        yield from (found[0] for found in pattern.finditer(text))


def hidden_character(entry: Entry) -> Iterator[Finding]:
    """Yield invisible characters that the text writes as entities: `&#x202E;`."""
    for words in entry.text.words:
        if found := INVISIBLE.search(words.text):
            place, code = (words.line, words.column), f"U+{ord(found[0]):04X}"
            yield finding(str(entry.path), place, "invisible-character", code=code)


def secret(entry: Entry) -> Iterator[Finding]:
    told = set()
    for number, line in enumerate(entry.source.body.split("\n")):
        for found in SECRET.finditer(line):
            place = (entry.source.body_line + number, found.start() + 1)
            # Not quoted whole: the report is public.
            told.add(found[0])
            yield finding(str(entry.path), place, "secret", value=f"{found[0][:6]}…")
    for words in entry.text.words:
        for found in SECRET.finditer(words.text):
            if found[0] not in told:
                place = (words.line, words.column)
                yield finding(str(entry.path), place, "secret", value=f"{found[0][:6]}…")
    for loc, value in entry.source.front.texts():
        for found in SECRET.finditer(value):
            yield _at(entry, "secret", loc, value=f"{found[0][:6]}…")


def condition(entry: Entry) -> Iterator[Finding]:
    """Yield the rules between fields that the entry breaks; see `conditions`."""
    record = {**entry.fields.model_dump(), TEXT: entry.text.plain}
    for found in broken(entry.kind, record):
        yield _at(entry, found.rule, found.loc, **found.values)
