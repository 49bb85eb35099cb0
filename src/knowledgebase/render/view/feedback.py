"""Feedback: links with which a reader tells, asks or corrects, without being tracked.

Each opens the reader's own mail program or a page of the host, filled in as far as we can, or gives
the same questions as a file. Where the site's configuration names no one to tell, there is no such link.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from knowledgebase.contribute.adoption import QUESTIONS
from knowledgebase.ground.site import Site
from knowledgebase.schema import Practice
from knowledgebase.validate.entry import Entry

_CORRECT = "korjaa"
_ASK = "kysy"
_ANSWERED = (_ASK, "hyodyllinen")
"""What makes sense only where someone is named to read it."""
_TRIED = "kokeilimme"
_OPENS = {
    "lomake": "lomake",
    "palaute": "lomake",
    "yhteytt": "yhteystiedot",
    "yhteystie": "yhteystiedot",
    "contact": "yhteystiedot",
    "kontakt": "yhteystiedot",
}
"""What parts of an address tell that its page is for writing to someone, the surest first."""
_KINDS = (
    (
        _TRIED,
        "Kokeilimme tätä",
        tuple(f"{asked}:" for asked in QUESTIONS.values()),
    ),
    (_ASK, "Kysy toimitukselta", ("Kysymys:",)),
    ("hyodyllinen", "Oliko sivusta apua?", ("Mikä auttoi:", "Mikä jäi puuttumaan:")),
    (_CORRECT, "Korjaa", ("Mikä on väärin:", "Miten sen pitäisi olla:", "Lähde:")),
)


@dataclass(frozen=True)
class Feedback:
    """One way to tell something: links, each '' where there is none.

    `mail` opens a message, `issue` a form of the host, `edit` the entry's own file there for a
    proposal; `file` holds the questions to be filled in, and `name` is what it is called.
    """

    kind: str
    label: str
    mail: str
    issue: str
    edit: str
    file: str
    name: str


def feedback_links(entry: Entry, site: Site) -> list[Feedback]:
    """Return the ways to give feedback on an entry.

    A question is not asked where no one is named to answer it. A correction can always be proposed, and
    what was tried of a practice can be written down.
    """
    found = []
    for kind, label, questions in _KINDS:
        if kind == _TRIED and entry.kind != Practice.kind:
            continue
        subject = f"{label}: {entry.fields.title}"
        body = "\n\n".join((site.absolute(entry.address), *questions, ""))
        mail = mail_link(site.contact_email, subject, body) if site.contact_email else ""
        issue = issue_link(site.issues_url, subject, body) if site.issues_url else ""
        edit = site.edit_url(str(entry.path)) if kind == _CORRECT and site.has_host else ""
        if mail or issue or kind not in _ANSWERED:
            file = "data:text/plain;charset=utf-8," + quote(f"{subject}\n\n{body}")
            found.append(Feedback(kind, label, mail, issue, edit, file, f"{kind}-{entry.id}.txt"))
    return found


def contact_page(url: str) -> str:
    """Return what a contact's address opens, in words, as far as the address itself tells.

    >>> contact_page("https://a.fi/"), contact_page("https://a.fi/ota-yhteytta/")
    ('etusivu', 'yhteystiedot')
    >>> contact_page("https://a.fi/palautelomake"), contact_page("https://a.fi/hanke/x")
    ('lomake', 'sivu aiheesta')
    """
    path = urlsplit(url).path.lower()
    if not path.strip("/"):
        return "etusivu"
    found = (words for part, words in _OPENS.items() if part in path)
    return next(found, "sivu aiheesta")


def mail_link(to: str, subject: str, body: str) -> str:
    """Return a mailto link. Lines end with CRLF, as RFC 6068 asks."""
    query = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
    return f"mailto:{quote(to, safe='@+')}?{query}"


def issue_link(issues_url: str, title: str, body: str) -> str:
    """Return the link to a new issue that is filled in."""
    joint = "&" if "?" in issues_url else "?"
    return f"{issues_url}{joint}{urlencode({'title': title, 'body': body}, quote_via=quote)}"
