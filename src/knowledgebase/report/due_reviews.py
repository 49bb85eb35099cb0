"""Due: which entries must be reviewed, by whose task it is, as Markdown and as texts for mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledgebase.catalogue.answering import EDITORS, who_answers
from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.catalogue.facts import is_current, is_outdated, is_overdue, review_due
from knowledgebase.ground.layout import ENDING
from knowledgebase.ground.moments import days_after
from knowledgebase.render.view.wording import count, finnish_date
from knowledgebase.schema import Practice, Project
from knowledgebase.validate.entry import Entry

_SUBJECT = "Tarkista, pitävätkö tiedot vielä paikkansa"


@dataclass(frozen=True)
class Due:
    """An entry to review: `by` the last day of its interval, and how late it is in words.

    `contact` and `contact_url` are whom its card names to be asked, or ''.
    """

    title: str
    path: str
    address: str
    reviewed: date
    by: date
    late: str
    contact: str = ""
    contact_url: str = ""


@dataclass(frozen=True)
class Share:
    """What one organisation, or the editors, have to review, the most late first."""

    owner: str
    entries: tuple[Due, ...]


def due(catalogue: Catalogue, today: date, within: int = 0) -> list[Share]:
    """Return the practices and projects whose review is due in `within` days, by the organisation that answers.

    What no organisation answers for is the editors'.

    `catalogue` has what is public on `today`.
    """
    shares = dict[str, list[Due]]()
    organisations = catalogue.vocabularies["organisations"].terms
    last = days_after(today, within)
    for entry in catalogue.entries.values():
        kept = entry.kind in (Practice.kind, Project.kind) and is_current(entry, today)
        by = review_due(entry) if kept else None
        if by and by <= last:
            answerer = who_answers(entry, organisations)
            contact = answerer.contact
            one = Due(
                str(entry.fields.title),
                str(entry.path),
                entry.address,
                entry.fields.reviewed or by,
                by,
                _late(entry, today),
                contact.role if contact else "",
                (contact.url or "") if contact else "",
            )
            owner = organisations.get(answerer.organisation)
            shares.setdefault(owner.name() if owner else EDITORS, []).append(one)
    return [
        Share(owner, tuple(sorted(some, key=lambda d: (d.by, d.path))))
        for owner, some in sorted(shares.items())
    ]


def _late(entry: Entry, today: date) -> str:
    if is_outdated(entry, today):
        return "vanhentunut"
    return "myöhässä" if is_overdue(entry, today) else "tulossa"


def as_markdown(shares: Iterable[Share], today: date, unkept: int = 0) -> str:
    """Return the list as Markdown: a heading for each who answers, a box for each entry.

    `unkept` is how many projects have ended and tell of no one who keeps what they made.
    """
    lines = [f"# Tarkistettavat kortit {finnish_date(today)}", ""]
    for share in shares:
        lines += [f"## {plain(share.owner)} ({len(share.entries)})", ""]
        lines += [
            f"- [ ] {plain(d.title)} (`{d.path}`): tarkistettu {finnish_date(d.reviewed)},"
            f" tarkista viimeistään {finnish_date(d.by)}. Tilanne: {d.late}.{_contact(d)}"
            for d in share.entries
        ]
        lines.append("")
    if len(lines) == 2:
        lines += ["Kaikki kortit on tarkistettu ajallaan.", ""]
    if unkept:
        lines += [
            f"## Hankkeet, joiden tuloksista ei tiedetä vastaajaa ({unkept})",
            "",
            f"Ne ovat päätoteuttajan mukaan sivulla /{ENDING}, joten voit kysyä monesta kerralla.",
            "",
        ]
    return "\n".join(lines)


def _contact(one: Due) -> str:
    if not one.contact:
        return ""
    named = plain(one.contact)
    return f" Yhteys: [{named}]({one.contact_url})" if one.contact_url else f" Yhteys: {named}"


def as_mail(shares: Iterable[Share], site: str) -> str:
    """Return one message for each who answers, plain text; `site` is the public address, ending in a slash."""
    messages = []
    for share in shares:
        number = count(len(share.entries), "kortti", "korttia")
        listed = [
            f"- {d.title}\n  {site}{d.address}\n  Tarkista viimeistään {finnish_date(d.by)} ({d.late})."
            + (
                f"\n  Yhteys: {' '.join(filter(None, (d.contact, d.contact_url)))}"
                if d.contact
                else ""
            )
            for d in share.entries
        ]
        messages.append(
            "\n".join(
                [
                    f"Vastaanottaja: {share.owner}",
                    f"Aihe: {_SUBJECT} ({number})",
                    "",
                    "Hei,",
                    "",
                    "lue kortti ja sen lähteet. Jos tiedot pitävät, vastaa tähän viestiin: pitää.",
                    "Jos jokin on muuttunut, kerro mikä ja mistä sen näkee.",
                    "",
                    *listed,
                    "",
                    "Terveisin tietopankin toimitus",
                    "",
                ]
            )
        )
    return "\n---\n\n".join(messages)


def plain(text: str) -> str:
    """Return a writer's text so that Markdown does nothing with it."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
