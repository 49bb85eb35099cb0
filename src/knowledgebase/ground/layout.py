"""Where each kind of entry stands: its folder in the repository and its address on the site."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Shelf:
    """One kind's place: `folder` in the repository, `address` on the site, Finnish names."""

    kind: str
    folder: str
    address: str
    one: str
    many: str


SHELVES = {
    shelf.kind: shelf
    for shelf in (
        Shelf("practice", "practices", "kaytannot", "Hyvä käytäntö", "Hyvät käytännöt"),
        Shelf("project", "projects", "hankkeet", "Hanke", "Hankkeet"),
        Shelf("news", "content/uutiset", "uutiset", "Uutinen", "Uutiset"),
        Shelf("event", "content/tapahtumat", "tapahtumat", "Tapahtuma", "Tapahtumat"),
        Shelf("indicator", "content/mittaristo", "mittaristo", "Mittari", "Mittaristo"),
        Shelf("material", "content/materiaalit", "materiaalit", "Materiaali", "Materiaalit"),
    )
}
THEMES, REGIONS, ORGANISATIONS, NEEDS = "teemat", "alueet", "organisaatiot", "tarpeet"
SETS = "koosteet"
FORM, STATUS, SEARCH = "osallistu/lomake/", "osallistu/tilanne/", "haku/"
NO_PAGE = ("ei-tiedossa", "ulkomaat")
"""Terms that say what is not known or is elsewhere have no page."""

INTRODUCED = frozenset(
    {"", FORM, STATUS, SEARCH, *(f"{shelf.address}/" for shelf in SHELVES.values())}
)
"""Pages that the program makes and that a hand-written page may introduce."""

MADE = frozenset({f"{THEMES}/", f"{REGIONS}/", f"{SETS}/ei-toiminut/"})
_MADE_FOLDERS = frozenset(
    {
        SETS, ORGANISATIONS, NEEDS, "assets", "data", "kalenteri", "kuvat", "pagefind", "paatos",
        "sanat", "seuraa", "sopiiko-meille", "syotteet", "upota", "uutta", "vertaile",
    }
)  # fmt: skip
_MADE_DEEPER = ("tietoa/sanasto/", "uutiset/vuosi/", "uutiset/teema/", "tapahtumat/vuosi/",
                "tapahtumat/teema/", SEARCH)  # fmt: skip
VOCABULARIES = "content/vocabularies"
RESULTS = "content/mittaristo/tulokset"


def kind_of(path: PurePosixPath) -> str | None:
    """Return the kind of the entry that a file is, by its folder; None for any other file.

    `index.md` in an entry folder under content/ is a hand-written page, not an entry.
    """
    if path.suffix != ".md":
        return None
    for shelf in SHELVES.values():
        if str(path.parent) == shelf.folder:
            hand_written = path.name == "index.md" and shelf.folder.startswith("content/")
            return None if hand_written else shelf.kind
    return None


def address_of(path: PurePosixPath) -> str:
    """Return the site address of a file's page: no leading slash, trailing slash, '' for the front page.

    >>> address_of(PurePosixPath("practices/tyoote.md"))
    'kaytannot/tyoote/'
    >>> address_of(PurePosixPath("content/tietoa/naytto.md"))
    'tietoa/naytto/'
    """
    kind = kind_of(path)
    if kind:
        return f"{SHELVES[kind].address}/{path.stem}/"
    inside = path.relative_to("content").with_suffix("")
    if inside.name in ("index", "README"):
        inside = inside.parent
    return "" if str(inside) == "." else f"{inside}/"


def relative_address(target: str, page: str) -> str:
    """Return the link from the page at address `page` to the site address `target`.

    Links are relative so that the site works at a root and under a path alike.

    >>> relative_address("hankkeet/x/", "kaytannot/tyoote/")
    '../../hankkeet/x/'
    >>> relative_address("", "")
    './'
    """
    return "../" * page.count("/") + target or "./"


def is_made(address: str) -> bool:
    """True when the program makes the page at `address` itself and no file may.

    >>> is_made("vertaile/"), is_made("tietoa/naytto/")
    (True, False)
    """
    if address in INTRODUCED:
        return False
    folder = address.partition("/")[0]
    return address in MADE or folder in _MADE_FOLDERS or address.startswith(_MADE_DEEPER)
