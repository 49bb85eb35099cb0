"""Feedback: links with which a reader tells, asks or corrects, without being tracked.

Each opens the reader's own mail program or an issue form, filled in as far as we can.
Where the site's configuration names neither, there is no link.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from knowledgebase.ground.site import Site
from knowledgebase.validate.entry import Entry

_KINDS = (
    (
        "kokeilimme",
        "Kokeilimme tätä",
        (
            "Työpaikan koko ja toimiala:",
            "Mitä muutitte:",
            "Mitä tapahtui:",
            "Onko vielä käytössä:",
        ),
    ),
    ("kysy", "Kysy", ("Kysymys:",)),
    ("korjaa", "Korjaa", ("Mikä on väärin:", "Miten sen pitäisi olla:", "Lähde:")),
)


@dataclass(frozen=True)
class Feedback:
    """One way to tell something: a mail link, an issue link, or both; '' where there is none."""

    kind: str
    label: str
    mail: str
    issue: str


def feedback_links(entry: Entry, site: Site) -> list[Feedback]:
    """Return the feedback links of an entry's page, or none where none are configured."""
    found = []
    for kind, label, questions in _KINDS:
        subject = f"{label}: {entry.fields.title}"
        body = "\n\n".join((site.absolute(entry.address), *questions, ""))
        found.append(
            Feedback(
                kind,
                label,
                mail_link(site.contact_email, subject, body) if site.contact_email else "",
                issue_link(site.issues_url, subject, body) if site.issues_url else "",
            )
        )
    return [one for one in found if one.mail or one.issue]


def mail_link(to: str, subject: str, body: str) -> str:
    """Return a mailto link. Lines end with CRLF, as RFC 6068 asks."""
    query = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
    return f"mailto:{quote(to, safe='@+')}?{query}"


def issue_link(issues_url: str, title: str, body: str) -> str:
    """Return the link to a new issue that is filled in."""
    joint = "&" if "?" in issues_url else "?"
    return f"{issues_url}{joint}{urlencode({'title': title, 'body': body}, quote_via=quote)}"
