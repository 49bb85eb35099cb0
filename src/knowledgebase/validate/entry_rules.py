"""What one entry must be, beyond the form of its fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from knowledgebase.ground.findings import Finding, finding
from knowledgebase.ground.layout import is_reserved_name
from knowledgebase.ground.moments import days_after, first_day, last_day, local_time, on_the_clock
from knowledgebase.ground.slugs import SLUG_MAX, slug_of
from knowledgebase.read.places import Loc
from knowledgebase.read.source import INVISIBLE
from knowledgebase.schema import Event
from knowledgebase.schema.fields import SLUG_PATTERN
from knowledgebase.validate.broken import broken
from knowledgebase.validate.conditions import CONDITIONS, TEXT, Condition
from knowledgebase.validate.entry import Entry, is_of
from knowledgebase.validate.rewrite import shown_text

# The month and day of birth, the century sign (2023 additions included) and a check letter:
# https://dvv.fi/henkilotunnus
HETU = re.compile(r"\b(\d{6})[-+ABCDEFUVWXY](\d{3})([0-9A-FHJ-NPR-Y])\b")
_DIGIT = re.compile(r"\d")
HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# Addresses of a role are no person's. The list is short on purpose: a name is never on it.
_ROLES = (
    "[Aa]siakaspalvelu|[Hh]enkilosto|[Hh]elpdesk|[Hh]r|[Ii]nfo|[Kk]irjaamo|[Mm]yynti|[Nn]euvonta|[Oo]ffice"
    "|[Pp]alaute|[Pp]osti|[Rr]ekry|[Ss]upport|[Tt]iedotus|[Tt]oimisto|[Tt]yosuojelu|[Vv]iestinta"
)
# The local part has 64 characters at most (RFC 5321), which also bounds the work.
EMAIL = re.compile(
    rf"(?<![\w.+-])(?!(?:{_ROLES})(?:@|[(\[]))"
    r"[\w.+-]{1,64}(?:@| ?[(\[](?:at|ät|miukumauku)[)\]] ?)[\w-]{1,63}\.[\w.-]{0,190}\w"
)
_QUOTE = "[\"']"
# The shapes of well-known access keys, of private keys, and of a password that stands by its name or in an address.
SECRET = re.compile(
    r"\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|xox[abeprs]-[\w-]{10,}"
    r"|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36}|pypi-AgE[\w-]{50,}|[rs]k_live_[A-Za-z0-9]{20,}|AIza[\w-]{35}"
    r"|sk-(?:proj-|ant-)?[A-Za-z0-9][\w-]{30,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}"
    r"|AccountKey=[A-Za-z0-9+/]{40,})(?![\w-])|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    rf"|\b(?:[Pp]assword|[Ss]alasana|[Aa][Pp][Ii][_-]?[Kk][Ee][Yy]|[Aa]ccess[_-]?[Tt]oken){_QUOTE}? ?[:=] ?{_QUOTE}?"
    r"(?=[^\s<>]{0,40}\d)(?=[^\s<>]{0,40}[A-Za-z])[^\s<>]{8,100}"
    r"|\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,64}:[^\s/:@]{1,128}@"
)
_ADDRESS = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://\S+")
# Mobile numbers, and numbers of a region in groups: https://traficom.fi/fi/viestinta (02, 03, 05, 06, 08, 09, 013 to 019).
PHONE = re.compile(
    r"(?<![\w/.-])(?:(?:\+358[ -]?|0)(?:4\d|50)(?:[ -]?\d){6,8}"
    r"|(?:\+358[ -]?|0)(?:[235689]|1[3-9])\)?[ -]\d{3,4}(?:[ -]?\d{2,4}){1,2})(?![\w-])"
)

GRACE_DAYS = 1
"""How far in the future a day may be: the writer's clock may be ahead of the checker's."""


def check_entry(entry: Entry, today: date) -> Iterator[Finding]:
    """Yield every finding about one entry; `today` is the day of the check."""
    yield from check_alone(entry, today)
    record = {**entry.fields.model_dump(), TEXT: entry.text.plain}
    yield from broken_conditions(entry, record)


def check_alone(entry: Entry, today: date) -> Iterator[Finding]:
    """Yield what each value says by itself, whatever the other fields hold."""
    yield from bad_file_name(entry)
    yield from date_in_future(entry, today)
    yield from ends_before_start(entry)
    yield from out_of_order(entry, today)
    yield from no_such_time(entry)
    yield from personal_data(entry)
    yield from secret(entry)
    yield from hidden_character(entry)


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
    stem = entry.path.stem
    if not is_file_id(stem):
        id = slug_of(stem)
        guess = f"{id}.md" if id and id != stem else ""
        values = {"name": entry.path.name, "guess": guess}
        yield finding(str(entry.path), (1, 1), "bad-file-name", **values)


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


def out_of_order(entry: Entry, today: date) -> Iterator[Finding]:
    """Yield days of news and events that cannot come in the order written."""
    fields = entry.fields
    published, expires = getattr(fields, "published", None), getattr(fields, "expires", None)
    if published and expires and expires < published:
        values = {"expires": expires, "published": published}
        yield _at(entry, "expires-before-published", ("expires",), **values)
    if not is_of(entry, Event) or not entry.fields.starts:
        return
    event = entry.fields
    if event.register_by and event.register_by > last_day(event.ends or event.starts):
        values = {"value": event.register_by, "starts": event.starts}
        yield _at(entry, "register-after-event", ("register_by",), **values)
    if event.after and first_day(event.starts) > days_after(today, GRACE_DAYS):
        yield _at(entry, "after-before-event", ("after",), starts=event.starts)


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
    # Most texts have nothing that any of these needs, and there are a hundred texts an entry.
    numbers = _DIGIT.search(text)
    if numbers:
        for found in HETU.finditer(text):
            if HETU_LETTERS[int(found[1] + found[2]) % 31] == found[3]:
                yield found[0]
    if "@" in text or "(" in text or "[" in text:
        yield from (found[0] for found in EMAIL.finditer(text))
    if numbers:
        yield from (found[0] for found in PHONE.finditer(text))


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
    for loc, value in entry.source.front.texts(SECRET.search):
        for found in SECRET.finditer(value):
            yield _at(entry, "secret", loc, value=f"{found[0][:6]}…")


def broken_conditions(
    entry: Entry, record: Mapping[str, Any], conditions: Iterable[Condition] = CONDITIONS
) -> Iterator[Finding]:
    """Yield the rules between fields that the entry's `record` breaks; see `conditions`."""
    for found in broken(entry.kind, record, conditions):
        yield _at(entry, found.rule, found.loc, **found.values)
